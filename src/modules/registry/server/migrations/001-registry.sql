-- People, households and what is held about them. A row is one village's entry; subject_id joins the entries of one human.

create table people (
  village_id bigint not null references villages (id),
  id uuid not null,
  subject_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  title_before text,
  title_after text,
  name_folded text not null, -- made by rules/names.ts, sorted and searched by
  nik_kind text not null check (nik_kind in ('real', 'temporary', 'none')),
  nik_digest bytea,
  nik_sealed bytea,
  nik_masked text,
  sex text not null check (sex in ('male', 'female', 'unknown')),
  birth_place text,
  birth_date date,
  birth_precision text not null check (birth_precision in ('day', 'month', 'year', 'about', 'unknown')),
  education_code text,
  education_now_code text,
  occupation_code text,
  marital_code text,
  citizenship_code text,
  father_name text,
  father_nik_digest bytea,
  father_nik_sealed bytea,
  father_person_id uuid,
  mother_name text,
  mother_folded text,
  mother_nik_digest bytea,
  mother_nik_sealed bytea,
  mother_person_id uuid,
  life_status text not null default 'alive' check (life_status in ('alive', 'dead', 'moved', 'missing', 'away', 'invalid')),
  life_status_on date,
  current_address text,
  verified_level text not null default 'self' check (verified_level in ('self', 'officer', 'head', 'regency', 'system')),
  verified_at timestamptz,
  verified_by text,
  sealed boolean not null default false, -- a protected person: never a hit for another village
  merged_into_id uuid,
  source text not null, -- 'manual', 'import:opensid' …
  source_ref text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  changed_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, father_person_id) references people (village_id, id),
  foreign key (village_id, mother_person_id) references people (village_id, id),
  foreign key (village_id, merged_into_id) references people (village_id, id),
  check ((nik_kind = 'none') = (nik_digest is null)),
  check ((nik_digest is null) = (nik_sealed is null) and (nik_digest is null) = (nik_masked is null)),
  check ((birth_date is null) = (birth_precision = 'unknown')),
  check (merged_into_id <> id)
);
-- two rows with one real NIK are one person; temporary numbers are the village's own and may repeat
create unique index people_real_nik on people (village_id, nik_digest) where nik_kind = 'real' and merged_into_id is null;
create index people_by_nik on people (village_id, nik_digest) where nik_digest is not null;
create index people_by_name on people (village_id, name_folded, id) where merged_into_id is null;
create index people_by_birth on people (village_id, birth_date) where birth_date is not null;
create index people_by_mother on people (village_id, mother_person_id) where mother_person_id is not null;
create index people_by_father on people (village_id, father_person_id) where father_person_id is not null;
create index people_by_subject on people (village_id, subject_id);

-- n:token, s:skeleton, m:mother's token. Equality and plain text order only: both are leakproof, so row security keeps the index.
create table person_search_keys (
  village_id bigint not null,
  key text collate "C" not null,
  person_id uuid not null,
  primary key (village_id, key, person_id),
  foreign key (village_id, person_id) references people (village_id, id) on delete cascade
);
create index person_search_keys_by_person on person_search_keys (village_id, person_id);

create table households (
  village_id bigint not null references villages (id),
  id uuid not null,
  card_kind text not null check (card_kind in ('real', 'temporary', 'none')),
  card_no_digest bytea,
  card_no_sealed bytea,
  card_no_masked text,
  card_issued_on date,
  head_person_id uuid,
  address text,
  hamlet text,
  rw text,
  rt text,
  status text not null default 'here' check (status in ('here', 'moved', 'dissolved')),
  verified_level text not null default 'self' check (verified_level in ('self', 'officer', 'head', 'regency', 'system')),
  source text not null,
  source_ref text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  changed_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, head_person_id) references people (village_id, id),
  check ((card_kind = 'none') = (card_no_digest is null)),
  check ((card_no_digest is null) = (card_no_sealed is null) and (card_no_digest is null) = (card_no_masked is null))
);
create unique index households_real_card on households (village_id, card_no_digest) where card_kind = 'real';
create index households_by_card on households (village_id, card_no_digest) where card_no_digest is not null;
create index households_by_hamlet on households (village_id, hamlet, rw, rt);
create index households_by_head on households (village_id, head_person_id);

