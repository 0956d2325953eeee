-- One trouble of one worker. Where it stands is derived from its state rows and kept here for lists. Its number is drawn, not counted:
-- a gap in a series would say that there is a case one may not see.
create table cases (
  village_id bigint not null,
  id uuid not null,
  number text not null check (number ~ '^K-[0-9A-Z]{5}$'),
  person_id uuid,
  episode_id uuid,
  worker_name text, -- as told, while nobody of the register is meant
  worker_name_folded text,
  country text check (country ~ '^[A-Z]{2}$'),
  employer_name text,
  agency_name text,
  intake_channel text not null,
  reporter text not null,
  reporter_relation text,
  reporter_person_id uuid,
  reporter_sealed bytea, -- JSON of name and phone
  main_type text not null,
  types text not null,
  severity smallint not null check (severity between 1 and 4),
  risk text not null check (risk in ('immediate', 'high', 'medium', 'low')),
  protected boolean not null default false,
  state text not null,
  state_on date not null,
  opened_on date not null,
  lead_account text,
  lead_name text,
  incident_id uuid,
  family_told_on date,
  touched_at timestamptz not null,
  next_step text not null,
  next_due_on date,
  next_office text,
  told_migration boolean not null default false,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  unique (village_id, number),
  foreign key (village_id, person_id) references people (village_id, id),
  check (person_id is not null or worker_name is not null or reporter = 'anonymous'),
  check ((lead_account is null) = (lead_name is null))
);
create index cases_by_state on cases (village_id, state, next_due_on);
create index cases_by_person on cases (village_id, person_id) where person_id is not null;
create index cases_by_lead on cases (village_id, lead_account);

-- What the family opens its tracker with. Tries at the PIN are counted, so the rows change often and no phone needs them.
create table case_receipts (
  village_id bigint not null,
  id uuid not null,
  receipt_key text not null check (receipt_key ~ '^[0-9a-f]{20}$'),
  pin_serial integer not null default 0,
  tries integer not null default 0,
  locked_until timestamptz,
  primary key (village_id, id),
  unique (village_id, receipt_key),
  foreign key (village_id, id) references cases (village_id, id)
);

create table case_members (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  account_id text not null,
  account_name text not null,
  part text not null check (part in ('lead', 'helper')),
  from_on date not null,
  ended_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, case_id) references cases (village_id, id)
);
create index case_members_by_account on case_members (village_id, account_id, case_id);
create unique index case_members_one_lead on case_members (village_id, case_id) where part = 'lead' and ended_on is null;
create unique index case_members_once on case_members (village_id, case_id, account_id) where ended_on is null;

create table case_states (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  state text not null,
  occurred_on date not null,
  reason text,
  note_sealed bytea,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, case_id) references cases (village_id, id)
);
create index case_states_by_case on case_states (village_id, case_id, recorded_at);

-- The one line of time: what happened, whom one spoke with, what the family was told and asked.
create table case_entries (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('happened', 'contact', 'note', 'told_family', 'question', 'answer')),
  occurred_on date not null,
  channel text,
  party text,
  words_sealed bytea not null,
  for_family boolean not null default false,
  answers_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, case_id) references cases (village_id, id),
  foreign key (village_id, answers_id) references case_entries (village_id, id),
  check ((kind = 'answer') = (answers_id is not null))
);
create index case_entries_by_case on case_entries (village_id, case_id, recorded_at);

create table case_evidence (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  file_hash text,
  label_sealed bytea not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, case_id) references cases (village_id, id)
);
create index case_evidence_by_case on case_evidence (village_id, case_id, recorded_at);

create table case_demands (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  demand text not null,
  amount_rupiah bigint check (amount_rupiah > 0),
  replaces_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, case_id) references cases (village_id, id),
  foreign key (village_id, replaces_id) references case_demands (village_id, id)
);
create index case_demands_by_case on case_demands (village_id, case_id, recorded_at);
create unique index case_demands_replaced_once on case_demands (village_id, replaces_id) where replaces_id is not null;

create table case_recoveries (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  amount_rupiah bigint not null check (amount_rupiah > 0),
  received_on date not null,
  reverses_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, case_id) references cases (village_id, id),
  foreign key (village_id, reverses_id) references case_recoveries (village_id, id)
);
create index case_recoveries_by_case on case_recoveries (village_id, case_id, recorded_at);
create unique index case_recoveries_reversed_once on case_recoveries (village_id, reverses_id) where reverses_id is not null;

create table case_checks (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  item text not null,
  state text not null check (state in ('done', 'waiting', 'not_needed')),
  note_sealed bytea,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, case_id) references cases (village_id, id)
);
create index case_checks_by_case on case_checks (village_id, case_id, recorded_at);

create table case_flags (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  words_sealed bytea not null,
  due_on date not null,
  closed_on date,
  closed_because_sealed bytea,
  closed_by_name text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, case_id) references cases (village_id, id),
  check ((closed_on is null) = (closed_by_name is null))
);
create index case_flags_by_case on case_flags (village_id, case_id, due_on);

-- A matter handed to an office that can act, with what was told there and on what ground.
create table case_referrals (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  office text not null,
  organisation_id uuid,
  organisation_name text,
  to_account text,
  to_name text,
  channel text not null,
  sent_on date not null,
  ground text not null check (ground in ('given', 'danger', 'child', 'duty')),
  consent_id uuid,
  consent_channel text,
  override_sealed bytea,
  shared_sealed bytea not null, -- JSON: what the other office was told
  state text not null check (state in ('sent', 'accepted', 'refused', 'done', 'revoked')),
  state_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, case_id) references cases (village_id, id),
  check ((ground = 'given') = (consent_channel is not null)),
  check ((ground <> 'given') = (override_sealed is not null)),
  check ((to_account is null) = (to_name is null)),
  check ((channel = 'account') = (to_account is not null))
);
create index case_referrals_by_case on case_referrals (village_id, case_id, recorded_at);
create index case_referrals_by_account on case_referrals (village_id, to_account) where to_account is not null;

