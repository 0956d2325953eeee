-- For facts that a function of the owner blanks: where the owner is no superuser, forced row security holds for it too.
create function owner_erases(table_name text) returns void language plpgsql as $$
declare
  here constant text := 'village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint)';
begin
  execute format('create policy owner_erases on %I to %I using (%s) with check (%s)', table_name, current_user, here, here);
end $$;
