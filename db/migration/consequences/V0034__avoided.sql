-- A restatement changes what was reached, and with it what would have followed from the first agreed target. What was written when the
-- period closed stays, and says by which restatement it was replaced.
create table consequences.avoided_obligation (
  organization_id uuid not null references tenancy.organization (id),
  goal_id         uuid not null,
  turn            smallint not null default 0,
  position        smallint not null,
  person_key      integer not null,
  period          text not null,
  policy          text not null,
  policy_version  integer not null,
  rule            text not null,
  consequence     text not null,
  kind            text not null check (kind in ('reward', 'recognition', 'support', 'corrective')),
  severity        smallint not null check (severity between 1 and 9),
  owed_by         integer not null,
  rank            text not null check (rank in ('rep', 'leader', 'executive')),
  home_team       integer,
  region          integer,
  groups          jsonb not null default '{}',
  deadline        date not null,
  replaced_by     uuid,
  primary key (organization_id, goal_id, turn, position),
  foreign key (organization_id, goal_id) references goals.goal (organization_id, id),
  foreign key (organization_id, person_key) references organization.person (organization_id, key),
  foreign key (organization_id, owed_by) references organization.person (organization_id, key),
  foreign key (organization_id, home_team) references organization.team (organization_id, key)
);
comment on table consequences.avoided_obligation is
  'What would have fallen due under the first agreed target and did not, because the target was changed by decision. Rule book, 2.5.';
comment on column consequences.avoided_obligation.turn is '0 as it was when the period closed, then one more with every restatement that changed it.';
comment on column consequences.avoided_obligation.replaced_by is 'The accepted restatement after which it would no longer have followed; null as long as it counts.';
create index avoided_deadline on consequences.avoided_obligation (organization_id, deadline);

create table consequences.relieved_pay (
  organization_id uuid not null references tenancy.organization (id),
  goal_id         uuid not null,
  turn            smallint not null default 0,
  currency        text not null,
  person_key      integer not null,
  period          text not null,
  owed_by         integer not null,
  deadline        date not null,
  agreed          numeric(19,4) not null,
  judged          numeric(19,4) not null check (judged <> agreed),
  replaced_by     uuid,
  primary key (organization_id, goal_id, turn, currency),
  foreign key (organization_id, goal_id) references goals.goal (organization_id, id),
  foreign key (organization_id, person_key) references organization.person (organization_id, key),
  foreign key (organization_id, owed_by) references organization.person (organization_id, key)
);
comment on table consequences.relieved_pay is
  'Pay that followed under the first agreed target and under the one after relief, where they differ. Rule book, 8.8.';
comment on column consequences.relieved_pay.turn is '0 as it was when the period closed, then one more with every restatement that changed it.';
comment on column consequences.relieved_pay.replaced_by is 'The accepted restatement after which it is another amount; null as long as it counts.';
create index relieved_pay_deadline on consequences.relieved_pay (organization_id, deadline);

select tenancy.protect(t) from unnest(array['consequences.avoided_obligation', 'consequences.relieved_pay']::regclass[]) t;

create view consequences.obligation_avoided with (security_invoker = true) as
  select a.organization_id, a.goal_id, a.period, a.rule, a.consequence, a.kind, a.severity, a.deadline, a.rank, p.id as owner, q.id as owed_by,
         t.id as team, r.id as region, a.groups
  from consequences.avoided_obligation a
  join organization.person_card p on p.organization_id = a.organization_id and p.key = a.person_key
  join organization.person_card q on q.organization_id = a.organization_id and q.key = a.owed_by
  left join organization.team_card t on t.organization_id = a.organization_id and t.key = a.home_team
  left join organization.team_card r on r.organization_id = a.organization_id and r.key = a.region
  where a.replaced_by is null;
comment on view consequences.obligation_avoided is 'API: what did not fall due because a target was changed by decision; strict rate = applied / (due + avoided).';

create view consequences.pay_moved with (security_invoker = true) as
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
comment on view consequences.pay_moved is
  'API: money by exception: more or less by relief, not paid by waiver, paid late, and still owed; what is owed is an exception once its deadline has passed.';

create view consequences.open_restatement with (security_invoker = true) as
  select organization_id, period, opened_at, decide_by from consequences.restatement where state = 'open';
comment on view consequences.open_restatement is 'API: closed periods whose facts changed, not yet accepted or refused.';

create view results.closing_postponed with (security_invoker = true) as
  select organization_id, period, starts, ends, postponed_until from results.closing where postponed_until is not null;
comment on view results.closing_postponed is 'API: periods that closed, or will, later than by rule.';

create view goals.relief_approved with (security_invoker = true) as
  select r.organization_id, r.id, r.goal_id, r.old_target, r.new_target, r.requested_by, r.approved_by, r.approved_at,
         case m.direction when 'lower' then r.new_target > r.old_target else r.new_target < r.old_target end as lowered
  from goals.relief r
  join goals.goal g on g.organization_id = r.organization_id and g.id = r.goal_id
  join organization.metric_card m on m.organization_id = g.organization_id and m.key = g.metric_key
  where r.approved_at is not null;
comment on view goals.relief_approved is 'API: targets that were changed by decision; lowered = made easier, where lower is better that is a higher one.';
