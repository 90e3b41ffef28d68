create table consistency.report_letter (
  organization_id uuid not null references tenancy.organization (id),
  month           date not null check (extract(day from month) = 1),
  snapshot_id     uuid not null,
  written_at      timestamptz not null,
  primary key (organization_id, month),
  foreign key (organization_id, snapshot_id) references consistency.snapshot (organization_id, id)
);
comment on table consistency.report_letter is 'In which months the executives were written to about the report, and about which one: once a month.';
select tenancy.protect('consistency.report_letter');
