-- A recruiter who came to the village office himself. Names are sealed; the keys are those of the allegations, so that the same one is found.
create table recruiter_visits (
  village_id bigint not null references villages (id),
  id uuid not null,
  told_sealed bytea not null,
  name_key bytea,
  phone_key bytea,
  agency_name text not null,
  agency_licence text,
  letter_number text,
  letter_on date,
  letter_file_hash text check (letter_file_hash ~ '^[0-9a-f]{64}$'),
  from_on date not null,
  until_on date check (until_on >= from_on),
  country text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id)
);
select village_table('recruiter_visits');

-- What was seen or heard before any file says so.
create table watch_alerts (
  village_id bigint not null references villages (id),
  id uuid not null,
  channel text not null,
  heard_on date not null,
  told_sealed bytea not null,
  hamlet text,
  grade text not null check (grade in ('A', 'B', 'C')),
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id)
);
create index watch_alerts_by_day on watch_alerts (village_id, recorded_at);
select village_table('watch_alerts');

create table watch_outcomes (
  village_id bigint not null,
  id uuid not null,
  alert_id uuid not null,
  outcome text not null,
  note_sealed bytea not null,
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, alert_id) references watch_alerts (village_id, id) on delete cascade
);
create index watch_outcomes_by_alert on watch_outcomes (village_id, alert_id, recorded_at);
select village_table('watch_outcomes');

-- Two people take away what was told: who asks does not decide, here as in the rule.
create table signal_erasures (
  village_id bigint not null references villages (id),
  id uuid not null,
  kind text not null check (kind in ('recruiter', 'visit', 'alert')),
  subject_id uuid not null,
  reason text not null check (reason <> ''),
  told_at timestamptz not null,
  told_by_name text not null,
  state text not null check (state in ('waiting', 'approved', 'refused')),
  settled_at timestamptz,
  settled_by text,
  settled_by_name text,
  answer text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  check ((state = 'waiting') = (settled_by is null)),
  check (settled_by is null or settled_by <> recorded_by)
);
create unique index signal_erasures_once on signal_erasures (village_id, kind, subject_id) where state = 'waiting';
select village_table('signal_erasures');
