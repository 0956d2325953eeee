-- What a phone queued and left behind, sealed to the village: whoever serves the village now applies it under their own name.

create table sealed_parcels (
  village_id bigint not null,
  id uuid not null,
  hash text not null, -- SHA-256 of the sealed bytes: sent twice, kept once
  sealed bytea, -- null once everything in it is done
  made_by text, -- the account that queued it, as the phone says; proven only when it is also the sender
  made_by_name text,
  sent_by text not null,
  sent_by_name text not null,
  sent_at timestamptz not null,
  command_count integer not null,
  operation_names text not null,
  applied_count integer not null default 0,
  refusals text not null default '[]', -- ids, names and codes, nothing about anybody
  applied_by text,
  applied_by_name text,
  applied_at timestamptz,
  primary key (village_id, id),
  unique (village_id, hash)
);
select village_table('sealed_parcels');