-- Who stands on which card as what, from when until when. One open row a person.
create table household_members (
  village_id bigint not null,
  id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  relation_code text not null,
  from_on date,
  until_on date,
  ended_because text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  foreign key (village_id, household_id) references households (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id),
  check ((until_on is null) = (ended_because is null))
);
create unique index household_members_open on household_members (village_id, person_id) where until_on is null;
create index household_members_by_household on household_members (village_id, household_id);
create index household_members_by_person on household_members (village_id, person_id);

create table person_contacts (
  village_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('phone', 'whatsapp', 'email', 'other')),
  value text not null, -- phones in E.164
  whose text not null default 'own' check (whose in ('own', 'family', 'neighbour', 'employer', 'agency', 'other')),
  note text,
  ended_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id)
);
create index person_contacts_by_person on person_contacts (village_id, person_id);
create index person_contacts_by_value on person_contacts (village_id, value);

-- One row a paper; what was done to it is in document_events, its status and level are the latest of those.
create table documents (
  village_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  household_id uuid,
  kind text not null, -- codes of domain §2.2: KTP, KK, PASPOR …
  number_sealed bytea,
  number_digest bytea,
  number_masked text,
  issuer text,
  issued_on date,
  expires_on date,
  attributes text, -- what this kind must show, JSON kept as text, never filtered
  file_hash text,
  held_by text not null default 'unknown' check (held_by in ('owner', 'family', 'village', 'agency', 'employer', 'other', 'unknown')),
  status text not null check (status in ('missing', 'collected', 'verified', 'rejected', 'expired', 'lost', 'replaced')),
  verified_level text not null default 'self' check (verified_level in ('self', 'officer', 'head', 'regency', 'system')),
  verified_at timestamptz,
  verified_by text,
  replaced_by_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id),
  foreign key (village_id, household_id) references households (village_id, id),
  foreign key (village_id, replaced_by_id) references documents (village_id, id)
);
create index documents_by_person on documents (village_id, person_id, kind);
create index documents_by_expiry on documents (village_id, expires_on) where expires_on is not null;

create table document_events (
  village_id bigint not null,
  id uuid not null,
  document_id uuid not null,
  status text not null check (status in ('missing', 'collected', 'verified', 'rejected', 'expired', 'lost', 'replaced')),
  verified_level text not null check (verified_level in ('self', 'officer', 'head', 'regency', 'system')),
  held_by text,
  reason text,
  occurred_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  foreign key (village_id, document_id) references documents (village_id, id)
);
create index document_events_by_document on document_events (village_id, document_id);

create table consents (
  village_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  purpose text not null,
  basis text not null check (basis in ('consent', 'contract', 'legal-obligation', 'vital-interest', 'public-duty', 'legitimate-interest')),
  scope text,
  channel text not null check (channel in ('in-person', 'written', 'call', 'message', 'app')),
  witness_name text,
  proxy_person_id uuid, -- a parent or guardian for a child
  proxy_reason text,
  file_hash text,
  given_on date not null,
  expires_on date,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  withdrawn_by text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id),
  foreign key (village_id, proxy_person_id) references people (village_id, id),
  check (expires_on is null or expires_on >= given_on)
);
create index consents_by_person on consents (village_id, person_id, purpose);
create index consents_by_expiry on consents (village_id, expires_on) where expires_on is not null and withdrawn_at is null;

