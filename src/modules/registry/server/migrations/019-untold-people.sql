-- Whom a leak of the village one stands in concerns, and who of them was told: the files that were open, and who was named or taken off since.
create function people_of_breach(the_breach uuid) returns table (person_id uuid, told boolean)
  language sql stable set search_path = public, pg_temp as $$
  with opened as (
    select coalesce(p.merged_into_id, p.id) as person_id
      from village_breach_people o join people p on p.village_id = app_village() and p.id = o.person_id
      where o.breach_id = the_breach
    union
    select m.person_id
      from village_breach_people o join household_members m on m.village_id = app_village() and m.household_id = o.person_id
      where o.breach_id = the_breach and m.until_on is null
  ), said as (
    select distinct on (n.person_id) n.person_id, n.affected from breach_named n
      where n.village_id = app_village() and n.breach_id = the_breach
      order by n.person_id, n.recorded_at desc, n.id desc
  ), concerned as (
    select o.person_id from opened o where not exists (select from said s where s.person_id = o.person_id and not s.affected)
    union
    select s.person_id from said s where s.affected
  )
  select c.person_id, exists (
      select from breach_told t where t.village_id = app_village() and t.breach_id = the_breach and t.person_id = c.person_id)
    from concerned c join people p on p.village_id = app_village() and p.id = c.person_id and p.erased_at is null
$$;
revoke execute on function people_of_breach(uuid) from public;
grant execute on function people_of_breach(uuid) to app_village;

-- The duty "the people are told" is recorded outside of any village: a number comes out, nobody's name or id.
create function untold_of_breach(the_breach uuid) returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from people_of_breach(the_breach) where not told
$$;
revoke execute on function untold_of_breach(uuid) from public;
grant execute on function untold_of_breach(uuid) to app_common;

-- Where the owner is no superuser, forced row security holds for it too.
do $$
declare one text;
begin
  foreach one in array array['household_members', 'breach_named', 'breach_told'] loop
    execute format('create policy owner_counts_untold on %I for select to %I using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', one, current_user);
  end loop;
end $$;
