-- Who recruits, as told: an allegation with its source and grade. Words are sealed; keyed digests find the same one in other files.
create table recruiters (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  told_sealed bytea, -- JSON of name, phone, account; null in a row that only takes another back
  name_key bytea,
  phone_key bytea,
  account_key bytea,
  relation text not null,
  local_broker text not null check (local_broker in ('yes', 'no', 'unknown')),
  story_source text not null,
  evidence_grade text not null check (evidence_grade in ('A', 'B', 'C')),
  replaces_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id),
  foreign key (village_id, replaces_id) references recruiters (village_id, id),
  check (told_sealed is not null or replaces_id is not null)
);
create index recruiters_by_episode on recruiters (village_id, episode_id, recorded_at);
create index recruiters_by_name on recruiters (village_id, name_key) where name_key is not null;
create index recruiters_by_phone on recruiters (village_id, phone_key) where phone_key is not null;
create index recruiters_by_account on recruiters (village_id, account_key) where account_key is not null;
create unique index recruiters_replaced_once on recruiters (village_id, replaces_id) where replaces_id is not null;

select village_facts('recruiters');

-- A stranger's name goes whole with the notes of trouble.
create function erase_recruiters(the_episodes uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  delete from recruiters where village_id = here and episode_id = any (the_episodes);
end $$;
revoke execute on function erase_recruiters(uuid[]) from public;
grant execute on function erase_recruiters(uuid[]) to app_village;

-- Where the owner is no superuser, forced row security holds for it too.
do $$
begin
  execute format('create policy owner_erases on recruiters to %I using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint)) with check (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', current_user);
end $$;
