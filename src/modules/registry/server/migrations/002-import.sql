-- A population file on its way in: staged sealed, picked, applied, and the rest let go with a receipt.

create table import_batches (
  village_id bigint not null references villages (id),
  id uuid not null,
  file_hash text not null,
  file_name text not null,
  layout text, -- empty while a plain table waits for its mapping
  status text not null check (status in ('mapping', 'staged', 'applied', 'reversed', 'closed')),
  facts text not null, -- JSON: sheets, macros, encoding, headings, notices
  read_count bigint not null,
  rejected_count bigint not null,
  warning_count bigint not null,
  created_count bigint,
  updated_count bigint,
  unchanged_count bigint,
  left_count bigint, -- rows that were let go
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  applied_at timestamptz,
  applied_by_name text,
  apply_command_id uuid,
  ended_at timestamptz, -- reversed or closed
  ended_by_name text,
  ended_because text,
  primary key (village_id, id),
  check ((status = 'mapping') = (layout is null) or status = 'closed')
);
create index import_batches_by_day on import_batches (village_id, recorded_at);

create table import_rows (
  village_id bigint not null,
  import_id uuid not null,
  position bigint not null,
  sheet text not null,
  row_number bigint not null,
  person_sealed bytea not null, -- what the file says of a person, never a column without a purpose
  faults text not null,
  warnings bigint not null,
  verdict text not null check (verdict in ('new', 'changed', 'unchanged', 'moved', 'duplicate', 'rejected', 'known', 'unknown')),
  person_id uuid, -- whom the row means, or whom it resembles
  score_basis_points bigint,
  reasons text not null default '',
  family_digest bytea,
  hints text not null default '',
  picked boolean not null,
  decision text check (decision in ('same', 'different')),
  primary key (village_id, import_id, position),
  foreign key (village_id, import_id) references import_batches (village_id, id)
);
create index import_rows_by_verdict on import_rows (village_id, import_id, verdict);
create index import_rows_by_family on import_rows (village_id, import_id, family_digest);

-- What an import wrote, so that the whole of it can be taken back.
create table import_effects (
  village_id bigint not null,
  import_id uuid not null,
  position bigint not null,
  kind text not null check (kind in ('created', 'changed')),
  subject_table text not null check (subject_table in ('people', 'households', 'household_members', 'documents', 'hamlet_counts')),
  subject_ids text not null, -- JSON
  before_sealed bytea, -- the values as they were
  primary key (village_id, import_id, position),
  foreign key (village_id, import_id) references import_batches (village_id, id)
);

-- Files with names that leave: asked for with a reason, allowed by the head, marked with who and when.
create table export_requests (
  village_id bigint not null references villages (id),
  id uuid not null,
  kind text not null check (kind in ('opensid', 'new-people')),
  reason text not null,
  receiver text not null,
  status text not null check (status in ('open', 'approved', 'refused', 'withdrawn')),
  people_count bigint not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  settled_at timestamptz,
  settled_by text,
  settled_by_name text,
  settled_reason text,
  primary key (village_id, id),
  check ((status = 'open') = (settled_at is null)),
  check (settled_by <> recorded_by or status = 'withdrawn')
);
create index export_requests_by_day on export_requests (village_id, recorded_at);

select village_working_table('import_batches');
select village_working_table('import_rows');
select village_working_table('import_effects');
select village_table('export_requests');
