alter table organization.person add column erased_at timestamptz;
comment on column organization.person.erased_at is 'When name, address and texts were erased; what was measured stays, under a pseudonym.';

create table organization.erasure (
  organization_id uuid not null references tenancy.organization (id),
  id              uuid not null,
  person_key      integer not null,
  asked_by        integer not null,
  asked_at        timestamptz not null,
  decided_by      integer,
  decided_at      timestamptz,
  confirmed       boolean,
  primary key (organization_id, id),
  foreign key (organization_id, person_key) references organization.person (organization_id, key),
  foreign key (organization_id, asked_by) references organization.person (organization_id, key),
  foreign key (organization_id, decided_by) references organization.person (organization_id, key),
  check (num_nonnulls(decided_by, decided_at, confirmed) in (0, 3)),
  check (confirmed is distinct from true or decided_by <> asked_by)
);
comment on table organization.erasure is 'Who asked that names and texts of a person be erased, and who else confirmed or declined it: it takes two.';
create unique index erasure_waiting on organization.erasure (organization_id, person_key) where decided_at is null;
select tenancy.protect('organization.erasure');
