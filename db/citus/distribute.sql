-- Spreads Fullscore over the machines of a Citus cluster (PostgreSQL 15 and newer), by organization.
-- Run once as a superuser on the coordinator, after the migrations and before there is data to speak of:
--   psql --dbname fullscore --file db/citus/distribute.sql
-- Afterwards every statement of the application goes to one machine, because every statement names its organization.
create extension if not exists citus;

-- "set local fullscore.organization" has to reach the workers; set_config() does not travel.
alter role fullscore_app set citus.propagate_set_commands = 'local';

-- The append-only trigger of the ledger fires on the workers.
set citus.enable_unsafe_triggers = on;

select create_reference_table('tenancy.organization');

do $$
declare
  business_table regclass;
  first_table    regclass := 'organization.setting';
begin
  perform create_distributed_table(first_table, 'organization_id');
  -- tables before those that refer to them: a foreign key needs both ends in the same place
  for business_table in
    with recursive referring as (
      select c.oid as relid, 0 as depth
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
      where c.relkind = 'r' and c.oid <> first_table
      union all
      select k.conrelid, r.depth + 1
      from referring r join pg_constraint k on k.confrelid = r.relid and k.contype = 'f' and k.conrelid <> k.confrelid
      where r.depth < 20
    )
    select relid::regclass from referring group by relid order by max(depth), relid::regclass::text
  loop
    perform create_distributed_table(business_table, 'organization_id', colocate_with => first_table::text);
  end loop;
end $$;
