create schema web;
grant usage on schema web to fullscore_app;
alter default privileges in schema web grant select, insert, update, delete on tables to fullscore_app;

create table web.session (
  id            text primary key,
  person        text,
  attributes    bytea not null,
  created_at    timestamptz not null,
  accessed_at   timestamptz not null,
  expires_at    timestamptz not null,
  idle_seconds  integer not null check (idle_seconds > 0)
);
comment on table web.session is 'Who is signed in. Global: it is read before an organization is known.';
comment on column web.session.person is 'Whoever signed in, so that all sessions of one person can be ended; null before that.';
create index session_by_expiry on web.session (expires_at);
create index session_of_person on web.session (person);

create table web.answer (
  organization_id uuid not null references tenancy.organization (id),
  caller          text not null,
  key             text not null check (length(key) between 1 and 200),
  request         bytea not null,
  status          integer,
  headers         text,
  body            bytea,
  at              timestamptz not null,
  primary key (organization_id, caller, key)
);
comment on table web.answer is 'What a POST with an Idempotency-Key was answered, so that the same key gives the same answer.';
select tenancy.protect('web.answer');
