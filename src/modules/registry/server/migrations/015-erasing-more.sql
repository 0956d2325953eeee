-- Notes beside facts describe people as well: what was said of a paper, and why two entries were looked at.
create or replace function erase_facts(the_person uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  update person_events set place = null, details = null, effects = '[]' where village_id = here and person_id = the_person;
  update field_history set before_value = null, after_value = null, before_sealed = null, after_sealed = null, reason = null
    where village_id = here and person_id = the_person;
  update document_events e set reason = null from documents d
    where e.village_id = here and d.village_id = here and d.id = e.document_id and d.person_id = the_person;
  update duplicate_verdicts set note = null where village_id = here and the_person in (first_person_id, second_person_id);
end $$;

-- Where the owner is no superuser, forced row security holds for it too.
do $$
declare one text;
begin
  foreach one in array array['document_events', 'documents', 'duplicate_verdicts'] loop
    execute format('create policy owner_erases on %I to %I using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint)) with check (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', one, current_user);
  end loop;
end $$;
