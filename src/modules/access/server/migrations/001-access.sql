-- Accounts, terms of office and everything that opens a door. No village's rows: the house keeps the keys.

create table accounts (
  id uuid primary key,
  username text not null unique check (username ~ '^[a-z][a-z0-9._-]{2,31}$'),
  phone text unique check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  display_name text not null,
  language text not null default 'id' check (language in ('id', 'en', 'jv')),
  easy_mode boolean not null default false,
  demo_sentence text, -- set: a demonstration account, one click opens it
  demo_order integer,
  created_at timestamptz not null,
  created_by text not null,
  closed_at timestamptz,
  closed_by text
);
select common_table('accounts');

create table account_passwords (
  account_id uuid primary key references accounts (id),
  hash text not null, -- argon2id, 19 MiB, t 2
  set_at timestamptz not null
);
select secret_table('account_passwords');

create table account_identities (
  issuer text not null,
  subject text not null,
  account_id uuid not null references accounts (id),
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
select secret_table('account_identities');

create table terms_of_office (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  role text not null,
  title text,
  place_kind text not null check (place_kind in ('village', 'regency', 'province', 'nation')),
  place_id bigint,
  place_name text not null default '', -- as it was called when the office was given
  village_id bigint references villages (id),
  hamlet text,
  person_id uuid,
  starts_on date not null,
  until date,
  appointment_number text,
  succeeds_id uuid references terms_of_office (id),
  assigned_at timestamptz not null,
  assigned_by text not null,
  ended_on date, -- the first day without the office
  end_reason text,
  end_note text,
  ended_at timestamptz,
  ended_by text,
  check ((place_kind = 'nation') = (place_id is null)),
  check ((place_kind = 'village') = (village_id is not null)),
  check (place_kind <> 'village' or place_id = village_id),
  check (until is null or until >= starts_on),
  check ((ended_on is null) = (end_reason is null))
);
create index terms_by_village on terms_of_office (village_id, role) where village_id is not null;
create index terms_by_account on terms_of_office (account_id);
create index terms_by_place on terms_of_office (place_kind, place_id);
select common_table('terms_of_office');

create table sessions (
  id uuid primary key,
  token_fingerprint text not null unique, -- SHA-256 of the token; the token itself is only in the cookie
  account_id uuid not null references accounts (id),
  term_id uuid references terms_of_office (id),
  grant_id uuid,
  factor text not null check (factor in ('password', 'code', 'passkey', 'government', 'demo')),
  device text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text
);
create index sessions_by_account on sessions (account_id) where ended_at is null;
select secret_table('sessions');

create table one_time_links (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  kind text not null check (kind in ('invitation', 'reset')),
  token_fingerprint text not null unique,
  without_second_factors boolean not null,
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz
);
create index links_by_account on one_time_links (account_id);
select secret_table('one_time_links');

create table reset_requests (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  requested_at timestamptz not null,
  answered_at timestamptz
);
create unique index one_open_reset_request on reset_requests (account_id) where answered_at is null;
select secret_table('reset_requests');

create table second_factors (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  kind text not null check (kind in ('totp', 'passkey')),
  label text not null,
  secret bytea, -- sealed with a key outside the database
  last_step bigint, -- a code is good once
  credential_id text unique,
  public_key bytea,
  signature_count bigint,
  transports text,
  created_at timestamptz not null,
  last_used_at timestamptz,
  ended_at timestamptz,
  check ((kind = 'totp') = (secret is not null)),
  check ((kind = 'passkey') = (credential_id is not null and public_key is not null))
);
create unique index one_totp_each on second_factors (account_id) where kind = 'totp' and ended_at is null;
create index second_factors_by_account on second_factors (account_id) where ended_at is null;
select secret_table('second_factors');

create table passkey_challenges (
  id uuid primary key,
  challenge text not null,
  account_id uuid references accounts (id),
  expires_at timestamptz not null,
  used_at timestamptz
);
select secret_table('passkey_challenges');

create table sign_in_attempts (
  id uuid primary key,
  login_digest bytea not null,
  address_digest bytea not null,
  account_id uuid references accounts (id),
  outcome text not null check (outcome in ('good', 'wrong', 'locked')),
  factor text not null,
  device text not null,
  tried_at timestamptz not null
);
create index attempts_by_login on sign_in_attempts (login_digest, tried_at);
create index attempts_by_address on sign_in_attempts (address_digest, tried_at);
create index attempts_by_account on sign_in_attempts (account_id, tried_at);
select secret_table('sign_in_attempts');

create table code_acceptances (
  account_id uuid not null references accounts (id),
  version text not null,
  accepted_at timestamptz not null,
  primary key (account_id, version)
);
select common_table('code_acceptances');

create table break_glass_grants (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  account_name text not null,
  role text not null,
  office text not null,
  village_id bigint not null references villages (id),
  session_id uuid not null,
  reason text not null check (length(reason) >= 10),
  opened_at timestamptz not null,
  expires_at timestamptz not null check (expires_at <= opened_at + interval '3 hours'),
  ended_at timestamptz
);
create index glass_by_village on break_glass_grants (village_id, opened_at);
create index glass_by_account on break_glass_grants (account_id, opened_at);
select common_table('break_glass_grants');

create table api_keys (
  id uuid primary key,
  name text not null,
  opening text not null,
  key_fingerprint text not null unique,
  role text not null,
  place_kind text not null check (place_kind in ('village', 'regency', 'province', 'nation')),
  place_id bigint,
  place_name text not null,
  expires_on date not null,
  created_at timestamptz not null,
  created_by text not null,
  last_used_at timestamptz,
  ended_at timestamptz
);
select secret_table('api_keys');

create table breaches (
  id uuid primary key,
  village_id bigint,
  kind text not null,
  found_at timestamptz not null,
  what_happened text not null,
  which_data text not null,
  handling text not null,
  people_count integer not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  closed_at timestamptz,
  lesson text
);
select secret_table('breaches');

create table breach_people (
  breach_id uuid not null references breaches (id),
  person_id uuid not null,
  primary key (breach_id, person_id)
);
select secret_table('breach_people');

create table breach_steps (
  id uuid primary key,
  breach_id uuid not null references breaches (id),
  step text not null,
  done_at timestamptz not null,
  evidence text not null,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  unique (breach_id, step)
);
select secret_table('breach_steps');

-- What a village itself says: its own rows.
create table break_glass_sightings (
  village_id bigint not null references villages (id),
  id uuid not null,
  grant_id uuid not null references break_glass_grants (id),
  seen_at timestamptz not null,
  seen_by text not null,
  seen_by_name text not null,
  primary key (village_id, id),
  unique (village_id, grant_id)
);
select village_facts('break_glass_sightings');

create table access_reviews (
  village_id bigint not null references villages (id),
  id uuid not null,
  month text not null,
  note text not null,
  reviewed_at timestamptz not null,
  reviewed_by text not null,
  reviewed_by_name text not null,
  primary key (village_id, id),
  unique (village_id, month)
);
select village_facts('access_reviews');
