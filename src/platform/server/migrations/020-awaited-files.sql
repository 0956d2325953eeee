-- A record may come before its file: the phone that named it said which bytes it still holds. No bytes are opened by this row.

create table awaited_files (
  village_id bigint not null,
  id uuid not null,
  hash text not null,
  media_type text not null, -- as the phone said; what comes must be of the same kind
  size_bytes bigint not null,
  operation text not null,
  person_id uuid,
  declared_by text not null,
  declared_by_name text not null,
  declared_at timestamptz not null,
  closed_at timestamptz, -- nobody waits for it any more
  primary key (village_id, id),
  unique (village_id, hash)
);
select village_table('awaited_files');