create table care_arrangements (
  village_id bigint not null,
  id uuid not null,
  child_person_id uuid not null,
  carer_person_id uuid,
  carer_name text, -- a carer who is not in this village's register
  carer_phone text,
  carer_relation text not null,
  from_on date not null,
  until_on date,
  ended_because text,
  father_consent text not null default 'unknown' check (father_consent in ('given', 'refused', 'unreachable', 'dead', 'unknown')),
  mother_consent text not null default 'unknown' check (mother_consent in ('given', 'refused', 'unreachable', 'dead', 'unknown')),
  medical_consent boolean not null default false,
  school_consent boolean not null default false,
  letter_id uuid,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  foreign key (village_id, child_person_id) references people (village_id, id),
  foreign key (village_id, carer_person_id) references people (village_id, id),
  check (carer_person_id is not null or carer_name is not null),
  check (carer_person_id <> child_person_id),
  check ((until_on is null) = (ended_because is null))
);
create unique index care_arrangements_open on care_arrangements (village_id, child_person_id) where until_on is null;
create index care_arrangements_by_carer on care_arrangements (village_id, carer_person_id) where carer_person_id is not null;

-- Birth, death, moves and returns, with the day they happened and the effects that were shown.
create table person_events (
  village_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('birth', 'death', 'move_out', 'move_in', 'return', 'missing', 'found', 'marriage', 'divorce', 'new_card')),
  occurred_on date not null,
  place text,
  details text, -- JSON kept as text, never filtered
  effects text not null, -- codes of what followed, as shown before recording
  reverses_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  command_id uuid,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id),
  foreign key (village_id, reverses_id) references person_events (village_id, id)
);
create index person_events_by_person on person_events (village_id, person_id, occurred_on);

-- One row a field a command: serves the person's page, sync, undo of merges and the data subject's sheet.
create table field_history (
  village_id bigint not null,
  id uuid not null,
  subject_table text not null check (subject_table in ('people', 'households', 'household_members', 'documents', 'care_arrangements', 'consents', 'person_contacts')),
  subject_id uuid not null,
  person_id uuid,
  field text not null,
  before_value text, -- numbers of identity are masked here
  after_value text,
  before_sealed bytea, -- the full number, only to undo
  after_sealed bytea,
  reason text,
  source text not null,
  command_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id)
);
create index field_history_by_subject on field_history (village_id, subject_table, subject_id);
create index field_history_by_person on field_history (village_id, person_id, recorded_at) where person_id is not null;

-- A verified person's NIK, name, birth date, card or relation changes only with evidence and a second pair of eyes.
create table change_requests (
  village_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  household_id uuid,
  changes_sealed bytea not null, -- field, from, to
  fields text not null,
  evidence_kind text not null,
  evidence_file_hash text,
  reason text not null,
  status text not null default 'open' check (status in ('open', 'approved', 'refused', 'withdrawn')),
  requested_by_person boolean not null default false,
  requested_at timestamptz not null,
  requested_by text not null,
  requested_by_name text not null,
  settled_at timestamptz,
  settled_by text,
  settled_by_name text,
  settled_reason text,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id),
  check ((status = 'open') = (settled_at is null)),
  check (settled_by <> requested_by)
);
create index change_requests_open on change_requests (village_id, status, requested_at);
create index change_requests_by_person on change_requests (village_id, person_id);

create table person_photos (
  village_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  file_hash text not null,
  taken_on date,
  ended_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id)
);
create index person_photos_by_person on person_photos (village_id, person_id);

-- What the village's whole file counted on a day, without names: the denominator of every rate.
create table hamlet_counts (
  village_id bigint not null,
  id uuid not null,
  hamlet text not null,
  sex text not null check (sex in ('male', 'female', 'unknown')),
  age_band text not null, -- '0-4', '5-9' … '75+', 'unknown'
  people_count bigint not null check (people_count >= 0),
  household_count bigint,
  as_of_on date not null,
  source text not null,
  import_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id)
);
create index hamlet_counts_by_day on hamlet_counts (village_id, as_of_on, hamlet);

