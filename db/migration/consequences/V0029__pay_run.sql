create table consequences.pay_run (
  organization_id uuid not null references tenancy.organization (id),
  number          integer not null check (number > 0),
  through         date not null,
  lines           integer not null check (lines > 0),
  sha256          bytea not null check (length(sha256) = 32),
  closed_by       integer not null,
  closed_at       timestamptz not null,
  primary key (organization_id, number),
  foreign key (organization_id, closed_by) references organization.person (organization_id, key)
);
comment on table consequences.pay_run is 'Released rewards that were handed to payroll together, up to a day; closed for good.';
comment on column consequences.pay_run.sha256 is 'Of the lines "obligation,amount,currency" in the order of the file, each with a line feed.';

create table consequences.pay_total (
  organization_id uuid not null,
  number          integer not null,
  currency        text not null check (currency ~ '^[A-Z]{3}$'),
  lines           integer not null check (lines > 0),
  amount          numeric(19,4) not null,
  primary key (organization_id, number, currency),
  foreign key (organization_id, number) references consequences.pay_run (organization_id, number)
);
comment on table consequences.pay_total is 'What a pay run comes to in a currency: the sum of its lines, which is checked when it is closed.';

create table consequences.pay_line (
  organization_id uuid not null,
  obligation_id   uuid not null,
  number          integer not null,
  line            integer not null check (line > 0),
  amount          numeric(19,4) not null check (amount <> 0),
  currency        text not null check (currency ~ '^[A-Z]{3}$'),
  primary key (organization_id, obligation_id),
  unique (organization_id, number, line),
  foreign key (organization_id, number) references consequences.pay_run (organization_id, number),
  foreign key (organization_id, obligation_id) references consequences.obligation (organization_id, id)
);
comment on table consequences.pay_line is 'A released reward in a pay run: every obligation in one run ever. What was paid too much is a line of its own, with the opposite sign.';

select tenancy.protect(t) from unnest(array[
  'consequences.pay_run', 'consequences.pay_total', 'consequences.pay_line']::regclass[]) t;

revoke update, delete on consequences.pay_run, consequences.pay_total, consequences.pay_line from fullscore_app;
