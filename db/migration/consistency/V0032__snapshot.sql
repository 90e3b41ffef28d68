create schema consistency;
grant usage on schema consistency to fullscore_app;
alter default privileges in schema consistency grant select, insert on tables to fullscore_app;

create table consistency.snapshot (
  organization_id uuid not null references tenancy.organization (id),
  id              uuid not null,
  closing         text check (closing <> ''),
  first_day       date not null,
  last_day        date not null,
  criteria        text[] not null,
  made_at         timestamptz not null,
  made_by         integer,
  document        text not null,
  sha256          bytea not null check (length(sha256) = 32),
  primary key (organization_id, id),
  unique (organization_id, closing),
  foreign key (organization_id, made_by) references organization.person (organization_id, key),
  check (first_day <= last_day),
  check (num_nonnulls(closing, made_by) = 1)
);
comment on table consistency.snapshot is
  'The consistency report as it was when a period closed, or when somebody kept it. People and teams are numbers in it: snapshot_name says whose.';
comment on column consistency.snapshot.closing is 'The period whose closing it was kept for; null where somebody chose the days.';
comment on column consistency.snapshot.document is 'Canonical JSON; sha256 is of its bytes in UTF-8.';

create table consistency.snapshot_name (
  organization_id uuid not null,
  snapshot_id     uuid not null,
  number          integer not null,
  kind            text not null check (kind in ('person', 'team')),
  person_key      integer,
  id              text not null,
  name            text not null,
  primary key (organization_id, snapshot_id, number),
  foreign key (organization_id, snapshot_id) references consistency.snapshot (organization_id, id),
  foreign key (organization_id, person_key) references organization.person (organization_id, key),
  check (kind = 'person' or person_key is null)
);
comment on table consistency.snapshot_name is
  'Who the numbers of a snapshot are, as they were called then; apart from it, so that somebody can be erased. Without a key: from decisions taken before Fullscore.';
create index snapshot_name_person on consistency.snapshot_name (organization_id, person_key);
grant update on consistency.snapshot_name to fullscore_app;

select tenancy.protect(t) from unnest(array['consistency.snapshot', 'consistency.snapshot_name']::regclass[]) t;
