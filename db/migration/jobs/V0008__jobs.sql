create schema jobs;
grant usage on schema jobs to fullscore_app;
alter default privileges in schema jobs grant select, insert, update, delete on tables to fullscore_app;

create table jobs.scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
comment on table jobs.scheduled_tasks is 'What runs by itself, and when next (db-scheduler). Global: jobs name their organization themselves.';
create index scheduled_tasks_execution on jobs.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on jobs.scheduled_tasks (last_heartbeat);
