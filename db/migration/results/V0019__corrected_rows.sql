alter table results.quarantine add column corrected text, add column corrected_by integer, add column corrected_at timestamptz;
comment on column results.quarantine.corrected is 'The row as somebody corrected it, which is read in place of raw; raw stays as it came.';

create table results.quarantine_owner (
  organization_id uuid not null,
  source_key      integer not null,
  reason          text not null,
  value           text not null,
  person_key      integer not null,
  primary key (organization_id, source_key, reason, value),
  foreign key (organization_id, source_key) references results.source (organization_id, key),
  foreign key (organization_id, person_key) references organization.person (organization_id, key)
);
comment on table results.quarantine_owner is 'Who looks after the rows of a source that wait for one reason with one value.';
select tenancy.protect('results.quarantine_owner');
