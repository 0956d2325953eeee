-- Heads, chain, change log, outcomes, events, tasks, reads. Only the door writes here, through functions of the owner.

create table village_heads (
  village_id bigint primary key, -- negative: one of the 16 lanes for acts without a village
  change_no bigint not null default 0,
  audit_no bigint not null default 0,
  audit_hash bytea not null default sha256('desmigratif')
);

create table audit_entries (
  village_id bigint not null,
  audit_no bigint not null,
  change_no bigint, -- null: nothing of this village's rows changed
  command_id uuid not null,
  entry text not null, -- canonical text as hashed; never serialised again
  previous_hash bytea not null,
  hash bytea not null,
  recorded_at timestamptz not null,
  primary key (village_id, audit_no),
  unique (village_id, command_id)
);
create index audit_entries_changes on audit_entries (village_id, change_no) where change_no is not null;

create table change_rows (
  village_id bigint not null,
  command_id uuid not null,
  position bigint generated always as identity,
  table_name text not null,
  operation text not null check (operation in ('insert', 'update', 'delete')),
  row_ids uuid[] not null,
  primary key (village_id, command_id, position),
  -- no seal, no change: rows that changed without an audit entry cannot commit
  constraint changes_are_sealed foreign key (village_id, command_id)
    references audit_entries (village_id, command_id) deferrable initially deferred
);

create table command_outcomes (
  village_id bigint not null,
  command_id uuid not null,
  actor_id text not null,
  name text not null,
  input_hash bytea not null,
  applied boolean not null,
  outcome text not null,
  recorded_at timestamptz not null,
  primary key (village_id, command_id)
);

create table read_entries (
  village_id bigint not null,
  id uuid not null,
  subject_id text not null,
  operation text not null,
  actor_id text not null,
  actor_name text not null,
  actor_role text not null,
  read_at timestamptz not null,
  primary key (village_id, id)
);
create index read_entries_by_subject on read_entries (village_id, subject_id, read_at);

create table events (
  village_id bigint not null,
  position bigint generated always as identity,
  id uuid not null,
  name text not null,
  payload text not null,
  command_id uuid not null,
  occurred_at timestamptz not null,
  primary key (village_id, position)
);

create table event_deliveries (
  village_id bigint not null,
  subscriber text not null,
  position bigint not null,
  primary key (village_id, subscriber)
);

create table event_failures (
  village_id bigint not null,
  subscriber text not null,
  position bigint not null,
  tries integer not null,
  fault text not null,
  next_try_at timestamptz not null,
  primary key (village_id, subscriber)
);

create function app_village() returns bigint language sql stable parallel safe
  as $$ select nullif(current_setting('app.village', true), '')::bigint $$;

create function app_command() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.command', true), '')::uuid $$;

-- Which rows a statement touched, without anybody having to remember it.
create function record_inserts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into change_rows (village_id, command_id, table_name, operation, row_ids)
    select village_id, app_command(), tg_table_name, 'insert', array_agg(id) from new_rows group by village_id;
  return null;
end $$;

create function record_updates() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into change_rows (village_id, command_id, table_name, operation, row_ids)
    select village_id, app_command(), tg_table_name, 'update', array_agg(id) from new_rows group by village_id;
  return null;
end $$;

create function record_deletes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into change_rows (village_id, command_id, table_name, operation, row_ids)
    select village_id, app_command(), tg_table_name, 'delete', array_agg(id) from old_rows group by village_id;
  return null;
end $$;

