-- Optional groups are frozen with the case, as rank and team are: what the directory says later does not move it.
create view organization.group_value with (security_invoker = true) as
  select organization_id, person_key, name, value from organization.person_group;
comment on view organization.group_value is
  'API: optional groups of people as the directory has them now; for the consistency report only, never in rules.';

alter table consequences.obligation add column groups jsonb not null default '{}';
comment on column consequences.obligation.groups is
  'Optional groups of the person on the day it fell due, for the consistency report only; readable by nobody.';
alter table consequences.avoided_obligation add column groups jsonb not null default '{}';

create or replace view consequences.obligation_outcome with (security_invoker = true) as
  select o.organization_id, o.id::text as id, p.id as owner, p.name as owner_name, q.id as owed_by, q.name as owed_by_name,
         o.rule, o.consequence, o.kind, o.severity, o.period, o.policy, o.policy_version, o.attainment,
         o.opened_on, o.deadline, o.outcome, o.outcome_severity, o.decided_at, o.rank, t.id as team, t.name as team_name,
         o.person_key, o.owed_by as owed_by_key, o.home_team as team_key, false as past, o.groups,
         o.hearing_until, o.held_until, r.id as region, r.name as region_name
  from consequences.obligation o
  join organization.person_card p on p.organization_id = o.organization_id and p.key = o.person_key
  join organization.person_card q on q.organization_id = o.organization_id and q.key = o.owed_by
  left join organization.team_card t on t.organization_id = o.organization_id and t.key = o.home_team
  left join organization.team_card r on r.organization_id = o.organization_id and r.key = o.region
  union all
  select h.organization_id, h.id, h.owner, h.owner, h.owed_by, h.owed_by,
         h.rule, h.rule, h.kind, h.severity, null, null, null, null,
         h.due, h.due, h.outcome, h.outcome_severity, h.decided::timestamptz, h.rank, h.team, h.team,
         null, null, null, true, h.groups, null, null, r.id, r.name
  from consequences.past_obligation h
  left join organization.team_card r on r.organization_id = h.organization_id and r.key = h.region;

create or replace view consequences.decision_disputed with (security_invoker = true) as
  select d.organization_id, o.deadline, o.rank, o.outcome, d.answer, q.id as owed_by, t.id as team, r.id as region,
         o.groups
  from consequences.dispute d
  join consequences.obligation o on o.organization_id = d.organization_id and o.id = d.obligation_id
  join organization.person_card q on q.organization_id = o.organization_id and q.key = o.owed_by
  left join organization.team_card t on t.organization_id = o.organization_id and t.key = o.home_team
  left join organization.team_card r on r.organization_id = o.organization_id and r.key = o.region
  where d.about = 'decision';

create or replace view consequences.obligation_avoided with (security_invoker = true) as
  select a.organization_id, a.goal_id, a.period, a.rule, a.consequence, a.kind, a.severity, a.deadline, a.rank, p.id as owner, q.id as owed_by,
         t.id as team, r.id as region, a.groups
  from consequences.avoided_obligation a
  join organization.person_card p on p.organization_id = a.organization_id and p.key = a.person_key
  join organization.person_card q on q.organization_id = a.organization_id and q.key = a.owed_by
  left join organization.team_card t on t.organization_id = a.organization_id and t.key = a.home_team
  left join organization.team_card r on r.organization_id = a.organization_id and r.key = a.region;

create view consequences.group_of_the_past with (security_invoker = true) as
  select distinct organization_id, jsonb_object_keys(groups) as name from consequences.past_obligation;
comment on view consequences.group_of_the_past is 'API: names of the optional groups that decisions from before Fullscore came with.';
