alter table organization.setting
  add column promise_gate text not null default 'off' check (promise_gate in ('off', 'on'));
comment on column organization.setting.promise_gate is 'Whether no corrective falls due while support promised with the goal was not kept. Rule book, 6.7.';

alter table organization.visibility_change rename to change_by_two;
alter table organization.change_by_two
  add column setting text not null default 'visibility' check (setting in ('visibility', 'promise-gate')),
  drop constraint visibility_change_was_check,
  drop constraint visibility_change_wanted_check;
alter table organization.change_by_two
  alter column setting drop default,
  add check (case setting when 'visibility' then array[was, wanted] <@ array['open', 'team', 'own']
                          else array[was, wanted] <@ array['off', 'on'] end);
comment on table organization.change_by_two is 'Who asked that a setting be another, and who else confirmed or declined it: it takes two.';
drop index organization.visibility_change_waiting;
create unique index change_by_two_waiting on organization.change_by_two (organization_id, setting) where decided_at is null;
