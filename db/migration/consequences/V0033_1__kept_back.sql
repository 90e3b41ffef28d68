create table consequences.kept_back (
  organization_id uuid not null,
  id              uuid not null,
  goal_id         uuid not null,
  position        smallint not null,
  person_key      integer not null,
  team_key        integer,
  period          text not null,
  metric_key      smallint not null,
  attainment      numeric(24,8),
  policy          text not null,
  policy_version  integer not null,
  rule            text not null,
  consequence     text not null,
  severity        smallint not null,
  owed_by         integer not null,
  in_a_row        smallint not null,
  omitted         text,
  freshness       text not null,
  origin          text not null check (origin in ('closing', 'restatement')),
  restatement_id  uuid,
  since           date not null,
  became          text check (became in ('fell due', 'asked again', 'withdrawn')),
  settled_on      date,
  obligation_id   uuid,
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, goal_id, policy, policy_version, rule, position, origin, restatement_id),
  foreign key (organization_id, goal_id) references goals.goal (organization_id, id),
  foreign key (organization_id, person_key) references organization.person (organization_id, key),
  foreign key (organization_id, owed_by) references organization.person (organization_id, key),
  foreign key (organization_id, obligation_id) references consequences.obligation (organization_id, id),
  check ((became is null) = (settled_on is null)),
  check ((became = 'fell due') = (obligation_id is not null))
);
comment on table consequences.kept_back is
  'A corrective that did not fall due because support promised with the goal was not kept (rule book, 6.7), and what became of it.';
comment on column consequences.kept_back.owed_by is 'Who would have owed it on the day it was kept back.';
comment on column consequences.kept_back.became is
  'fell due once the support was kept; asked again by a later period before that; withdrawn because a restatement took the reason away. Null while it is kept back.';
create index kept_back_standing on consequences.kept_back (organization_id, goal_id) where became is null;
create index kept_back_person on consequences.kept_back (organization_id, person_key, period);

select tenancy.protect('consequences.kept_back'::regclass);
