create schema goals;
grant usage on schema goals to fullscore_app;
alter default privileges in schema goals grant select, insert, update, delete on tables to fullscore_app;

create table goals.goal (
  organization_id uuid not null references tenancy.organization (id),
  id              uuid not null,
  person_key      integer,
  team_key        integer,
  metric_key      smallint not null,
  period          text not null,
  period_kind     text not null check (period_kind in ('week', 'month', 'quarter', 'half', 'year', 'custom')),
  starts          date not null,
  ends            date not null,
  target          numeric(19,4) not null check (target >= 0),
  commit_level    numeric(19,4),
  stretch         numeric(19,4),
  why             text,
  what            text,
  how             text,
  state           text not null check (state in ('draft', 'proposed', 'agreed', 'set', 'objected')),
  first_target    numeric(19,4),
  in_force_on     date,
  late            boolean not null default false,
  recorded_on     date not null,
  policy          text,
  policy_version  integer,
  proposed_by     integer,
  version         integer not null default 0,
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, person_key, team_key, metric_key, period),
  foreign key (organization_id, person_key) references organization.person (organization_id, key),
  foreign key (organization_id, team_key) references organization.team (organization_id, key),
  foreign key (organization_id, metric_key) references organization.metric (organization_id, key),
  foreign key (organization_id, proposed_by) references organization.person (organization_id, key),
  check (num_nonnulls(person_key, team_key) = 1),
  check (starts < ends),
  check ((state in ('agreed', 'set')) = (in_force_on is not null))
);
comment on table goals.goal is 'What an owner (a person or a team) promised of a metric in a period.';
comment on column goals.goal.first_target is 'The target as first agreed; target is the one after relief.';
comment on column goals.goal.in_force_on is 'The day from which the goal counts; null while it is not agreed.';
comment on column goals.goal.recorded_on is 'The day the goal was first recorded; a period whose goals all came after its end is closed by hand.';
create index goal_of_period on goals.goal (organization_id, period, metric_key);
create index goal_of_person on goals.goal (organization_id, person_key, metric_key, starts);

create table goals.signature (
  organization_id uuid not null,
  goal_id         uuid not null,
  party           text not null check (party in ('owner', 'leader')),
  person_key      integer not null,
  signed_on       date not null,
  at              timestamptz not null,
  primary key (organization_id, goal_id, party),
  foreign key (organization_id, goal_id) references goals.goal (organization_id, id),
  foreign key (organization_id, person_key) references organization.person (organization_id, key)
);
comment on table goals.signature is 'Who signed an agreement, as which party, when.';

create table goals.objection (
  organization_id uuid not null,
  id              uuid not null,
  goal_id         uuid not null,
  text            text not null check (text <> ''),
  counter         numeric(19,4) check (counter >= 0),
  person_key      integer not null,
  at              timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, goal_id) references goals.goal (organization_id, id),
  foreign key (organization_id, person_key) references organization.person (organization_id, key)
);
comment on table goals.objection is 'What an owner said against a target, with the one the owner would sign instead, if any; it stays on record.';
create index objection_goal on goals.objection (organization_id, goal_id);

create table goals.relief (
  organization_id uuid not null,
  id              uuid not null,
  goal_id         uuid not null,
  old_target      numeric(19,4) not null,
  new_target      numeric(19,4) not null,
  reason          text not null,
  note            text,
  requested_by    integer not null,
  requested_at    timestamptz not null,
  approved_by     integer,
  approved_at     timestamptz,
  declined_by     integer,
  declined_at     timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, goal_id) references goals.goal (organization_id, id),
  foreign key (organization_id, requested_by) references organization.person (organization_id, key),
  foreign key (organization_id, approved_by) references organization.person (organization_id, key),
  foreign key (organization_id, declined_by) references organization.person (organization_id, key),
  check (approved_by is null or approved_by <> requested_by),
  check (num_nonnulls(approved_by, declined_by) <= 1)
);
comment on table goals.relief is 'A decision to change a target afterwards: old, new, reason, and who approved or declined; both values stay.';
create index relief_goal on goals.relief (organization_id, goal_id);

create table goals.support (
  organization_id uuid not null,
  id              uuid not null,
  goal_id         uuid not null,
  text            text not null check (text <> ''),
  due             date not null,
  kept_on         date,
  promised_by     integer not null,
  primary key (organization_id, id),
  foreign key (organization_id, goal_id) references goals.goal (organization_id, id),
  foreign key (organization_id, promised_by) references organization.person (organization_id, key)
);
comment on table goals.support is 'Support a leader promised with a goal: training, tools, time, by a day.';
create index support_goal on goals.support (organization_id, goal_id);
create index support_due on goals.support (organization_id, due);

select tenancy.protect(t) from unnest(array[
  'goals.goal', 'goals.signature', 'goals.objection', 'goals.relief', 'goals.support']::regclass[]) t;

create view goals.goal_in_force with (security_invoker = true) as
  select organization_id, id, person_key, team_key, metric_key, period, period_kind, starts, ends, target,
         coalesce(first_target, target) as first_target, commit_level, stretch, in_force_on, late, recorded_on, state, policy, policy_version
  from goals.goal where state in ('agreed', 'set');
comment on view goals.goal_in_force is 'API: goals that were agreed or set, with the target of today and the first agreed one. In force from in_force_on.';
