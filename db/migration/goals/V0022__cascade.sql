create table goals.serving (
  organization_id uuid not null,
  goal_id         uuid not null,
  serves          uuid not null,
  primary key (organization_id, goal_id),
  foreign key (organization_id, goal_id) references goals.goal (organization_id, id),
  foreign key (organization_id, serves) references goals.goal (organization_id, id),
  check (goal_id <> serves)
);
comment on table goals.serving is 'Which larger goal a goal serves, at most one; never in a circle, which whoever writes here makes sure of under a lock.';
create index serving_larger on goals.serving (organization_id, serves);

create table goals.opening (
  organization_id uuid not null,
  goal_id         uuid not null,
  person_key      integer not null,
  first_at        timestamptz not null,
  last_at         timestamptz not null,
  version         integer not null,
  primary key (organization_id, goal_id, person_key),
  foreign key (organization_id, goal_id) references goals.goal (organization_id, id),
  foreign key (organization_id, person_key) references organization.person (organization_id, key)
);
comment on table goals.opening is 'When owner and leader opened an agreement, and which version of it last; nobody else''s looking is kept.';

select tenancy.protect(t) from unnest(array['goals.serving', 'goals.opening']::regclass[]) t;
