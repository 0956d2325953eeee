-- Facts grant no update to anybody; these functions alone take away what a letter said, inside the village of the transaction.
-- The line of the book stays: number, day, kind, who signed (UU 43/2009 on archives).
create function erase_letter_facts(the_letters uuid[], the_contents bytea[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  update letter_contents c set content_sealed = given.content
    from unnest(the_letters, the_contents) as given (id, content)
    where c.village_id = here and c.id = given.id and given.content is not null;
  update letter_events set note = null, reason = case when reason is null then null else '' end
    where village_id = here and letter_id = any (the_letters);
  delete from letter_witnesses where village_id = here and letter_id = any (the_letters);
end $$;

-- What was asked for and never got a number is no line of the book: it goes whole.
create function erase_letter_requests(the_letters uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  if exists (select from letters where village_id = here and id = any (the_letters) and number_text is not null) then
    raise exception 'a letter with a number stays in the book';
  end if;
  delete from letter_witnesses where village_id = here and letter_id = any (the_letters);
  delete from letter_events where village_id = here and letter_id = any (the_letters);
  delete from letters where village_id = here and id = any (the_letters);
end $$;

revoke execute on function erase_letter_facts(uuid[], bytea[]), erase_letter_requests(uuid[]) from public;
grant execute on function erase_letter_facts(uuid[], bytea[]), erase_letter_requests(uuid[]) to app_village;

-- Where the owner is no superuser, forced row security holds for it too.
do $$
declare one text;
begin
  foreach one in array array['letters', 'letter_contents', 'letter_events', 'letter_witnesses', 'letter_numbers', 'letter_tokens'] loop
    execute format('create policy owner_erases on %I to %I using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint)) with check (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', one, current_user);
  end loop;
end $$;
