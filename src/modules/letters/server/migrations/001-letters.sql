-- Village letters: what was asked, what became of it, its number, and what anyone may check.

-- The newest row counts; older ones say how letters looked then.
create table village_letterheads (
  village_id bigint not null references villages (id),
  id uuid not null,
  lines text not null, -- JSON list, the last one is the village
  address text not null,
  phone text,
  emblem_hash text check (emblem_hash ~ '^[0-9a-f]{64}$'),
  number_pattern text not null,
  counter_scope text not null check (counter_scope in ('code', 'all')),
  codes text not null default '{}', -- JSON: kind of letter to the village's own code
  paper text not null check (paper in ('A4', 'F4')),
  levy_regulation text, -- number of the Perdes; null: free of charge
  signing text not null check (signing in ('wet_ink', 'pades')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id)
);

-- Wording as it was used, so that no letter depends on the release it was written with.
create table letter_templates (
  village_id bigint not null references villages (id),
  id uuid not null,
  kind text not null,
  version bigint not null,
  body text not null, -- JSON of rules/template.ts
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  unique (village_id, kind, version)
);

-- state, number_text and issued_on repeat what the facts say, so that lists can filter.
create table letters (
  village_id bigint not null references villages (id),
  id uuid not null,
  kind text not null,
  template_version bigint not null,
  subject_person_id uuid,
  household_id uuid,
  episode_id uuid,
  subject_name text not null,
  subject_folded text not null,
  fields text not null, -- JSON of ordinary fields
  fields_sealed bytea, -- JSON of specific ones: money, trouble
  state text not null check (state in ('requested', 'verified', 'issued', 'refused', 'revoked', 'replaced')),
  requested_on date not null,
  number_text text,
  issued_on date,
  year bigint,
  replaces_id uuid,
  source_kind text not null default 'letters', -- the module that asked for it
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, subject_person_id) references people (village_id, id),
  foreign key (village_id, household_id) references households (village_id, id),
  foreign key (village_id, replaces_id) references letters (village_id, id),
  check ((number_text is null) = (issued_on is null)),
  check (state not in ('issued', 'revoked', 'replaced') or number_text is not null)
);
create index letters_by_state on letters (village_id, state, requested_on);
create index letters_by_person on letters (village_id, subject_person_id);
create index letters_by_episode on letters (village_id, episode_id) where episode_id is not null;
create index letters_by_year on letters (village_id, year, issued_on) where year is not null;

create table letter_events (
  village_id bigint not null,
  id uuid not null,
  letter_id uuid not null,
  kind text not null check (kind in ('requested', 'verified', 'refused', 'issued', 'printed', 'revoked', 'replaced')),
  occurred_on date not null,
  reason text,
  note text,
  paper text,
  file_hash text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  recorded_by_role text not null,
  primary key (village_id, id),
  foreign key (village_id, letter_id) references letters (village_id, id),
  check (kind not in ('refused', 'revoked') or reason is not null)
);
create index letter_events_by_letter on letter_events (village_id, letter_id, recorded_at);
create unique index letter_events_issued_once on letter_events (village_id, letter_id) where kind = 'issued';
create index letter_events_by_file on letter_events (village_id, file_hash) where file_hash is not null;

-- What the letter says, word by word, as it was issued. Sealed: it holds NIKs and addresses.
create table letter_contents (
  village_id bigint not null,
  id uuid not null, -- the letter's own
  content_sealed bytea not null,
  digest bytea not null,
  signatory_name text not null,
  signatory_term_id text,
  manner text not null check (manner in ('own', 'an', 'ub')),
  primary key (village_id, id),
  foreign key (village_id, id) references letters (village_id, id)
);

create table letter_tokens (
  village_id bigint not null,
  id uuid not null, -- the letter's own
  public_id text not null, -- 128 random bits in base 32
  code text not null,
  key_id text not null,
  token text not null,
  site text not null,
  primary key (village_id, id),
  unique (village_id, public_id),
  unique (village_id, code),
  foreign key (village_id, id) references letters (village_id, id)
);

-- One locked row a counter and year: who issues waits here, so no number comes twice and none is skipped.
create table letter_counters (
  village_id bigint not null references villages (id),
  counter_key text not null,
  year bigint not null,
  last_number bigint not null,
  primary key (village_id, counter_key, year)
);

-- Every number of the book: a letter's, or one explained (used on paper, spoilt).
create table letter_numbers (
  village_id bigint not null,
  id uuid not null,
  counter_key text not null,
  year bigint not null,
  number bigint not null check (number > 0),
  number_text text not null,
  letter_id uuid,
  explanation text,
  given_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  unique (village_id, counter_key, year, number),
  unique (village_id, letter_id),
  foreign key (village_id, letter_id) references letters (village_id, id),
  check ((letter_id is null) <> (explanation is null))
);
create unique index letter_numbers_text_once on letter_numbers (village_id, number_text) where letter_id is not null;

-- Who witnessed what: one witness on many letters is a sign of pressure (`domain.md` §6.10).
create table letter_witnesses (
  village_id bigint not null,
  id uuid not null,
  letter_id uuid not null,
  person_id uuid,
  name text not null,
  name_folded text not null,
  year bigint not null,
  primary key (village_id, id),
  foreign key (village_id, letter_id) references letters (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id)
);
create index letter_witnesses_by_name on letter_witnesses (village_id, name_folded, year);
create index letter_witnesses_by_letter on letter_witnesses (village_id, letter_id);

select village_facts('village_letterheads');
select village_facts('letter_templates');
select village_table('letters');
select village_facts('letter_events');
select village_facts('letter_contents');
select village_facts('letter_tokens');
select village_working_table('letter_counters');
select village_facts('letter_numbers');
select village_facts('letter_witnesses');
