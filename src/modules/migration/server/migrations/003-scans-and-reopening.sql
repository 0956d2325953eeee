-- One page of a paper as it was photographed. Another page in its place, or none (no hash), is one more row.
create table paper_scans (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  document_code text not null,
  page_no bigint not null, -- a page in place of another keeps its number
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  replaces_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id),
  foreign key (village_id, replaces_id) references paper_scans (village_id, id),
  check (file_hash is not null or replaces_id is not null)
);
create index paper_scans_by_episode on paper_scans (village_id, episode_id, document_code);
create unique index paper_scans_replaced_once on paper_scans (village_id, replaces_id) where replaces_id is not null;

-- A closing that was too early: the closing stays to be read, and why it does not hold.
create table episode_reopenings (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  closure_id uuid not null,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  unique (village_id, closure_id),
  foreign key (village_id, episode_id) references episodes (village_id, id),
  foreign key (village_id, closure_id) references episode_closures (village_id, id)
);
create index episode_reopenings_by_episode on episode_reopenings (village_id, episode_id);

select village_facts('paper_scans');
select village_facts('episode_reopenings');
