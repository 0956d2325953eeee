-- Twice a year every household is asked who left: by cadres, each with an RT of the own hamlet.
create table rounds (
  village_id bigint not null,
  id uuid not null,
  year integer not null,
  half integer not null check (half in (1, 2)),
  opened_on date not null,
  closed_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  unique (village_id, year, half)
);
select village_table('rounds');

create table round_areas (
  village_id bigint not null,
  id uuid not null,
  round_id uuid not null,
  hamlet text,
  rt text,
  account_id text not null,
  cadre_name text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, round_id) references rounds (village_id, id)
);
create index round_areas_by_round on round_areas (village_id, round_id, recorded_at);
select village_facts('round_areas');

create table round_visits (
  village_id bigint not null,
  id uuid not null,
  round_id uuid not null,
  household_id uuid not null,
  outcome text not null check (outcome in ('asked', 'moved', 'refused', 'not_met')),
  visited_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, round_id) references rounds (village_id, id)
);
create index round_visits_by_round on round_visits (village_id, round_id, household_id);
select village_facts('round_visits');

-- Who else left, as told at the door: asked about by the officer before it is a journey.
create table round_leads (
  village_id bigint not null,
  id uuid not null,
  round_id uuid not null,
  household_id uuid not null,
  told_name text not null,
  country text,
  note text,
  answer text check (answer in ('opened', 'known', 'not_migrant')),
  episode_id uuid,
  settled_at timestamptz,
  settled_by_name text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, round_id) references rounds (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id),
  check ((answer is null) = (settled_at is null))
);
create index round_leads_by_round on round_leads (village_id, round_id);
select village_table('round_leads');
