create schema ledger;
grant usage on schema ledger to fullscore_app;

create table ledger.head (
  organization_id uuid primary key references tenancy.organization (id),
  sequence        bigint not null check (sequence >= 0),
  hash            bytea not null check (length(hash) = 32)
);
comment on table ledger.head is 'The last entry of each chain; its row lock puts concurrent acts in order.';

create table ledger.entry (
  organization_id uuid not null references tenancy.organization (id),
  sequence        bigint not null check (sequence > 0),
  at              timestamptz not null,
  act             text not null check (act <> ''),
  subject         text not null,
  content         text not null,
  previous        bytea not null check (length(previous) = 32),
  hash            bytea not null check (length(hash) = 32),
  primary key (organization_id, sequence)
);
comment on table ledger.entry is 'Every act somebody may ask about later: append-only, each entry sealed with the hash of the one before.';
comment on column ledger.entry.content is 'Canonical JSON: ids, numbers, days; names and texts only as salted hashes.';
create index entry_of_subject on ledger.entry (organization_id, subject, sequence);

create table ledger.words (
  organization_id uuid not null,
  sequence        bigint not null,
  name            text not null,
  salt            bytea not null check (length(salt) = 32),
  text            text not null,
  primary key (organization_id, sequence, name),
  foreign key (organization_id, sequence) references ledger.entry (organization_id, sequence)
);
comment on table ledger.words is 'Names and texts of an entry, outside the chain so that they can be erased; the chain holds their salted hash.';

select tenancy.protect('ledger.head'), tenancy.protect('ledger.entry'), tenancy.protect('ledger.words');

grant select, insert, update on ledger.head to fullscore_app;
grant select, insert on ledger.entry to fullscore_app;
grant select, insert, delete on ledger.words to fullscore_app;

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is append-only: entry % cannot be changed or removed.', old.sequence;
end $$;
create trigger entry_is_append_only before update or delete on ledger.entry
  for each row execute function ledger.refuse_change();
