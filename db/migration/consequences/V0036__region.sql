-- The root, the head's own team, is no region of anybody else's; it stands for itself, so that the head is counted beside the regions.
create view organization.region with (security_invoker = true) as
  with recursive top as (
    select t.organization_id, t.key as team_key, lower(r.days) as starts, upper(r.days) as ends
    from organization.team t
    cross join lateral unnest(
      datemultirange(daterange('0001-01-01', '9999-12-31')) - coalesce(
        (select range_agg(daterange(l.starts, l.ends)) from organization.team_parent l
         where l.organization_id = t.organization_id and l.team_key = t.key), '{}'::datemultirange)) as r (days)),
  below as (
    select l.organization_id, l.team_key as region_key, l.team_key, greatest(l.starts, top.starts) as starts, least(l.ends, top.ends) as ends
    from top
    join organization.team_parent l on l.organization_id = top.organization_id and l.parent_key = top.team_key
    where greatest(l.starts, top.starts) < least(l.ends, top.ends)
    union all
    select l.organization_id, b.region_key, l.team_key, greatest(l.starts, b.starts), least(l.ends, b.ends)
    from below b
    join organization.team_parent l on l.organization_id = b.organization_id and l.parent_key = b.team_key
    where greatest(l.starts, b.starts) < least(l.ends, b.ends))
  select organization_id, team_key, region_key, starts, ends from below
  union all
  select organization_id, team_key, team_key, starts, ends from top;
comment on view organization.region is
  'API: the team right below the root in which a team lay, itself included, by day (half-open); of a root the root itself.';

alter table consequences.obligation add column region integer;
comment on column consequences.obligation.region is
  'The team right below the root in which home_team lay on the day it fell due, of a root the root itself; null without a team.';
alter table consequences.avoided_obligation add column region integer;
alter table consequences.past_obligation add column region integer;
comment on column consequences.past_obligation.region is
  'The team right below the root in which the team with the id in team lay on the day it was due, as the tree was known when it was recorded.';

-- With the region a case is counted in.
create or replace view consequences.obligation_outcome with (security_invoker = true) as
  select o.organization_id, o.id::text as id, p.id as owner, p.name as owner_name, q.id as owed_by, q.name as owed_by_name,
         o.rule, o.consequence, o.kind, o.severity, o.period, o.policy, o.policy_version, o.attainment,
         o.opened_on, o.deadline, o.outcome, o.outcome_severity, o.decided_at, o.rank, t.id as team, t.name as team_name,
         o.person_key, o.owed_by as owed_by_key, o.home_team as team_key, false as past, '{}'::jsonb as groups,
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

create or replace view consequences.obligation_avoided with (security_invoker = true) as
  select a.organization_id, a.goal_id, a.period, a.rule, a.consequence, a.kind, a.severity, a.deadline, a.rank, p.id as owner, q.id as owed_by,
         t.id as team, r.id as region
  from consequences.avoided_obligation a
  join organization.person_card p on p.organization_id = a.organization_id and p.key = a.person_key
  join organization.person_card q on q.organization_id = a.organization_id and q.key = a.owed_by
  left join organization.team_card t on t.organization_id = a.organization_id and t.key = a.home_team
  left join organization.team_card r on r.organization_id = a.organization_id and r.key = a.region;
