-- An open file goes with the person who moves: what may travel waits sealed in the village of arrival, until its officer takes it up.
create table episode_handovers (
  village_id bigint not null,
  id uuid not null, -- the same in both villages
  direction text not null check (direction in ('out', 'in')),
  other_village_id bigint not null,
  transfer_id uuid not null,
  person_id uuid not null, -- this village's own row
  episode_id uuid, -- this village's own file: given away, or taken up
  package_sealed bytea not null,
  occurred_on date not null,
  status text not null check (status in ('sent', 'waiting', 'applied', 'refused')),
  reason text,
  settled_at timestamptz,
  settled_by_name text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id)
);
create index episode_handovers_by_person on episode_handovers (village_id, person_id);
create unique index episode_handovers_given_once on episode_handovers (village_id, transfer_id, episode_id) where direction = 'out';
select village_table('episode_handovers');
