-- What a migration cost and who paid, line by line; put right or taken back by a later row. Whether it was allowed is asked of the rules of its day.
create table cost_lines (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  component text not null,
  told_name text,
  amount bigint not null check (amount > 0),
  currency text not null,
  paid_by text not null check (paid_by in ('worker', 'lender', 'employer', 'agency', 'government')),
  paid_to text,
  paid_on date not null,
  proof text not null check (proof in ('receipt', 'transfer', 'witness', 'told')),
  file_hash text,
  note text,
  replaces_id uuid,
  withdrawn boolean not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id),
  foreign key (village_id, replaces_id) references cost_lines (village_id, id),
  check (not withdrawn or replaces_id is not null)
);
create index cost_lines_by_episode on cost_lines (village_id, episode_id, recorded_at);
create unique index cost_lines_replaced_once on cost_lines (village_id, replaces_id) where replaces_id is not null;

select village_facts('cost_lines');

-- Names and papers go with the file; which costs were paid, how much and when stays for counts.
create function erase_costs(the_episodes uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  update cost_lines set told_name = null, paid_to = null, file_hash = null, note = null
    where village_id = here and episode_id = any (the_episodes);
end $$;
revoke execute on function erase_costs(uuid[]) from public;
grant execute on function erase_costs(uuid[]) to app_village;

-- Where the owner is no superuser, forced row security holds for it too.
do $$
begin
  execute format('create policy owner_erases on cost_lines to %I using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint)) with check (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', current_user);
end $$;