create table case_referral_events (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  referral_id uuid not null,
  state text not null,
  occurred_on date not null,
  reason text,
  note_sealed bytea,
  by_hand boolean not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, referral_id) references case_referrals (village_id, id)
);
create index case_referral_events_by_case on case_referral_events (village_id, case_id, recorded_at);

create table case_transfers (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  to_account text not null,
  to_name text not null,
  reason_sealed bytea not null,
  state text not null check (state in ('asked', 'accepted', 'refused', 'withdrawn')),
  settled_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, case_id) references cases (village_id, id)
);
create unique index case_transfers_one_open on case_transfers (village_id, case_id) where state = 'asked';
create index case_transfers_by_account on case_transfers (village_id, to_account, state);

create table case_closings (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  reason text not null,
  outcome_sealed bytea not null,
  unverified_because text,
  state text not null check (state in ('asked', 'approved', 'returned')),
  settled_on date,
  settled_by text,
  settled_by_name text,
  note_sealed bytea,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, case_id) references cases (village_id, id),
  check ((state = 'asked') = (settled_by is null)),
  check (settled_by is distinct from recorded_by)
);
create unique index case_closings_one_open on case_closings (village_id, case_id) where state = 'asked';

create table case_follow_ups (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  closing_id uuid not null,
  day smallint not null check (day in (30, 90)),
  occurred_on date not null,
  result text not null,
  words_sealed bytea,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  unique (village_id, closing_id, day),
  foreign key (village_id, case_id) references cases (village_id, id),
  foreign key (village_id, closing_id) references case_closings (village_id, id)
);

-- Apart from assistance: the case knows that it was asked for and done, and nothing else of it.
create table case_screenings (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  due_at timestamptz not null,
  done_at timestamptz,
  done_by text,
  done_by_name text,
  answers_sealed bytea,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, case_id) references cases (village_id, id),
  check ((done_at is null) = (answers_sealed is null))
);
create unique index case_screenings_one_open on case_screenings (village_id, case_id) where done_at is null;

create table case_incidents (
  village_id bigint not null,
  id uuid not null,
  kind text not null,
  occurred_on date not null,
  place text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id)
);

create table case_person_moves (
  village_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  merge_id uuid not null,
  recorded_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, case_id) references cases (village_id, id)
);
create index case_person_moves_by_merge on case_person_moves (village_id, merge_id);

select village_table('cases');
select village_working_table('case_receipts');
select village_table('case_members');
select village_facts('case_states');
select village_facts('case_entries');
select village_facts('case_evidence');
select village_facts('case_demands');
select village_facts('case_recoveries');
select village_facts('case_checks');
select village_table('case_flags');
select village_table('case_referrals');
select village_facts('case_referral_events');
select village_table('case_transfers');
select village_table('case_closings');
select village_facts('case_follow_ups');
select village_table('case_screenings');
select village_facts('case_incidents');
select village_facts('case_person_moves');

-- Words of an ended case go when their time is over or the person is erased; kinds, days, offices and sums stay for counts.
create function erase_case_words(the_cases uuid[], empty bytea) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  update cases set worker_name = case when person_id is null then '—' else worker_name end, worker_name_folded = null,
      employer_name = null, agency_name = null, reporter_relation = null, reporter_person_id = null, reporter_sealed = null
    where village_id = here and id = any (the_cases);
  update case_states set note_sealed = null where village_id = here and case_id = any (the_cases);
  update case_entries set words_sealed = empty, party = null where village_id = here and case_id = any (the_cases);
  update case_evidence set file_hash = null, label_sealed = empty where village_id = here and case_id = any (the_cases);
  update case_checks set note_sealed = null where village_id = here and case_id = any (the_cases);
  update case_flags set words_sealed = empty, closed_because_sealed = null where village_id = here and case_id = any (the_cases);
  update case_referrals set organisation_name = null, shared_sealed = empty,
      override_sealed = case when ground = 'given' then null else empty end
    where village_id = here and case_id = any (the_cases);
  update case_referral_events set note_sealed = null where village_id = here and case_id = any (the_cases);
  update case_transfers set reason_sealed = empty where village_id = here and case_id = any (the_cases);
  update case_closings set outcome_sealed = empty, note_sealed = null where village_id = here and case_id = any (the_cases);
  update case_follow_ups set words_sealed = null where village_id = here and case_id = any (the_cases);
  update case_screenings set answers_sealed = case when done_at is null then null else empty end
    where village_id = here and case_id = any (the_cases);
  delete from case_receipts where village_id = here and id = any (the_cases);
end $$;
revoke execute on function erase_case_words(uuid[], bytea) from public;
grant execute on function erase_case_words(uuid[], bytea) to app_village;

-- Where the owner is no superuser, forced row security holds for it too.
do $$
declare one text;
begin
  foreach one in array array['cases', 'case_receipts', 'case_states', 'case_entries', 'case_evidence', 'case_checks', 'case_flags',
    'case_referrals', 'case_referral_events', 'case_transfers', 'case_closings', 'case_follow_ups', 'case_screenings'] loop
    execute format('create policy owner_erases on %I to %I using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint)) with check (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', one, current_user);
  end loop;
end $$;
