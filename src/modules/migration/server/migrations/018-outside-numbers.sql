-- Numbers that other systems gave (SIAPkerja, E-PMI, BPJS, a complaint), written by hand; put right or taken back by a later row.
create table outside_numbers (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  system text not null,
  number_text text,
  given_on date,
  note text,
  replaces_id uuid,
  withdrawn boolean not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id),
  foreign key (village_id, replaces_id) references outside_numbers (village_id, id),
  check (not withdrawn or replaces_id is not null)
);
create index outside_numbers_by_episode on outside_numbers (village_id, episode_id, recorded_at);
create unique index outside_numbers_replaced_once on outside_numbers (village_id, replaces_id) where replaces_id is not null;

select village_facts('outside_numbers');

create function erase_outside_numbers(the_episodes uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  update outside_numbers set number_text = null, note = null where village_id = here and episode_id = any (the_episodes);
end $$;
revoke execute on function erase_outside_numbers(uuid[]) from public;
grant execute on function erase_outside_numbers(uuid[]) to app_village;

-- Where the owner is no superuser, forced row security holds for it too.
do $$
begin
  execute format('create policy owner_erases on outside_numbers to %I using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint)) with check (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', current_user);
end $$;
