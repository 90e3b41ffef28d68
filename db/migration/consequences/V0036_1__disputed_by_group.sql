create or replace view consequences.decision_disputed with (security_invoker = true) as
  select d.organization_id, o.deadline, o.rank, o.outcome, d.answer, q.id as owed_by, t.id as team, r.id as region,
         '{}'::jsonb as groups
  from consequences.dispute d
  join consequences.obligation o on o.organization_id = d.organization_id and o.id = d.obligation_id
  join organization.person_card q on q.organization_id = o.organization_id and q.key = o.owed_by
  left join organization.team_card t on t.organization_id = o.organization_id and t.key = o.home_team
  left join organization.team_card r on r.organization_id = o.organization_id and r.key = o.region
  where d.about = 'decision';
comment on view consequences.decision_disputed is
  'API: disputes of decisions, with the answer or null, and with the groups of the case they are about.';
