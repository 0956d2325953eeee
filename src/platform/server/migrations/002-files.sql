-- Bytes are one for all villages that sent the same file, so they go only when no village names them any more.
create index files_by_hash on files (hash);

-- Only a yes or no comes out, and only for our own hand that removes bytes: nobody may ask who else has a file.
create function file_is_named(the_hash text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from files where hash = the_hash)
$$;
revoke execute on function file_is_named(text) from public;
grant execute on function file_is_named(text) to app_village;

-- Where the owner is no superuser, forced row security holds for it too.
do $$ begin
  execute format('create policy owner_counts_names on files for select to %I using (true)', current_user);
end $$;
