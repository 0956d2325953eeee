-- The seal in one statement a village: the head remembers the hash it had before, so that moving it and writing the entry need no look first.
alter table village_heads add column previous_hash bytea;

create or replace function seal(
  the_command uuid, the_home bigint, the_actor text, the_name text, the_input_hash bytea, is_applied boolean, the_outcome text,
  the_entry text, the_villages bigint[], the_events text[], the_time timestamptz
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  village bigint;
begin
  foreach village in array the_villages loop
    loop
      with head as (
        update village_heads set audit_no = audit_no + 1, previous_hash = audit_hash,
          audit_hash = sha256(audit_hash || convert_to(village || '|' || audit_no + 1 || '|' || the_command || '|' || the_entry, 'UTF8'))
          where village_id = village
          returning audit_no, previous_hash, audit_hash
      )
      insert into audit_entries select village, head.audit_no, the_command, the_entry, head.previous_hash, head.audit_hash,
        the_actor, the_name, the_input_hash, is_applied, case when village = the_home then the_outcome end, the_time from head;
      exit when found;
      insert into village_heads (village_id) values (village) on conflict do nothing;
    end loop;
  end loop;
  if cardinality(the_events) > 0 then
    insert into events (village_id, id, name, payload, command_id, occurred_at)
      select (e::json ->> 'village')::bigint, (e::json ->> 'id')::uuid, e::json ->> 'name', e::json ->> 'payload', the_command, the_time
      from unnest(the_events) with ordinality as given (e, place) order by place;
  end if;
end $$;
