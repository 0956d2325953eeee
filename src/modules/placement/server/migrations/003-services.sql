-- The service log. What another module's act says by itself comes once, by its subject; the rest is written by hand.
create table services (
  village_id bigint not null references villages (id),
  id uuid not null,
  occurred_on date not null,
  duty text not null check (duty in ('a', 'b', 'c', 'd', 'e')),
  channel text not null,
  act text,
  subject_id uuid,
  topics text not null,
  person_id uuid,
  told_name text,
  note_sealed bytea,
  outcome text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id),
  check ((act is null) = (subject_id is null))
);
create index services_by_day on services (village_id, occurred_on);
create index services_by_person on services (village_id, person_id) where person_id is not null;
create unique index services_once on services (village_id, act, subject_id) where subject_id is not null;
select village_table('services');

-- What a guidance session was about; the newest row of a meeting counts.
create table guidance_sessions (
  village_id bigint not null,
  id uuid not null,
  meeting_id uuid not null,
  topics text not null,
  material text not null check (material <> ''),
  outcome text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id)
);
create index guidance_sessions_by_meeting on guidance_sessions (village_id, meeting_id, recorded_at);
select village_facts('guidance_sessions');
