create schema tenancy;
grant usage on schema tenancy to fullscore_app;
alter default privileges in schema tenancy grant select, insert, update, delete on tables to fullscore_app;

create table tenancy.organization (
  id         uuid primary key,
  name       text not null check (name <> ''),
  created_at timestamptz not null,
  opened_at  timestamptz
);
comment on table tenancy.organization is 'Whose data this is. Global: the one table every other one hangs on.';
comment on column tenancy.organization.opened_at is 'Null while it is being set up; jobs know opened organizations only.';

-- Row level security in its loud form: a statement that does not say whose data it wants is an error, not an empty page.
create function tenancy.protect(business_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', business_table);
  execute format('alter table %s force row level security', business_table);
  execute format(
    'create policy organization on %s using (organization_id = current_setting(''fullscore.organization'')::uuid)',
    business_table);
end $$;
comment on function tenancy.protect(regclass) is 'Forces row level security by organization on a business table.';