create function protect_village_rows(table_name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format('alter table %I force row level security', table_name);
  execute format('create policy one_village on %I to app_village using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint)) with check (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', table_name);
  execute format('create policy own_area on %I for select to app_area using (village_id = any ((select nullif(current_setting(''app.villages'', true), '''')::bigint[])::bigint[]))', table_name);
  execute format('create policy counting on %I for select to app_counter using (true)', table_name);
  execute format('grant select on %I to app_village, app_area, app_counter', table_name);
end $$;

create function log_changes(table_name text) returns void language plpgsql as $$
begin
  execute format('create trigger changes_inserted after insert on %I referencing new table as new_rows for each statement execute function record_inserts()', table_name);
  execute format('create trigger changes_updated after update on %I referencing new table as new_rows for each statement execute function record_updates()', table_name);
  execute format('create trigger changes_deleted after delete on %I referencing old table as old_rows for each statement execute function record_deletes()', table_name);
end $$;

-- A village's own rows: seen and changed only from inside that village.
create function village_table(table_name text) returns void language plpgsql as $$
begin
  perform protect_village_rows(table_name);
  perform log_changes(table_name);
  execute format('grant insert, update, delete on %I to app_village', table_name);
end $$;

-- Facts: written once, never edited, by nobody.
create function village_facts(table_name text) returns void language plpgsql as $$
begin
  perform protect_village_rows(table_name);
  perform log_changes(table_name);
  execute format('grant insert on %I to app_village', table_name);
end $$;

-- Counters, staging and keys to search by: a village's own, but no phone needs them and no change is logged.
create function village_working_table(table_name text) returns void language plpgsql as $$
begin
  perform protect_village_rows(table_name);
  execute format('grant insert, update, delete on %I to app_village', table_name);
end $$;

-- Rows of no village: places, references, accounts.
create function common_table(table_name text) returns void language plpgsql as $$
begin
  execute format('grant select on %I to app_village, app_area, app_common, app_counter', table_name);
  execute format('grant insert, update, delete on %I to app_common', table_name);
end $$;

-- Rows of no village that only a common act may even read: passwords, sessions, keys.
create function secret_table(table_name text) returns void language plpgsql as $$
begin
  execute format('grant select, insert, update, delete on %I to app_common', table_name);
end $$;

-- The one last statement before commit. Heads are locked in order of id, so two villages never deadlock.
create function seal(
  the_command uuid, the_actor text, the_name text, the_input_hash bytea, is_applied boolean, the_outcome text,
  the_entry text, the_villages bigint[], the_time timestamptz
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  village bigint;
  head village_heads;
  changed bigint;
  before bytea;
begin
  insert into village_heads (village_id) select unnest(the_villages) on conflict do nothing;
  foreach village in array (select array_agg(v order by v) from unnest(the_villages) v) loop
    select case when exists (select from change_rows c where c.village_id = village and c.command_id = the_command) then 1 else 0 end into changed;
    select * into head from village_heads where village_id = village for update;
    before := head.audit_hash;
    head.audit_no := head.audit_no + 1;
    head.change_no := head.change_no + changed;
    head.audit_hash := sha256(before || convert_to(
      village || '|' || head.audit_no || '|' || coalesce(nullif(changed, 0) * head.change_no, 0) || '|' || the_command || '|' || the_entry, 'UTF8'));
    update village_heads set audit_no = head.audit_no, change_no = head.change_no, audit_hash = head.audit_hash where village_id = village;
    insert into audit_entries (village_id, audit_no, change_no, command_id, entry, previous_hash, hash, recorded_at)
      values (village, head.audit_no, case when changed = 1 then head.change_no end, the_command, the_entry, before, head.audit_hash, the_time);
  end loop;
  insert into command_outcomes (village_id, command_id, actor_id, name, input_hash, applied, outcome, recorded_at)
    values (the_villages[1], the_command, the_actor, the_name, the_input_hash, is_applied, the_outcome, the_time);
end $$;

create function log_read(
  the_village bigint, the_id uuid, the_subject text, the_operation text, the_actor text, the_actor_name text, the_role text, the_time timestamptz
) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into read_entries values (the_village, the_id, the_subject, the_operation, the_actor, the_actor_name, the_role, the_time)
$$;

create function publish_event(the_village bigint, the_id uuid, the_name text, the_payload text, the_command uuid, the_time timestamptz)
returns void language sql security definer set search_path = public, pg_temp as $$
  insert into events (village_id, id, name, payload, command_id, occurred_at)
    values (the_village, the_id, the_name, the_payload, the_command, the_time)
$$;

revoke execute on function seal, log_read, publish_event from public;
grant execute on function seal, publish_event to app_village, app_common;
grant execute on function log_read to app_village, app_area;

create table tasks (
  village_id bigint not null,
  id uuid not null,
  kind text not null,
  subject_id text not null,
  person_id uuid,
  household_id uuid,
  due_on date,
  text_values text not null default '{}',
  opened_at timestamptz not null,
  ended_at timestamptz,
  ended_because text,
  primary key (village_id, id)
);
create unique index tasks_open_once on tasks (village_id, kind, subject_id) where ended_at is null;
create index tasks_by_household on tasks (village_id, household_id) where ended_at is null;
select village_table('tasks');

create table files (
  village_id bigint not null,
  id uuid not null,
  hash text not null, -- SHA-256 of the bytes, also the address in the store
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (village_id, id),
  unique (village_id, hash)
);
select village_table('files');

do $$
declare one text;
begin
  foreach one in array array['audit_entries', 'change_rows', 'command_outcomes', 'read_entries', 'events'] loop
    execute format('alter table %I enable row level security', one);
    execute format('create policy one_village on %I for select to app_village using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', one);
    execute format('grant select on %I to app_village', one);
  end loop;
end $$;
-- A lane is asked for its own outcome only: common acts carry the lane where a village would stand.
create policy one_lane on command_outcomes for select to app_common
  using (village_id = (select nullif(current_setting('app.village', true), '')::bigint));
grant select on command_outcomes, village_heads to app_common;
grant select on village_heads to app_village, app_area, app_worker;

-- Our own deliveries: who was told what. The worker reads facts to tell, and nothing of any person.
create policy to_tell on events for select to app_worker using (true);
grant select on events, event_deliveries, event_failures to app_worker;
grant insert, update, delete on event_deliveries, event_failures to app_worker;
