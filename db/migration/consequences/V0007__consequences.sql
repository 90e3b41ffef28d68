create schema consequences;
grant usage on schema consequences to fullscore_app;
alter default privileges in schema consequences grant select, insert, update, delete on tables to fullscore_app;

create table consequences.policy (
  organization_id uuid not null references tenancy.organization (id),
  name            text not null check (name <> '' and length(name) <= 100),
  primary key (organization_id, name)
);
comment on table consequences.policy is 'What follows from meeting or missing a goal; its content lives in dated versions.';

create table consequences.policy_version (
  organization_id uuid not null,
  policy          text not null,
  number          integer not null check (number > 0),
  metric_key      smallint not null,
  of_persons      boolean not null,
  of_teams        boolean not null,
  period_kind     text not null check (period_kind in ('week', 'month', 'quarter', 'half', 'year', 'custom')),
  valid_from      date not null,
  source          text,
  jobs            text[] not null default '{}',
  written_by      integer not null,
  written_at      timestamptz not null,
  published_by    integer,
  published_at    timestamptz,
  version         integer not null default 0,
  primary key (organization_id, policy, number),
  foreign key (organization_id, policy) references consequences.policy (organization_id, name),
  foreign key (organization_id, metric_key) references organization.metric (organization_id, key),
  foreign key (organization_id, written_by) references organization.person (organization_id, key),
  foreign key (organization_id, published_by) references organization.person (organization_id, key),
  check (of_persons or of_teams),
  check (published_by is null or published_by <> written_by),
  check ((published_by is null) = (published_at is null))
);
comment on table consequences.policy_version is 'A dated version: a draft until somebody other than its author publishes it, immutable from then on.';

create table consequences.rule (
  organization_id uuid not null,
  policy          text not null,
  number          integer not null,
  position        smallint not null,
  name            text not null check (name <> ''),
  from_percent    numeric(12,4) not null check (from_percent >= 0),
  below_percent   numeric(12,4),
  in_a_row        smallint not null default 1 check (in_a_row > 0),
  team_from       numeric(12,4),
  primary key (organization_id, policy, number, position),
  unique (organization_id, policy, number, name),
  foreign key (organization_id, policy, number) references consequences.policy_version (organization_id, policy, number),
  check (below_percent is null or from_percent < below_percent)
);
comment on table consequences.rule is 'A row of a rule table: from (inclusive), below (exclusive) in percent of target, misses in a row, team condition.';

create table consequences.consequence (
  organization_id uuid not null,
  policy          text not null,
  number          integer not null,
  rule            smallint not null,
  position        smallint not null,
  name            text not null check (name <> ''),
  kind            text not null check (kind in ('reward', 'recognition', 'support', 'corrective')),
  severity        smallint not null check (severity between 1 and 9),
  owed_by         text not null check (owed_by in ('leader', 'executive')),
  working_days    smallint not null check (working_days between 1 and 250),
  evidence        boolean not null default false,
  entitlement     boolean not null default false,
  pay_per_point   numeric(19,4),
  pay_above       numeric(12,4),
  pay_up_to       numeric(12,4),
  pay_fixed       numeric(19,4),
  pay_currency    text check (pay_currency ~ '^[A-Z]{3}$'),
  primary key (organization_id, policy, number, rule, position),
  foreign key (organization_id, policy, number, rule) references consequences.rule (organization_id, policy, number, position),
  check (num_nonnulls(pay_per_point, pay_fixed) <= 1),
  check ((num_nonnulls(pay_per_point, pay_fixed) = 1) = (pay_currency is not null)),
  check (kind <> 'corrective' or pay_currency is null)
);
comment on table consequences.consequence is 'What a rule says is due: kind, severity, who owes it, working days to act, evidence, pay.';

