create table organization.invitation (
  hash         bytea primary key check (length(hash) = 32),
  organization uuid not null references tenancy.organization (id),
  person_key   integer not null,
  email        text not null,
  invited_at   timestamptz not null,
  expires_at   timestamptz not null,
  unique (organization, person_key)
);
comment on table organization.invitation is 'Who may choose a password: the SHA-256 of the link, one a person. Global: it is looked up before an organization is known.';
