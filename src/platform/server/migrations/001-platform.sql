-- Heads, chain, change log, outcomes, events, tasks, reads. Only the door writes here, through functions of the owner.

create table village_heads (
  village_id bigint primary key, -- negative: one of the 16 lanes for acts without a village
  audit_no bigint not null default 0, -- also the change number: given at the seal, so the order of commits
  audit_hash bytea not null default sha256('desmigratif')
);

create table audit_entries (
  village_id bigint not null,
  audit_no bigint not null,
  command_id uuid not null,
  entry text not null, -- canonical text as hashed; never serialised again
  previous_hash bytea not null,
  hash bytea not null,
  -- the stored outcome, in the command's home village: given again to whoever repeats the command; not part of the chain
  actor_id text not null,
  name text not null,
  input_hash bytea not null,
  applied boolean not null,
  outcome text, -- null in the other villages of a command, and after its retention
  recorded_at timestamptz not null,
  primary key (village_id, audit_no),
  unique (village_id, command_id)
);

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

-- Once per command: waits for a copy of the same command under way, then gives its stored outcome if there is one.
create function open_command(the_village bigint, the_command uuid)
returns table (actor_id text, name text, input_hash bytea, applied boolean, outcome text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(the_command::text, 7));
  return query select e.actor_id, e.name, e.input_hash, e.applied, e.outcome from audit_entries e
    where e.village_id = the_village and e.command_id = the_command;
end $$;

-- The one last statement before commit. Villages come in order of id, so two of them never deadlock.
create function seal(
  the_command uuid, the_home bigint, the_actor text, the_name text, the_input_hash bytea, is_applied boolean, the_outcome text,
  the_entry text, the_villages bigint[], the_events text[], the_time timestamptz
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  village bigint;
  head village_heads;
  before bytea;
begin
  foreach village in array the_villages loop
    select * into head from village_heads where village_id = village for update;
    if not found then
      insert into village_heads (village_id) values (village) on conflict do nothing;
      select * into head from village_heads where village_id = village for update;
    end if;
    before := head.audit_hash;
    head.audit_no := head.audit_no + 1;
    head.audit_hash := sha256(before || convert_to(
      village || '|' || head.audit_no || '|' || the_command || '|' || the_entry, 'UTF8'));
    update village_heads set audit_no = head.audit_no, audit_hash = head.audit_hash where village_id = village;
    insert into audit_entries values (village, head.audit_no, the_command, the_entry, before,
      head.audit_hash, the_actor, the_name, the_input_hash, is_applied, case when village = the_home then the_outcome end, the_time);
  end loop;
  if cardinality(the_events) > 0 then
    insert into events (village_id, id, name, payload, command_id, occurred_at)
      select (e::json ->> 'village')::bigint, (e::json ->> 'id')::uuid, e::json ->> 'name', e::json ->> 'payload', the_command, the_time
      from unnest(the_events) with ordinality as given (e, place) order by place;
  end if;
end $$;

create function log_read(
  the_village bigint, the_id uuid, the_subject text, the_operation text, the_actor text, the_actor_name text, the_role text, the_time timestamptz
) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into read_entries values (the_village, the_id, the_subject, the_operation, the_actor, the_actor_name, the_role, the_time)
$$;

revoke execute on function seal, open_command, log_read from public;
grant execute on function seal, open_command to app_village, app_common;
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
  foreach one in array array['audit_entries', 'change_rows', 'read_entries', 'events'] loop
    execute format('alter table %I enable row level security', one);
    execute format('create policy one_village on %I for select to app_village using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', one);
    execute format('grant select on %I to app_village', one);
  end loop;
end $$;
grant select on village_heads to app_common;
grant select on village_heads to app_village, app_area, app_worker;

-- Our own deliveries: who was told what. The worker reads facts to tell, and nothing of any person.
create policy to_tell on events for select to app_worker using (true);
grant select on events, event_deliveries, event_failures to app_worker;
grant insert, update, delete on event_deliveries, event_failures to app_worker;