create table consequences.obligation (
  organization_id  uuid not null references tenancy.organization (id),
  id               uuid not null,
  goal_id          uuid not null,
  position         smallint not null,
  person_key       integer not null,
  team_key         integer,
  period           text not null,
  metric_key       smallint not null,
  attainment       numeric(24,8),
  policy           text not null,
  policy_version   integer not null,
  rule             text not null,
  consequence      text not null,
  kind             text not null check (kind in ('reward', 'recognition', 'support', 'corrective')),
  severity         smallint not null,
  evidence_needed  boolean not null,
  entitlement      boolean not null,
  pay              numeric(19,4),
  pay_currency     text,
  owed_by          integer not null,
  rank             text not null check (rank in ('rep', 'leader', 'executive')),
  home_team        integer,
  region           integer,
  groups           jsonb not null default '{}',
  opened_on        date not null,
  hearing_until    date,
  deadline         date not null,
  working_days     smallint not null,
  in_a_row         smallint not null default 1,
  omitted          text,
  held_from        date,
  held_until       date,
  postponed        boolean not null default false,
  origin           text not null default 'closing' check (origin in ('closing', 'restatement', 'undo')),
  restatement_id   uuid,
  undoes           uuid,
  outcome          text check (outcome in ('applied', 'substituted', 'waived', 'late', 'not applied', 'lapsed', 'withdrawn')),
  outcome_severity smallint,
  decided_by       integer,
  decided_at       timestamptz,
  done_on          date,
  instead          text,
  note             text,
  evidence         text,
  version          integer not null default 0,
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, goal_id, policy, policy_version, rule, position, origin, restatement_id),
  foreign key (organization_id, goal_id) references goals.goal (organization_id, id),
  foreign key (organization_id, person_key) references organization.person (organization_id, key),
  foreign key (organization_id, owed_by) references organization.person (organization_id, key),
  foreign key (organization_id, decided_by) references organization.person (organization_id, key),
  foreign key (organization_id, policy, policy_version) references consequences.policy_version (organization_id, policy, number),
  check ((outcome is null) = (decided_at is null))
);
comment on table consequences.obligation is 'One consequence owed: to whom, by whom, under which rule and version, by when; and what became of it.';
comment on column consequences.obligation.person_key is 'Whom it concerns: the owner of the goal, or who led the team for most of the period.';
comment on column consequences.obligation.deadline is 'The last day on which a decision is on time.';
comment on column consequences.obligation.working_days is 'How many whoever owes it has; given again in full when the day is postponed.';
comment on column consequences.obligation.in_a_row is 'The how many-th period in a row inside the row of the rule.';
comment on column consequences.obligation.omitted is 'The period whose earlier step was not applied, so that it is due again instead of the next one.';
comment on column consequences.obligation.held_until is 'While a number was disputed the clock stood still, up to and including this day.';
comment on column consequences.obligation.instead is 'What was done instead, where it was substituted.';
comment on column consequences.obligation.undoes is 'The obligation that was applied and, after a restatement, should not have been.';
comment on column consequences.obligation.rank is 'The rank of the person on the day it fell due.';
comment on column consequences.obligation.home_team is 'The main team of the person on the day it fell due.';
comment on column consequences.obligation.region is
  'The team right below the root in which home_team lay on the day it fell due, of a root the root itself; null without a team.';
-- Optional groups are frozen with the case, as rank and team are: what the directory says later does not move it.
comment on column consequences.obligation.groups is
  'Optional groups of the person on the day it fell due, for the consistency report only; readable by nobody.';
create index obligation_owed_by on consequences.obligation (organization_id, owed_by, deadline);
create index obligation_person on consequences.obligation (organization_id, person_key, deadline);
create index obligation_deadline on consequences.obligation (organization_id, deadline);
create index obligation_goal on consequences.obligation (organization_id, goal_id);

create table consequences.waiver (
  organization_id uuid not null,
  id              uuid not null,
  obligation_id   uuid not null,
  reason          text not null,
  note            text,
  until           date,
  milder          text,
  milder_severity smallint,
  done_on         date,
  evidence        text,
  requested_by    integer not null,
  requested_at    timestamptz not null,
  approved_by     integer,
  approved_at     timestamptz,
  version         integer not null default 0,
  primary key (organization_id, id),
  foreign key (organization_id, obligation_id) references consequences.obligation (organization_id, id),
  foreign key (organization_id, requested_by) references organization.person (organization_id, key),
  foreign key (organization_id, approved_by) references organization.person (organization_id, key),
  check (approved_by is null or approved_by <> requested_by),
  check ((milder is null) = (milder_severity is null))
);
comment on table consequences.waiver is 'A request not to apply (or, with milder, to apply something milder): takes effect when a second person approves.';
create index waiver_of_obligation on consequences.waiver (organization_id, obligation_id);
create index waiver_waiting on consequences.waiver (organization_id, requested_at) where approved_by is null;

create table consequences.confirmation (
  organization_id uuid not null,
  obligation_id   uuid not null,
  person_key      integer not null,
  at              timestamptz not null,
  primary key (organization_id, obligation_id),
  foreign key (organization_id, obligation_id) references consequences.obligation (organization_id, id)
);
comment on table consequences.confirmation is 'The owner said: I got it.';

create table consequences.dispute (
  organization_id uuid not null,
  id              uuid not null,
  obligation_id   uuid not null,
  about           text not null check (about in ('number', 'decision')),
  text            text not null check (text <> ''),
  raised_by       integer not null,
  raised_at       timestamptz not null,
  answer_by       date not null,
  answer          text check (answer in ('upheld', 'changed')),
  answer_text     text,
  answered_by     integer,
  answered_at     timestamptz,
  version         integer not null default 0,
  primary key (organization_id, id),
  foreign key (organization_id, obligation_id) references consequences.obligation (organization_id, id),
  foreign key (organization_id, raised_by) references organization.person (organization_id, key),
  foreign key (organization_id, answered_by) references organization.person (organization_id, key)
);
comment on table consequences.dispute is 'A rep against a number or a decision, with a clock and an answer by somebody who did not decide.';
create index dispute_of_obligation on consequences.dispute (organization_id, obligation_id);
create index dispute_open on consequences.dispute (organization_id, answer_by) where answer is null;

