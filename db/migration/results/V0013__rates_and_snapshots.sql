alter table results.rate add column kind text not null default 'daily' check (kind in ('plan', 'daily'));
alter table results.rate add column ends date check ((kind = 'plan') = (ends is not null));
alter table results.rate drop constraint rate_pkey;
alter table results.rate add primary key (organization_id, kind, currency, target, day);
comment on table results.rate is 'One unit of currency is this many of target: fixed from a day up to, and without, another (plan), or of a day (daily).';

create table results.conversion (
  organization_id uuid not null references tenancy.organization (id),
  source_key      integer not null,
  external_id     text collate "C" not null,
  currency        text not null,
  target          text not null,
  rate            numeric(19,9) not null,
  import_key      integer not null,
  primary key (organization_id, source_key, external_id, currency, target)
);
comment on table results.conversion is 'The daily rate a result was first converted at: its corrections keep it.';
select tenancy.protect('results.conversion');
create index conversion_of_import on results.conversion (organization_id, import_key);

alter table results.import add column confirmed boolean not null default false;
comment on column results.import.confirmed is 'Somebody said that the file is all there is, however much of a snapshot it no longer names.';
alter table results.import add column taken_back bigint not null default 0;
comment on column results.import.taken_back is 'Recorded results the file, a snapshot, no longer named. They are rows of no file and not part of "read".';
