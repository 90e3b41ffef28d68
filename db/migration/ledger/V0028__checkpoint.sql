create table ledger.checkpoint (
  organization_id uuid not null references tenancy.organization (id),
  day             date not null,
  sequence        bigint not null check (sequence > 0),
  hash            bytea not null check (length(hash) = 32),
  at              timestamptz not null,
  primary key (organization_id, day)
);
comment on table ledger.checkpoint is 'With which entry the ledger ended on a day; sent to auditors, so that a changed or shortened ledger shows.';
select tenancy.protect('ledger.checkpoint');
grant select, insert on ledger.checkpoint to fullscore_app;

create trigger checkpoint_is_append_only before update or delete on ledger.checkpoint
  for each row execute function ledger.refuse_change();
