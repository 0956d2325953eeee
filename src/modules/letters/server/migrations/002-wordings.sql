-- Which wording of a kind the village uses: the newest row counts, and 0 is the standard of the release.
create table letter_wordings (
  village_id bigint not null references villages (id),
  id uuid not null,
  kind text not null,
  version bigint not null check (version >= 0),
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id)
);
create index letter_wordings_by_kind on letter_wordings (village_id, kind, recorded_at);

select village_facts('letter_wordings');
