-- 'notes': what was said in confidence. 'all': the forms of the homecoming whole, for health, child and reason name as much as words do; the stage says when somebody came home.
create or replace function erase_returns(the_episodes uuid[], how_much text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  if how_much = 'all' then
    delete from return_forms where village_id = here and episode_id = any (the_episodes);
    delete from return_follow_ups where village_id = here and episode_id = any (the_episodes);
    return;
  end if;
  update return_forms set note_sealed = null, screening_sealed = null
    where village_id = here and episode_id = any (the_episodes) and num_nonnulls(note_sealed, screening_sealed) > 0;
  update return_follow_ups set note_sealed = null
    where village_id = here and episode_id = any (the_episodes) and note_sealed is not null;
end $$;

-- After two years nobody needs to know any more which door was knocked at, and who was told to have left.
create function erase_rounds_before(the_day date) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
  old uuid[];
begin
  if here is null then raise exception 'no village'; end if;
  select coalesce(array_agg(id), '{}') into old from rounds where village_id = here and opened_on < the_day;
  delete from round_visits where village_id = here and round_id = any (old);
  delete from round_leads where village_id = here and round_id = any (old);
  delete from round_areas where village_id = here and round_id = any (old);
  delete from rounds where village_id = here and id = any (old);
end $$;
revoke execute on function erase_rounds_before(date) from public;
grant execute on function erase_rounds_before(date) to app_village;

-- Where the owner is no superuser, forced row security holds for it too.
do $$
declare one text;
begin
  foreach one in array array['rounds', 'round_areas', 'round_visits', 'round_leads'] loop
    execute format('create policy owner_erases on %I to %I using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint)) with check (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', one, current_user);
  end loop;
end $$;
