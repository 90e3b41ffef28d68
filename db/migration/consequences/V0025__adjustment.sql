create table organization.working_hours (
  organization_id uuid not null,
  person_key      integer not null,
  starts          date not null,
  ends            date not null,
  percent         numeric(5,2) not null check (percent > 0 and percent <= 100),
  primary key (organization_id, person_key, starts),
  foreign key (organization_id, person_key) references organization.person (organization_id, key),
  check (starts < ends)
);
comment on table organization.working_hours is
  'Working hours agreed with a person, in percent of full time; full time where nothing stands. Of ranges that overlap the one that begins last counts. The reason is never taken.';

select tenancy.protect('organization.working_hours'::regclass);

alter table consequences.policy_version
  add column adjust_joining boolean not null default false,
  add column adjust_leaving boolean not null default false,
  add column adjust_absence boolean not null default false,
  add column adjust_hours boolean not null default false,
  add column adjust_ramp integer[] not null default '{}';
comment on column consequences.policy_version.adjust_joining is 'adjust_…: which working days do not count, or in part, for targets of persons; ramp is percent of the first, second, … month after joining.';

alter table results.frozen_standing
  add column agreed_target numeric(19,4),
  add column agreed_commit numeric(19,4),
  add column agreed_stretch numeric(19,4),
  add column counted_days numeric(12,6),
  add column working_days integer,
  add column ramp boolean not null default false,
  add check (num_nonnulls(agreed_target, counted_days, working_days) in (0, 3));
comment on column results.frozen_standing.agreed_target is
  'What was agreed, where the policy adjusted it by formula: target, first_target and levels = agreed × counted_days / working_days.';
comment on column results.frozen_standing.ramp is 'Whether a newcomer''s ramp lowered the target: the period neither counts nor breaks in a row.';

-- With what was agreed, and whether the period counts in a row.
create or replace view results.frozen_goal with (security_invoker = true) as
  select f.organization_id, f.goal_id, f.period, g.period_kind, g.starts, g.ends, f.person_key, f.team_key, f.metric_key, f.target,
         f.commit_level, f.stretch, f.numerator, f.denominator, f.has_data, f.attainment, f.met, f.level, f.as_of, c.closed_at,
         g.policy, g.policy_version, f.freshness, f.ramp, f.agreed_target, f.counted_days, f.working_days, f.first_target
  from results.frozen_standing f
  join results.closing c on c.organization_id = f.organization_id and c.period = f.period
  join goals.goal_in_force g on g.organization_id = f.organization_id and g.id = f.goal_id;

create or replace view consequences.judged_goal with (security_invoker = true) as
  select f.organization_id, f.goal_id, f.period, f.period_kind, f.starts, f.ends, f.person_key, f.team_key, f.metric_key, f.target,
         coalesce(r.numerator, f.numerator) as numerator, coalesce(r.denominator, f.denominator) as denominator,
         f.has_data or r.goal_id is not null as has_data,
         case when r.goal_id is null then f.attainment else r.attainment end as attainment, f.policy, f.policy_version, f.ramp
  from results.frozen_goal f
  left join lateral (
    select g.goal_id, g.numerator, g.denominator, g.attainment
    from consequences.restated_goal g
    join consequences.restatement s on s.organization_id = g.organization_id and s.id = g.restatement_id
    where g.organization_id = f.organization_id and g.goal_id = f.goal_id and s.state = 'accepted'
    order by s.decided_at desc limit 1) r on true;
