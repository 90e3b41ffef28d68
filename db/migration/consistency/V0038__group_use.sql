create table consistency.group_use (
  organization_id uuid not null references tenancy.organization (id),
  id              uuid not null,
  name            text not null check (name <> ''),
  purpose         text not null check (purpose <> ''),
  last_day        date not null,
  asked_by        integer not null,
  asked_at        timestamptz not null,
  decided_by      integer,
  decided_at      timestamptz,
  confirmed       boolean,
  ended_by        integer,
  ended_at        timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, asked_by) references organization.person (organization_id, key),
  foreign key (organization_id, decided_by) references organization.person (organization_id, key),
  foreign key (organization_id, ended_by) references organization.person (organization_id, key),
  check (num_nonnulls(decided_by, decided_at, confirmed) in (0, 3)),
  check (confirmed is distinct from true or decided_by <> asked_by),
  check (num_nonnulls(ended_by, ended_at) in (0, 2)),
  check (ended_at is null or confirmed is true)
);
comment on table consistency.group_use is
  'Which optional groups the report may compare by, for what purpose and up to which day: off until one person asks and another confirms. Rule book, 9.3.';
comment on column consistency.group_use.name is 'Name of the group, as the column group:<name> of people or of decisions from before Fullscore has it.';
comment on column consistency.group_use.last_day is 'The last day of the organization on which it is on.';
comment on column consistency.group_use.ended_at is 'When one person switched it off before that, or two agreed on another use in its place.';
create unique index group_use_waiting on consistency.group_use (organization_id, name) where decided_at is null;
grant update on consistency.group_use to fullscore_app;
select tenancy.protect('consistency.group_use');
