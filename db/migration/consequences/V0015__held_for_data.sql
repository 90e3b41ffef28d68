alter table consequences.obligation
  add column freshness text not null default 'fresh' check (freshness in ('fresh', 'stale', 'quarantined')),
  add column held_for_data boolean not null default false;
comment on column consequences.obligation.freshness is 'How far the number it follows from could be relied on when it fell due.';
comment on column consequences.obligation.held_for_data is 'It is held because of that, until the number can be relied on, and not because of a dispute.';
create index obligation_held_for_data on consequences.obligation (organization_id, period) where held_for_data;
