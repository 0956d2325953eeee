-- Erasing is the one thing that touches facts: the row and its dates stay for the counts, what names a person goes.
alter table people add column erased_at timestamptz;

-- Facts grant no update to anybody; this function alone blanks them, inside the village of the transaction.
create function erase_facts(the_person uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  update person_events set place = null, details = null, effects = '[]' where village_id = here and person_id = the_person;
  update field_history set before_value = null, after_value = null, before_sealed = null, after_sealed = null, reason = null
    where village_id = here and person_id = the_person;
end $$;
revoke execute on function erase_facts(uuid) from public;
grant execute on function erase_facts(uuid) to app_village;

-- Where the owner is no superuser, forced row security holds for it too.
do $$
declare one text;
begin
  foreach one in array array['person_events', 'field_history'] loop
    execute format('create policy owner_erases on %I to %I using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint)) with check (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', one, current_user);
  end loop;
end $$;
