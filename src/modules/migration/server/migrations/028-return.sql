-- How somebody came home. A later form of the same journey puts an earlier one right; what was said in confidence is sealed.
create table return_forms (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  came_home_on date not null,
  port text,
  reason text not null,
  health text not null,
  unpaid_wages bigint,
  unpaid_currency text not null,
  savings_rupiah bigint,
  debt_rupiah bigint,
  skills text,
  languages text,
  certificates text,
  wish text not null,
  child text not null,
  insurance_claim text not null,
  note_sealed bytea,
  screening_sealed bytea,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id)
);
create index return_forms_by_episode on return_forms (village_id, episode_id, recorded_at);
create index return_forms_by_day on return_forms (village_id, came_home_on);
select village_facts('return_forms');

-- How they fare 1, 6 and 12 months on.
create table return_follow_ups (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  months integer not null check (months in (1, 6, 12)),
  followed_on date not null,
  income text not null,
  monthly_rupiah bigint,
  child text not null,
  debt_rupiah bigint,
  health text not null,
  wish text not null,
  note_sealed bytea,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id)
);
create index return_follow_ups_by_episode on return_follow_ups (village_id, episode_id, recorded_at);
select village_facts('return_follow_ups');

-- 'notes': what was said in confidence. 'all': also skills, places and sums of money; why, when and what was wished stay for counts.
create function erase_returns(the_episodes uuid[], how_much text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  update return_forms set note_sealed = null, screening_sealed = null where village_id = here and episode_id = any (the_episodes);
  update return_follow_ups set note_sealed = null where village_id = here and episode_id = any (the_episodes);
  if how_much = 'notes' then return; end if;
  update return_forms set port = null, skills = null, languages = null, certificates = null, unpaid_wages = null, savings_rupiah = null, debt_rupiah = null
    where village_id = here and episode_id = any (the_episodes);
  update return_follow_ups set monthly_rupiah = null, debt_rupiah = null where village_id = here and episode_id = any (the_episodes);
end $$;
revoke execute on function erase_returns(uuid[], text) from public;
grant execute on function erase_returns(uuid[], text) to app_village;

-- Where the owner is no superuser, forced row security holds for it too.
do $$
declare one text;
begin
  foreach one in array array['return_forms', 'return_follow_ups'] loop
    execute format('create policy owner_erases on %I to %I using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint)) with check (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', one, current_user);
  end loop;
end $$;
