-- A restatement changes what was reached, and with it what would have followed from the first agreed target. What was written when the
-- period closed stays, and says by which restatement it was replaced.
alter table consequences.avoided_obligation
  add column turn smallint not null default 0,
  add column replaced_by uuid,
  drop constraint avoided_obligation_pkey,
  add primary key (organization_id, goal_id, turn, position);
comment on column consequences.avoided_obligation.turn is '0 as it was when the period closed, then one more with every restatement that changed it.';
comment on column consequences.avoided_obligation.replaced_by is 'The accepted restatement after which it would no longer have followed; null as long as it counts.';

alter table consequences.relieved_pay
  add column turn smallint not null default 0,
  add column replaced_by uuid,
  drop constraint relieved_pay_pkey,
  add primary key (organization_id, goal_id, turn, currency);
comment on column consequences.relieved_pay.turn is '0 as it was when the period closed, then one more with every restatement that changed it.';
comment on column consequences.relieved_pay.replaced_by is 'The accepted restatement after which it is another amount; null as long as it counts.';

create or replace view consequences.obligation_avoided with (security_invoker = true) as
  select a.organization_id, a.goal_id, a.period, a.rule, a.consequence, a.kind, a.severity, a.deadline, a.rank, p.id as owner, q.id as owed_by,
         t.id as team, r.id as region, a.groups
  from consequences.avoided_obligation a
  join organization.person_card p on p.organization_id = a.organization_id and p.key = a.person_key
  join organization.person_card q on q.organization_id = a.organization_id and q.key = a.owed_by
  left join organization.team_card t on t.organization_id = a.organization_id and t.key = a.home_team
  left join organization.team_card r on r.organization_id = a.organization_id and r.key = a.region
  where a.replaced_by is null;

create or replace view consequences.pay_moved with (security_invoker = true) as
  select organization_id, owed_by as owed_by_key, deadline, 'relief' as cause, currency, judged - agreed as amount
  from consequences.relieved_pay where replaced_by is null
  union all
  select organization_id, owed_by, deadline, 'waiver', pay_currency, -pay from consequences.obligation
  where pay <> 0 and outcome = 'waived'
  union all
  select organization_id, owed_by, deadline, 'late', pay_currency, pay from consequences.obligation
  where pay <> 0 and outcome = 'late'
  union all
  select organization_id, owed_by, deadline, 'owed', pay_currency, pay from consequences.obligation
  where pay <> 0 and (outcome is null or outcome = 'not applied');

create or replace view results.frozen_goal with (security_invoker = true) as
  select f.organization_id, f.goal_id, f.period, g.period_kind, g.starts, g.ends, f.person_key, f.team_key, f.metric_key, f.target,
         f.commit_level, f.stretch, f.numerator, f.denominator, f.has_data, f.attainment, f.met, f.level, f.as_of, c.closed_at,
         g.policy, g.policy_version, f.freshness, f.ramp, f.agreed_target, f.counted_days, f.working_days, f.first_target
  from results.frozen_standing f
  join results.closing c on c.organization_id = f.organization_id and c.period = f.period
  join goals.goal_in_force g on g.organization_id = f.organization_id and g.id = f.goal_id;
