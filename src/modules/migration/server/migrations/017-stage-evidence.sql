-- What proves a stage, as its form asked (rules/stage-evidence.ts): JSON, checked by the contract. Apart, what only the migration officer reads.
alter table stage_events
  add column details text not null default '{}' check (jsonb_typeof(details::jsonb) = 'object'),
  add column guarded text not null default '{}' check (jsonb_typeof(guarded::jsonb) = 'object');

-- What is guarded goes with the notes about trouble, the rest with the file; which stages were reached, and when, stays for counts.
create function erase_stage_evidence(the_episodes uuid[], with_details boolean) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  update stage_events set guarded = '{}', details = case when with_details then '{}' else details end
    where village_id = here and episode_id = any (the_episodes) and (guarded <> '{}' or (with_details and details <> '{}'));
end $$;
revoke execute on function erase_stage_evidence(uuid[], boolean) from public;
grant execute on function erase_stage_evidence(uuid[], boolean) to app_village;
