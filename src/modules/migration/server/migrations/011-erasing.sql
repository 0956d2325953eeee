-- Facts grant no update to anybody; this function alone blanks them, inside the village of the transaction.
-- 'reasons': what was said in confidence. 'notes': also what describes trouble. 'all': also every name, number and page.
-- Stages, country, dates and yes-or-no answers stay: counts of past years do not change.
create function erase_episode_facts(the_episodes uuid[], how_much text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
  talks uuid[];
begin
  if here is null then raise exception 'no village'; end if;
  if how_much not in ('reasons', 'notes', 'all') then raise exception 'unknown: %', how_much; end if;
  select coalesce(array_agg(id), '{}') into talks from consultations where village_id = here and episode_id = any (the_episodes);
  delete from consultation_reasons where village_id = here and id = any (talks);
  if how_much = 'reasons' then return; end if;
  update red_flag_answers set note = null where village_id = here and episode_id = any (the_episodes) and note is not null;
  update verification_events e set note = null from verifications v
    where e.village_id = here and v.village_id = here and v.id = e.verification_id
      and v.episode_id = any (the_episodes) and e.note is not null;
  if how_much = 'notes' then return; end if;
  update episode_corrections set before_value = null, after_value = null, reason = ''
    where village_id = here and episode_id = any (the_episodes);
  update episode_closures set note = null where village_id = here and episode_id = any (the_episodes) and note is not null;
  update episode_reopenings set reason = '' where village_id = here and episode_id = any (the_episodes);
  update stage_events set evidence = null, withdrawn_because = case when withdraws_id is null then null else '' end
    where village_id = here and episode_id = any (the_episodes);
  update readiness_events set number_text = null, file_hash = null, note = null
    where village_id = here and episode_id = any (the_episodes);
  delete from paper_scans where village_id = here and episode_id = any (the_episodes);
  update consultations set agency_check_note = null where village_id = here and id = any (talks) and agency_check_note is not null;
  update consultation_people set told_name = '—' where village_id = here and consultation_id = any (talks) and told_name is not null;
  update consultation_carers set carer_name = '—' where village_id = here and consultation_id = any (talks) and carer_name is not null;
end $$;

-- The same person in the talks of others: as one who was there, as a child, as a carer.
create function erase_in_talks(the_person uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  update consultation_people set told_name = null where village_id = here and person_id = the_person and told_name is not null;
  update consultation_carers set carer_name = case when carer_person_id is null then '—' end
    where village_id = here and the_person in (child_person_id, carer_person_id) and carer_name is not null;
end $$;

revoke execute on function erase_episode_facts(uuid[], text), erase_in_talks(uuid) from public;
grant execute on function erase_episode_facts(uuid[], text), erase_in_talks(uuid) to app_village;

-- Where the owner is no superuser, forced row security holds for it too.
do $$
declare one text;
begin
  foreach one in array array['consultations', 'consultation_people', 'consultation_carers', 'consultation_reasons', 'red_flag_answers',
    'verifications', 'verification_events', 'episode_corrections', 'episode_closures', 'episode_reopenings', 'stage_events',
    'readiness_events', 'paper_scans'] loop
    execute format('create policy owner_erases on %I to %I using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint)) with check (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', one, current_user);
  end loop;
end $$;
