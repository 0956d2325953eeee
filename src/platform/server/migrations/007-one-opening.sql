-- A page asks several questions about one person at once: that is one opening of the file, and one row says so.
-- The lock makes questions that come together wait for each other's row; ten seconds later the same page is a new opening.
create function log_opening(
  the_village bigint, the_id uuid, the_subject text, the_opening text, the_actor text, the_actor_name text, the_role text, the_time timestamptz
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', the_village, the_subject, the_opening, the_actor, the_role), 0));
  insert into read_entries
    select the_village, the_id, the_subject, the_opening, the_actor, the_actor_name, the_role, the_time
    where not exists (
      select from read_entries
      where village_id = the_village and subject_id = the_subject and read_at > the_time - interval '10 seconds'
        and operation = the_opening and actor_id = the_actor and actor_role = the_role
    );
end $$;
revoke execute on function log_opening from public;
grant execute on function log_opening to app_village, app_area;
