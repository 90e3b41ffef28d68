create table organization.mail (
  organization_id uuid not null,
  id              uuid not null,
  person_key      integer not null,
  subject         text not null,
  plain           text not null,
  html            text not null,
  written_at      timestamptz not null,
  sent_at         timestamptz,
  tries           smallint not null default 0,
  try_at          timestamptz not null,
  failure         text,
  kept            boolean not null default true,
  primary key (organization_id, id),
  foreign key (organization_id, person_key) references organization.person (organization_id, key)
);
comment on table organization.mail is 'Letters to people: written with what they tell of, sent afterwards, forgotten after some weeks; what is not kept, once it is sent.';
create index mail_to_send on organization.mail (organization_id, try_at) where sent_at is null;
create index mail_of on organization.mail (organization_id, person_key, written_at);
select tenancy.protect('organization.mail');

create table organization.weekly_mail (
  organization_id uuid not null,
  person_key      integer not null,
  weekday         smallint not null check (weekday between 0 and 7),
  written_on      date not null default '0001-01-01',
  primary key (organization_id, person_key),
  foreign key (organization_id, person_key) references organization.person (organization_id, key)
);
comment on table organization.weekly_mail is 'On which day of the week somebody wants the digest: 1 is Monday, 0 is never. Who is not listed gets it on Mondays.';
select tenancy.protect('organization.weekly_mail');
