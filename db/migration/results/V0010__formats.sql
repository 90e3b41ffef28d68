alter table results.import add column marks text;
comment on column results.import.marks is 'How the amounts of the file are written, by metric, as was found out when it was looked through (JSON).';

create table results.sample (
  organization_id uuid not null references tenancy.organization (id),
  id              uuid not null,
  file_name       text not null,
  content         bytea not null,
  person_key      integer not null,
  at              timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, person_key) references organization.person (organization_id, key)
);
comment on table results.sample is 'The beginning of a file somebody makes a mapping with; seen by that person only, gone after a day.';
alter table results.sample alter column content set storage external;

select tenancy.protect('results.sample');
