-- Contacts with somebody abroad: who spoke to whom, by what way, and how it is. A try that reached nobody is one too.
create table check_ins (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  contacted_on date not null,
  made_by text not null check (made_by in ('officer', 'head', 'cadre', 'family', 'other')),
  channel text not null check (channel in ('phone', 'messenger', 'family_visit', 'letter', 'met')),
  spoken_to text not null check (spoken_to in ('worker', 'family', 'companion', 'nobody')),
  state text not null check (state in ('well', 'worry', 'not_reached')),
  wage_paid text not null check (wage_paid in ('yes', 'partly', 'no', 'unknown')),
  note_sealed bytea,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id),
  check (spoken_to <> 'worker' or state <> 'not_reached'),
  check (spoken_to <> 'nobody' or state = 'not_reached')
);
create index check_ins_by_episode on check_ins (village_id, episode_id, contacted_on);
select village_facts('check_ins');

-- Whom the village calls when somebody abroad falls silent; confirmed once a year by a new row.
create table contact_kin (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  person_id uuid,
  told_name text,
  relation text not null,
  phone text,
  confirmed_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id),
  check (person_id is not null or told_name is not null)
);
create index contact_kin_by_episode on contact_kin (village_id, episode_id, recorded_at);
create index contact_kin_by_person on contact_kin (village_id, person_id) where person_id is not null;
select village_facts('contact_kin');

-- What follows from them, for lists and tasks: one row while somebody is abroad.
create table contact_rhythms (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  started_on date not null,
  heard_on date,
  last_state text check (last_state in ('well', 'worry', 'not_reached')),
  due_on date,
  silent_on date,
  risk text not null check (risk in ('usual', 'raised')),
  reasons text not null,
  kin_due_on date,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id)
);
select village_table('contact_rhythms');

-- 'notes': what was noted of the talk. 'all': also who the family named; day, way and how it was stay for counts.
create function erase_contacts(the_episodes uuid[], how_much text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  update check_ins set note_sealed = null where village_id = here and episode_id = any (the_episodes) and note_sealed is not null;
  if how_much = 'notes' then return; end if;
  delete from contact_kin where village_id = here and episode_id = any (the_episodes);
end $$;

-- The same person as next of kin of others.
create function erase_as_kin(the_person uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  delete from contact_kin where village_id = here and person_id = the_person;
end $$;
revoke execute on function erase_contacts(uuid[], text), erase_as_kin(uuid) from public;
grant execute on function erase_contacts(uuid[], text), erase_as_kin(uuid) to app_village;

-- Where the owner is no superuser, forced row security holds for it too.
do $$
declare one text;
begin
  foreach one in array array['check_ins', 'contact_kin'] loop
    execute format('create policy owner_erases on %I to %I using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint)) with check (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', one, current_user);
  end loop;
end $$;
