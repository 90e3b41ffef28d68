alter table results.quarantine add column person_key integer, add column day date;
comment on column results.quarantine.person_key is 'Whom the row means, where that could be read; without it, it may mean anybody.';
comment on column results.quarantine.day is 'The day of the row, where that could be read; without it, it may be any day before it came.';

alter table results.closing add column reason text;
comment on column results.closing.reason is 'Why it was closed although numbers were stale, or rows waited in quarantine.';

-- With how far each number could be relied on.
create or replace view results.frozen_goal with (security_invoker = true) as
  select f.organization_id, f.goal_id, f.period, g.period_kind, g.starts, g.ends, f.person_key, f.team_key, f.metric_key, f.target,
         f.commit_level, f.stretch, f.numerator, f.denominator, f.has_data, f.attainment, f.met, f.level, f.as_of, c.closed_at,
         g.policy, g.policy_version, f.freshness
  from results.frozen_standing f
  join results.closing c on c.organization_id = f.organization_id and c.period = f.period
  join goals.goal_in_force g on g.organization_id = f.organization_id and g.id = f.goal_id;
