-- Whom a file called a migrant: asked about by a person before it is a journey. One row a person, whatever file says it again.
-- No foreign key to people: a file may be taken back while nobody has confirmed.
create table migrant_marks (
  village_id bigint not null references villages (id),
  id uuid not null,
  person_id uuid not null,
  import_id uuid not null,
  basis text not null check (basis in ('stated', 'remark', 'list')),
  country text,
  marked_on date not null,
  status text not null check (status in ('proposed', 'confirmed', 'refused')),
  episode_id uuid,
  settled_at timestamptz,
  settled_by_name text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  unique (village_id, person_id),
  foreign key (village_id, episode_id) references episodes (village_id, id),
  check ((status = 'proposed') = (settled_at is null)),
  check ((status = 'confirmed') = (episode_id is not null))
);
create index migrant_marks_by_status on migrant_marks (village_id, status);
create index migrant_marks_by_import on migrant_marks (village_id, import_id);
select village_table('migrant_marks');
