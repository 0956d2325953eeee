-- Law, papers, policies, tariffs: dated rows with their source. Never edited: a correction is a new row that replaces.

create table reference_rows (
  id uuid primary key,
  kind text not null,
  key text not null,
  title text not null,
  title_en text,
  body text not null, -- JSON, its shape is the kind's; never filtered
  search_text text not null,
  effective_from date not null,
  effective_to date, -- last day; null: still so
  source text not null check (source <> ''),
  source_url text,
  confirmed_by text,
  confirmed_on date,
  withdrawn_by text,
  withdrawn_on date,
  withdrawn_because text,
  replaces uuid references reference_rows (id),
  recorded_at timestamptz not null,
  recorded_by text not null,
  starter boolean not null default false,
  check (effective_to is null or effective_to >= effective_from),
  check ((confirmed_by is null) = (confirmed_on is null)),
  check ((withdrawn_by is null) = (withdrawn_on is null) and (withdrawn_by is null) = (withdrawn_because is null))
);
create index reference_rows_by_key on reference_rows (kind, key, effective_from);
create index reference_rows_replacing on reference_rows (replaces) where replaces is not null;

-- A row may be confirmed once and withdrawn once; nothing else of it ever changes, and it is never deleted.
create function keep_reference_row() returns trigger language plpgsql as $$
declare
  kept reference_rows := new;
begin
  if tg_op = 'DELETE' then raise exception 'a reference row is never deleted'; end if;
  if old.confirmed_on is null then
    kept.confirmed_by := null;
    kept.confirmed_on := null;
  end if;
  if old.withdrawn_on is null then
    kept.withdrawn_by := null;
    kept.withdrawn_on := null;
    kept.withdrawn_because := null;
  end if;
  if kept is distinct from old then raise exception 'a reference row is never edited: record one that replaces it'; end if;
  return new;
end $$;
create trigger reference_rows_stay before update or delete on reference_rows for each row execute function keep_reference_row();

select common_table('reference_rows');
