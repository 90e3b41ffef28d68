create table consequences.webhook (
  organization_id uuid not null references tenancy.organization (id),
  id              uuid not null,
  url             text not null check (url <> ''),
  events          text[] not null,
  secret          text not null,
  added_by        integer not null,
  added_at        timestamptz not null,
  ended_at        timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, added_by) references organization.person (organization_id, key)
);
comment on table consequences.webhook is 'An address that is told of obligations; what is sent is signed with the secret, which is therefore kept as it is.';

create table consequences.webhook_delivery (
  organization_id uuid not null,
  id              uuid not null,
  webhook_id      uuid not null,
  event           text not null,
  obligation_id   uuid,
  body            text not null,
  at              timestamptz not null,
  try_at          timestamptz not null,
  tries           smallint not null default 0,
  delivered_at    timestamptz,
  status          integer,
  failure         text,
  replay_of       uuid,
  primary key (organization_id, id),
  foreign key (organization_id, webhook_id) references consequences.webhook (organization_id, id),
  foreign key (organization_id, obligation_id) references consequences.obligation (organization_id, id)
);
comment on table consequences.webhook_delivery is
  'What is to be sent to a webhook, written in the transaction of what it tells of; kept as a log for some weeks. Of people it has nothing.';
create index webhook_delivery_to_send on consequences.webhook_delivery (organization_id, try_at) where delivered_at is null;
create index webhook_delivery_of on consequences.webhook_delivery (organization_id, webhook_id, at);
create index webhook_delivery_about on consequences.webhook_delivery (organization_id, obligation_id, event);

select tenancy.protect(t) from unnest(array['consequences.webhook', 'consequences.webhook_delivery']::regclass[]) t;
