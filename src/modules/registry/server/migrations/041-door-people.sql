-- The desk opens the family's door outside of any village's rows: of the one person it is opened for, just what that needs comes out.
create function person_at_door(the_person uuid)
returns table (name text, sealed boolean, birth_date date, is_here boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.name, p.sealed, p.birth_date,
    p.life_status in ('alive', 'away', 'missing') and p.merged_into_id is null and p.erased_at is null
  from people p where p.village_id = app_village() and p.id = the_person
$$;
revoke execute on function person_at_door(uuid) from public;
grant execute on function person_at_door(uuid) to app_common;
