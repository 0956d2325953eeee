-- Numbers change hands: a hot line is compared with its owner each year, and then bears the newest name and day. All else stays as it was.
create or replace function keep_reference_row() returns trigger language plpgsql as $$
declare
  kept reference_rows := new;
begin
  if tg_op = 'DELETE' then raise exception 'a reference row is never deleted'; end if;
  if old.confirmed_on is null or (old.kind = 'hotline' and new.confirmed_on > old.confirmed_on) then
    kept.confirmed_by := old.confirmed_by;
    kept.confirmed_on := old.confirmed_on;
  end if;
  if old.withdrawn_on is null then
    kept.withdrawn_by := null;
    kept.withdrawn_on := null;
    kept.withdrawn_because := null;
  end if;
  if kept is distinct from old then raise exception 'a reference row is never edited: record one that replaces it'; end if;
  return new;
end $$;