-- Asked and found without migrants: a dated row without names.
create table households_without_migrants (
  village_id bigint not null,
  id uuid not null,
  hamlet text,
  rw text,
  rt text,
  household_count bigint not null default 1 check (household_count > 0),
  asked_on date not null,
  import_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id)
);
create index households_without_migrants_by_hamlet on households_without_migrants (village_id, hamlet, asked_on);

-- A pair looked at side by side: the verdict stays, also when it was "two people".
create table duplicate_verdicts (
  village_id bigint not null,
  id uuid not null,
  first_person_id uuid not null,
  second_person_id uuid not null,
  verdict text not null check (verdict in ('same', 'different', 'unsure')),
  score_basis_points bigint not null,
  reasons text not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  foreign key (village_id, first_person_id) references people (village_id, id),
  foreign key (village_id, second_person_id) references people (village_id, id),
  check (first_person_id < second_person_id)
);
create index duplicate_verdicts_by_pair on duplicate_verdicts (village_id, first_person_id, second_person_id, recorded_at);

create table merges (
  village_id bigint not null,
  id uuid not null,
  kept_person_id uuid not null,
  merged_person_id uuid not null,
  before_sealed bytea not null, -- both rows as they were, to undo
  moved text not null, -- table and ids that were pointed to the kept person
  reason text not null,
  merged_at timestamptz not null,
  merged_by text not null,
  reversed_at timestamptz,
  reversed_by text,
  reversed_reason text,
  primary key (village_id, id),
  foreign key (village_id, kept_person_id) references people (village_id, id),
  foreign key (village_id, merged_person_id) references people (village_id, id),
  check (kept_person_id <> merged_person_id)
);
create index merges_by_person on merges (village_id, kept_person_id);

-- Old paper, scanned in bulk: named by person or letter number later.
create table scan_inbox (
  village_id bigint not null,
  id uuid not null,
  file_hash text not null,
  label text,
  label_folded text,
  person_id uuid,
  letter_number text,
  kind text,
  settled_at timestamptz,
  settled_by text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id)
);
create index scan_inbox_open on scan_inbox (village_id, recorded_at) where settled_at is null;
create index scan_inbox_by_person on scan_inbox (village_id, person_id) where person_id is not null;

-- A move between villages: a departure here, an arrival there, a link by subject_id.
create table transfers (
  village_id bigint not null,
  id uuid not null,
  direction text not null check (direction in ('out', 'in')),
  other_village_id bigint not null,
  person_id uuid, -- empty on arrival until accepted
  household_id uuid,
  snapshot_sealed bytea not null,
  status text not null check (status in ('sent', 'accepted', 'refused', 'withdrawn')),
  occurred_on date not null,
  reason text,
  settled_at timestamptz,
  settled_by text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id),
  foreign key (village_id, household_id) references households (village_id, id)
);
create index transfers_open on transfers (village_id, status, direction);

select village_table('people');
select village_working_table('person_search_keys');
select village_table('households');
select village_table('household_members');
select village_table('person_contacts');
select village_table('documents');
select village_facts('document_events');
select village_table('consents');
select village_table('care_arrangements');
select village_facts('person_events');
select village_facts('field_history');
select village_table('change_requests');
select village_table('person_photos');
select village_table('hamlet_counts');
select village_facts('households_without_migrants');
select village_facts('duplicate_verdicts');
select village_table('merges');
select village_table('scan_inbox');
select village_table('transfers');

-- The two views any later module may join. Merged rows answer under the name of the person kept.
create view person_names with (security_invoker = true) as
  select village_id, id, subject_id, name, name_folded, sex, birth_date, birth_precision, life_status, merged_into_id from people;
create view household_names with (security_invoker = true) as
  select h.village_id, h.id, h.head_person_id, p.name as head_name, h.hamlet, h.rw, h.rt, h.address, h.status
  from households h left join people p on p.village_id = h.village_id and p.id = h.head_person_id;
grant select on person_names, household_names to app_village, app_area, app_counter;
