-- A list of another office held against the journeys of the village. Nothing is overwritten: each difference is explained.
create table reconciliations (
  village_id bigint not null,
  id uuid not null,
  source text not null,
  listed_on date not null,
  file_name text not null,
  file_hash text, -- only while its columns are not known
  sample text,
  state text not null check (state in ('mapping', 'open')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  check ((state = 'mapping') = (file_hash is not null))
);
select village_table('reconciliations');

create table reconciliation_rows (
  village_id bigint not null,
  id uuid not null,
  reconciliation_id uuid not null,
  row_number integer,
  class text not null check (class in ('matched', 'village_only', 'state_only', 'differs')),
  episode_id uuid,
  their_name text,
  hamlet text,
  differences text not null,
  explanation text,
  note text,
  explained_at timestamptz,
  explained_by_name text,
  primary key (village_id, id),
  foreign key (village_id, reconciliation_id) references reconciliations (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id),
  check ((explanation is null) = (explained_at is null)),
  check ((class = 'state_only') = (episode_id is null))
);
create index reconciliation_rows_by_list on reconciliation_rows (village_id, reconciliation_id, class, row_number);
create index reconciliation_rows_by_episode on reconciliation_rows (village_id, episode_id) where episode_id is not null;
select village_table('reconciliation_rows');
