-- Who has no NIK is known elsewhere by folded name and birth date: only the keyed digest of the two meets another village's.
create table person_match_keys (
  village_id bigint not null,
  person_id uuid not null,
  digest bytea not null,
  primary key (village_id, person_id),
  foreign key (village_id, person_id) references people (village_id, id) on delete cascade
);
create index person_match_keys_anywhere on person_match_keys (digest);
select village_working_table('person_match_keys');

-- Same as match_elsewhere, by name and birth date. What is found is a question to that village, never an answer.
create function match_elsewhere_by_name(the_digest bytea) returns table (found_village bigint, found_person uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.village_id, p.id from person_match_keys k join people p on p.village_id = k.village_id and p.id = k.person_id
  where k.digest = the_digest and not p.sealed and p.merged_into_id is null and p.erased_at is null
    and p.village_id <> app_village()
  order by p.village_id limit 5
$$;
revoke execute on function match_elsewhere_by_name(bytea) from public;
grant execute on function match_elsewhere_by_name(bytea) to app_village;

do $$ begin
  execute format('create policy owner_matches on person_match_keys for select to %I using (true)', current_user);
end $$;