create table consequences.restatement (
  organization_id uuid not null references tenancy.organization (id),
  id              uuid not null,
  period          text not null,
  opened_at       timestamptz not null,
  decide_by       date not null,
  state           text not null check (state in ('open', 'accepted', 'refused')),
  decided_by      integer,
  decided_at      timestamptz,
  primary key (organization_id, id)
);
comment on table consequences.restatement is 'A closed period whose facts changed: accepted or refused by somebody it does not affect.';
create unique index restatement_open on consequences.restatement (organization_id, period) where state = 'open';

create table consequences.restated_goal (
  organization_id   uuid not null,
  restatement_id    uuid not null,
  goal_id           uuid not null,
  numerator         numeric(24,4) not null,
  denominator       numeric(24,4) not null,
  attainment        numeric(24,8),
  met               boolean not null,
  primary key (organization_id, restatement_id, goal_id),
  foreign key (organization_id, restatement_id) references consequences.restatement (organization_id, id),
  foreign key (organization_id, goal_id) references goals.goal (organization_id, id)
);
comment on table consequences.restated_goal is 'A goal of a restatement as it stands with the late facts; the frozen standing stays beside it.';

create table consequences.past_obligation (
  organization_id  uuid not null references tenancy.organization (id),
  id               text not null,
  owner            text not null,
  owed_by          text not null,
  rule             text not null,
  kind             text not null check (kind in ('reward', 'recognition', 'support', 'corrective')),
  severity         smallint not null check (severity between 1 and 9),
  due              date not null,
  outcome          text not null check (outcome in ('applied', 'substituted', 'waived', 'late', 'not applied', 'lapsed', 'withdrawn')),
  decided          date,
  outcome_severity smallint,
  rank             text,
  team             text,
  region           integer,
  groups           jsonb not null default '{}',
  primary key (organization_id, id)
);
comment on table consequences.past_obligation is 'Decisions taken before Fullscore, for the report; ids need not be people here.';
comment on column consequences.past_obligation.region is
  'The team right below the root in which the team with the id in team lay on the day it was due, as the tree was known when it was recorded.';

select tenancy.protect(t) from unnest(array[
  'consequences.policy', 'consequences.policy_version', 'consequences.rule', 'consequences.consequence', 'consequences.obligation',
  'consequences.waiver', 'consequences.confirmation', 'consequences.dispute', 'consequences.restatement',
  'consequences.restated_goal', 'consequences.past_obligation']::regclass[]) t;

create view consequences.obligation_outcome with (security_invoker = true) as
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
comment on view consequences.obligation_outcome is
  'API: every obligation with what became of it. outcome null and deadline past = not applied; withdrawn and lapsed are not counted.';

-- What is judged: standings as they were frozen, with the days and the kind of their period.
create view results.frozen_goal with (security_invoker = true) as
  select f.organization_id, f.goal_id, f.period, g.period_kind, g.starts, g.ends, f.person_key, f.team_key, f.metric_key, f.target,
         f.commit_level, f.stretch, f.numerator, f.denominator, f.has_data, f.attainment, f.met, f.level, f.as_of, c.closed_at,
         g.policy, g.policy_version
  from results.frozen_standing f
  join results.closing c on c.organization_id = f.organization_id and c.period = f.period
  join goals.goal_in_force g on g.organization_id = f.organization_id and g.id = f.goal_id;
comment on view results.frozen_goal is 'API: goals as they were measured when their period closed, with the policy version the agreement names.';

-- The latest accepted restatement of a goal stands in the place of what was frozen; the original stays.
create view consequences.judged_goal with (security_invoker = true) as
  select f.organization_id, f.goal_id, f.period, f.period_kind, f.starts, f.ends, f.person_key, f.team_key, f.metric_key, f.target,
         coalesce(r.numerator, f.numerator) as numerator, coalesce(r.denominator, f.denominator) as denominator,
         f.has_data or r.goal_id is not null as has_data,
         case when r.goal_id is null then f.attainment else r.attainment end as attainment, f.policy, f.policy_version
  from results.frozen_goal f
  left join lateral (
    select g.goal_id, g.numerator, g.denominator, g.attainment
    from consequences.restated_goal g
    join consequences.restatement s on s.organization_id = g.organization_id and s.id = g.restatement_id
    where g.organization_id = f.organization_id and g.goal_id = f.goal_id and s.state = 'accepted'
    order by s.decided_at desc limit 1) r on true;
comment on view consequences.judged_goal is 'Closed goals as restated, which is what counts for misses in a row.';
