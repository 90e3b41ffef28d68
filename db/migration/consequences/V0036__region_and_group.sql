-- The root, the head's own team, is no region of anybody else's; it stands for itself, so that the head is counted beside the regions.
create view organization.region with (security_invoker = true) as
  with recursive top as (
    select t.organization_id, t.key as team_key, lower(r.days) as starts, upper(r.days) as ends
    from organization.team t
    cross join lateral unnest(
      datemultirange(daterange('0001-01-01', '9999-12-31')) - coalesce(
        (select range_agg(daterange(l.starts, l.ends)) from organization.team_parent l
         where l.organization_id = t.organization_id and l.team_key = t.key), '{}'::datemultirange)) as r (days)),
  below as (
    select l.organization_id, l.team_key as region_key, l.team_key, greatest(l.starts, top.starts) as starts, least(l.ends, top.ends) as ends
    from top
    join organization.team_parent l on l.organization_id = top.organization_id and l.parent_key = top.team_key
    where greatest(l.starts, top.starts) < least(l.ends, top.ends)
    union all
    select l.organization_id, b.region_key, l.team_key, greatest(l.starts, b.starts), least(l.ends, b.ends)
    from below b
    join organization.team_parent l on l.organization_id = b.organization_id and l.parent_key = b.team_key
    where greatest(l.starts, b.starts) < least(l.ends, b.ends))
  select organization_id, team_key, region_key, starts, ends from below
  union all
  select organization_id, team_key, team_key, starts, ends from top;
comment on view organization.region is
  'API: the team right below the root in which a team lay, itself included, by day (half-open); of a root the root itself.';

create view organization.group_value with (security_invoker = true) as
  select organization_id, person_key, name, value from organization.person_group;
comment on view organization.group_value is
  'API: optional groups of people as the directory has them now; for the consistency report only, never in rules.';

create view consequences.group_of_the_past with (security_invoker = true) as
  select distinct organization_id, jsonb_object_keys(groups) as name from consequences.past_obligation;
comment on view consequences.group_of_the_past is 'API: names of the optional groups that decisions from before Fullscore came with.';
