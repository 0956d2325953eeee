-- One spell of migration of one person. The profile may be corrected (each time with a row in episode_corrections);
-- the two stage columns repeat what stage_events say, so that lists can filter: only record-stage writes them.
create table episodes (
  village_id bigint not null references villages (id),
  id uuid not null,
  person_id uuid not null,
  household_id uuid,
  entry_route text not null check (entry_route in ('before', 'abroad', 'returned', 'unknown')),
  opened_on date not null,
  destination_country text check (destination_country ~ '^[A-Z]{2}$'),
  occupation text,
  occupation_told text,
  scheme text not null,
  agency_organisation_id uuid,
  agency_name text,
  agency_licence text,
  employer_name text,
  contract_months bigint check (contract_months between 1 and 120),
  departs_on date,
  contract_ends_on date,
  current_stage text not null,
  current_stage_on date not null,
  closed_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id),
  foreign key (village_id, household_id) references households (village_id, id)
);
create index episodes_by_person on episodes (village_id, person_id);
create index episodes_by_household on episodes (village_id, household_id);
create index episodes_by_stage on episodes (village_id, current_stage) where closed_on is null;

create table episode_corrections (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  field text not null,
  before_value text,
  after_value text,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id)
);
create index episode_corrections_by_episode on episode_corrections (village_id, episode_id);

-- Opening again is one more row: the newest says whether the file is closed.
create table episode_closures (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  closed_on date not null,
  reason text not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id)
);
create index episode_closures_by_episode on episode_closures (village_id, episode_id);

create table stage_events (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  stage text not null,
  occurred_on date not null,
  source text not null,
  evidence text,
  confidence text not null check (confidence in ('sure', 'likely', 'told')),
  withdraws_id uuid,
  withdrawn_because text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id),
  foreign key (village_id, withdraws_id) references stage_events (village_id, id),
  check ((withdraws_id is null) = (withdrawn_because is null))
);
create index stage_events_by_episode on stage_events (village_id, episode_id, occurred_on);
create unique index stage_events_withdrawn_once on stage_events (village_id, withdraws_id) where withdraws_id is not null;

create table readiness_events (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  document_code text not null,
  status text not null check (status in ('missing', 'collected', 'verified', 'rejected')),
  held_by text not null,
  document_id uuid,
  letter_id uuid,
  number_text text,
  issued_on date,
  expires_on date,
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id),
  check (expires_on is null or issued_on is null or expires_on >= issued_on)
);
create index readiness_events_by_episode on readiness_events (village_id, episode_id, document_code, recorded_at);
create unique index readiness_events_letter_once on readiness_events (village_id, letter_id) where letter_id is not null and status = 'verified';

create table consultations (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  met_on date not null,
  place text not null,
  apart_from_recruiter boolean not null,
  candidate_alone boolean not null,
  pressure_seen boolean not null,
  agency_check text not null,
  agency_check_note text,
  risks text not null, -- JSON array of codes, never filtered
  outcome text not null check (outcome in ('agree', 'not_yet', 'refused')),
  mediation text not null,
  rights_told boolean not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id)
);
create index consultations_by_episode on consultations (village_id, episode_id, met_on);

create table consultation_people (
  village_id bigint not null,
  id uuid not null,
  consultation_id uuid not null,
  person_id uuid,
  told_name text,
  relation text not null,
  primary key (village_id, id),
  foreign key (village_id, consultation_id) references consultations (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id),
  check (person_id is not null or told_name is not null)
);
create index consultation_people_by_consultation on consultation_people (village_id, consultation_id);

create table consultation_carers (
  village_id bigint not null,
  id uuid not null,
  consultation_id uuid not null,
  child_person_id uuid not null,
  carer_person_id uuid,
  carer_name text,
  relation text not null,
  primary key (village_id, id),
  unique (village_id, consultation_id, child_person_id),
  foreign key (village_id, consultation_id) references consultations (village_id, id),
  foreign key (village_id, child_person_id) references people (village_id, id),
  foreign key (village_id, carer_person_id) references people (village_id, id),
  check (carer_person_id is not null or carer_name is not null)
);

-- Apart from the consultation and encrypted: what was said in confidence is read by one query only, and that is logged.
create table consultation_reasons (
  village_id bigint not null,
  id uuid not null, -- the consultation's own
  private_reason_sealed bytea not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  foreign key (village_id, id) references consultations (village_id, id)
);

create table red_flag_answers (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  code text not null,
  reply text not null check (reply in ('yes', 'no', 'unknown')),
  story_source text not null,
  evidence_grade text not null check (evidence_grade in ('A', 'B', 'C')),
  note text,
  answered_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id)
);
create index red_flag_answers_by_episode on red_flag_answers (village_id, episode_id, code, recorded_at);

-- One round of verification. Its state repeats the newest event, so that one open round an episode can be a constraint.
create table verifications (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  state text not null check (state in ('requested', 'checked', 'confirmed', 'returned')),
  state_at timestamptz not null,
  requested_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id)
);
create unique index verifications_open_once on verifications (village_id, episode_id) where state in ('requested', 'checked');
create index verifications_by_state on verifications (village_id, state, state_at);

create table verification_events (
  village_id bigint not null,
  id uuid not null,
  verification_id uuid not null,
  state text not null check (state in ('requested', 'checked', 'confirmed', 'returned')),
  occurred_on date not null,
  identity_seen boolean,
  age_seen boolean,
  no_duress boolean,
  red_flags_discussed boolean,
  letter_id uuid,
  return_reason text,
  note text,
  on_behalf boolean not null default false, -- a.n.: no head was in office
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  unique (village_id, verification_id, state),
  foreign key (village_id, verification_id) references verifications (village_id, id),
  check (state <> 'checked' or (identity_seen and age_seen and no_duress and letter_id is not null)),
  check ((state = 'returned') = (return_reason is not null))
);

-- Two entries of one human became one: which episodes went along, so that it can be undone.
create table episode_person_moves (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  merge_id uuid not null,
  from_person_id uuid not null,
  to_person_id uuid not null,
  recorded_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id)
);
create index episode_person_moves_by_merge on episode_person_moves (village_id, merge_id);

select village_table('episodes');
select village_facts('episode_corrections');
select village_facts('episode_closures');
select village_facts('stage_events');
select village_facts('readiness_events');
select village_facts('consultations');
select village_facts('consultation_people');
select village_facts('consultation_carers');
select village_facts('consultation_reasons');
select village_facts('red_flag_answers');
select village_table('verifications');
select village_facts('verification_events');
select village_facts('episode_person_moves');
