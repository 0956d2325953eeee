-- Which phone of the family's door a session is on: sent away, it does not come back with the PIN.

alter table sessions add column door_phone_id uuid references door_phones (id) on delete set null;
create index sessions_by_door_phone on sessions (door_phone_id) where door_phone_id is not null;

-- As before, and it names the sessions it ended; of somebody erased no session, link or name of a reader is left.
drop function end_family_doors(uuid, text, timestamptz, text, boolean);
create function end_family_doors(the_person uuid, the_reason text, the_time timestamptz, the_name text, is_erased boolean)
returns setof uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  door record;
begin
  for door in
    select * from family_doors where village_id = app_village() and person_id = the_person order by id for update
  loop
    update family_doors set closed_at = the_time, closed_by_name = the_name, close_reason = the_reason
      where id = door.id and closed_at is null;
    update door_phones set ended_at = the_time where door_id = door.id and ended_at is null;
    update one_time_links set ended_at = the_time where account_id = door.account_id and used_at is null and ended_at is null;
    return query update sessions set ended_at = the_time, end_reason = 'door_closed'
      where account_id = door.account_id and ended_at is null returning id;
    if is_erased then
      delete from sign_in_attempts where account_id = door.account_id;
      delete from sessions where account_id = door.account_id;
      delete from one_time_links where account_id = door.account_id;
      delete from door_phones where door_id = door.id;
      update read_entries set actor_name = '–' where village_id = door.village_id and actor_id = door.account_id::text;
      update family_doors set pin_hash = null where id = door.id;
      update accounts set display_name = '–', phone = null, closed_at = coalesce(closed_at, the_time), closed_by = 'system'
        where id = door.account_id;
    end if;
  end loop;
end $$;
revoke execute on function end_family_doors(uuid, text, timestamptz, text, boolean) from public;
grant execute on function end_family_doors(uuid, text, timestamptz, text, boolean) to app_village;
