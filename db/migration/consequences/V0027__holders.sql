create table consequences.delegation (
  organization_id uuid not null,
  id              uuid not null,
  person_key      integer not null,
  delegate_key    integer not null,
  starts          date not null,
  ends            date not null,
  named_at        timestamptz not null,
  withdrawn_on    date,
  primary key (organization_id, id),
  foreign key (organization_id, person_key) references organization.person (organization_id, key),
  foreign key (organization_id, delegate_key) references organization.person (organization_id, key),
  check (starts < ends),
  check (person_key <> delegate_key)
);
comment on table consequences.delegation is
  'Who may decide for whom, by day (half-open); whoever named is counted. From withdrawn_on it no longer counts.';
create index delegation_person on consequences.delegation (organization_id, person_key, ends);
create index delegation_delegate on consequences.delegation (organization_id, delegate_key, ends);

create table consequences.handover (
  organization_id uuid not null,
  obligation_id   uuid not null,
  number          smallint not null,
  from_key        integer not null,
  to_key          integer not null,
  passed_on       date not null,
  why             text not null check (why in ('leader', 'gone', 'away')),
  deadline_before date not null,
  deadline_after  date not null,
  at              timestamptz not null,
  primary key (organization_id, obligation_id, number),
  foreign key (organization_id, obligation_id) references consequences.obligation (organization_id, id),
  foreign key (organization_id, from_key) references organization.person (organization_id, key),
  foreign key (organization_id, to_key) references organization.person (organization_id, key),
  check (from_key <> to_key)
);
comment on table consequences.handover is
  'An obligation passed on before it was decided: from whom to whom, from which day on and why. The first gives the full working days.';

create table consequences.register_day (
  organization_id uuid primary key references tenancy.organization (id),
  kept_until      date not null
);
comment on table consequences.register_day is 'The last day for which it was looked who answers for what; days that were missed are made up for.';

create table consequences.reminder (
  organization_id uuid not null,
  obligation_id   uuid not null,
  person_key      integer not null,
  what            text not null check (what in ('due', 'handed over', 'not applied')),
  deadline        date not null,
  at              timestamptz not null,
  primary key (organization_id, obligation_id, what, person_key, deadline),
  foreign key (organization_id, obligation_id) references consequences.obligation (organization_id, id),
  foreign key (organization_id, person_key) references organization.person (organization_id, key)
);
comment on table consequences.reminder is
  'Who was told by letter that an obligation is due, was handed over or was not applied; once for every deadline.';
create index reminder_person on consequences.reminder (organization_id, person_key) where what = 'not applied';

select tenancy.protect(t) from unnest(array[
  'consequences.delegation', 'consequences.handover', 'consequences.register_day', 'consequences.reminder']::regclass[]) t;

create view consequences.acting with (security_invoker = true) as
  select organization_id, person_key, delegate_key, starts, least(ends, coalesce(withdrawn_on, ends)) as ends
  from consequences.delegation;
comment on view consequences.acting is 'API: who may decide for whom, by day (half-open).';

create view consequences.obligation_confirmed with (security_invoker = true) as
  select c.organization_id, o.deadline, o.outcome
  from consequences.confirmation c
  join consequences.obligation o on o.organization_id = c.organization_id and o.id = c.obligation_id;
comment on view consequences.obligation_confirmed is 'API: obligations of which the person said: I got it.';

create view consequences.decision_disputed with (security_invoker = true) as
  select d.organization_id, o.deadline, o.rank, o.outcome, d.answer, q.id as owed_by, t.id as team, r.id as region,
         o.groups
  from consequences.dispute d
  join consequences.obligation o on o.organization_id = d.organization_id and o.id = d.obligation_id
  join organization.person_card q on q.organization_id = o.organization_id and q.key = o.owed_by
  left join organization.team_card t on t.organization_id = o.organization_id and t.key = o.home_team
  left join organization.team_card r on r.organization_id = o.organization_id and r.key = o.region
  where d.about = 'decision';
comment on view consequences.decision_disputed is
  'API: disputes of decisions, with the answer or null, and with the groups of the case they are about.';

create view consequences.waiver_approved with (security_invoker = true) as
  select w.organization_id, o.deadline, w.requested_by, w.approved_by
  from consequences.waiver w
  join consequences.obligation o on o.organization_id = w.organization_id and o.id = w.obligation_id
  where w.approved_by is not null;
comment on view consequences.waiver_approved is 'API: who approved what somebody else asked for, by the deadline of the obligation.';

alter table organization.setting
  add column reminder_working_days smallint not null default 3 check (reminder_working_days between 0 and 60);
comment on column organization.setting.reminder_working_days is
  'Working days before a deadline on which whoever owes is reminded; 0 for not at all.';
