create table goals.template (
  organization_id uuid not null references tenancy.organization (id),
  name            text not null check (name <> ''),
  metric_key      smallint not null,
  target          numeric(19,4) not null check (target >= 0),
  commit_level    numeric(19,4),
  stretch         numeric(19,4),
  why             text,
  what            text,
  how             text,
  kept_by         integer,
  primary key (organization_id, name),
  foreign key (organization_id, metric_key) references organization.metric (organization_id, key),
  foreign key (organization_id, kept_by) references organization.person (organization_id, key)
);
comment on table goals.template is 'A goal as it is assigned to many people at once: what, how much, why and how. Keeping it again under its name replaces it.';
select tenancy.protect('goals.template');
