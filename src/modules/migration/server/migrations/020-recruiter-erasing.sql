-- Two people decided that what was told of a recruiter goes whole: the row, and the earlier ones that it put right.
create function erase_recruiter(the_recruiter uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
  told uuid[];
begin
  if here is null then raise exception 'no village'; end if;
  with recursive chain as (
    select id, replaces_id from recruiters where village_id = here and id = the_recruiter
    union select r.id, r.replaces_id from recruiters r join chain c on r.id = c.replaces_id where r.village_id = here
  ) select array_agg(id) into told from chain;
  delete from recruiters where village_id = here and (id = any (told) or replaces_id = any (told));
end $$;
revoke execute on function erase_recruiter(uuid) from public;
grant execute on function erase_recruiter(uuid) to app_village;
