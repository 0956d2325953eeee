-- A meeting of any kind: its plan may be corrected (each time with a row in meeting_corrections); `state` repeats what its
-- facts say, so that lists can filter: only refresh-meeting writes it.
create table meetings (
  village_id bigint not null references villages (id),
  id uuid not null,
  kind text not null,
  title text not null check (title <> ''),
  held_on date not null,
  starts_at text not null check (starts_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  ends_at text check (ends_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  place text not null check (place <> ''),
  for_whom text,
  leader_name text,
  agenda text not null default '[]',
  quorum text not null,
  entitled_count bigint check (entitled_count > 0),
  state text not null check (state in ('planned', 'invited', 'held', 'closed', 'withdrawn')),
  keeper_role text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id)
);
create index meetings_by_day on meetings (village_id, held_on);
select village_table('meetings');

create table meeting_corrections (
  village_id bigint not null,
  id uuid not null,
  meeting_id uuid not null,
  field text not null,
  before_value text,
  after_value text,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, meeting_id) references meetings (village_id, id)
);
create index meeting_corrections_by_meeting on meeting_corrections (village_id, meeting_id);
select village_facts('meeting_corrections');

create table meeting_events (
  village_id bigint not null,
  id uuid not null,
  meeting_id uuid not null,
  kind text not null check (kind in ('invited', 'confirmed', 'reopened', 'withdrawn')),
  occurred_on date not null,
  channel text,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, meeting_id) references meetings (village_id, id)
);
create index meeting_events_by_meeting on meeting_events (village_id, meeting_id);
select village_facts('meeting_events');

-- Who is invited or came: somebody of the register once, or a guest by name. A guest of whom nothing may stay keeps the row.
create table meeting_attendees (
  village_id bigint not null,
  id uuid not null,
  meeting_id uuid not null,
  person_id uuid,
  guest_name text,
  guest_from text,
  invited boolean not null,
  may_vote boolean not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  unique (village_id, meeting_id, id),
  foreign key (village_id, meeting_id) references meetings (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id),
  check ((person_id is null) <> (guest_name is null))
);
create unique index meeting_attendees_once on meeting_attendees (village_id, meeting_id, person_id) where person_id is not null;
create index meeting_attendees_by_person on meeting_attendees (village_id, person_id);
select village_table('meeting_attendees');

create table meeting_marks (
  village_id bigint not null,
  id uuid not null,
  meeting_id uuid not null,
  attendee_id uuid not null,
  status text not null check (status in ('unmarked', 'present', 'late', 'excused', 'ill')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, meeting_id, attendee_id) references meeting_attendees (village_id, meeting_id, id)
);
create index meeting_marks_by_meeting on meeting_marks (village_id, meeting_id);
select village_facts('meeting_marks');

create table meeting_minutes (
  village_id bigint not null,
  id uuid not null,
  meeting_id uuid not null,
  discussion text not null check (discussion <> ''),
  started_at text,
  ended_at text,
  leader_name text not null,
  recorder_name text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, meeting_id) references meetings (village_id, id)
);
create index meeting_minutes_by_meeting on meeting_minutes (village_id, meeting_id);
select village_facts('meeting_minutes');

create table meeting_ballots (
  village_id bigint not null,
  id uuid not null,
  meeting_id uuid not null,
  question text not null,
  choices text not null,
  secrecy text not null check (secrecy in ('open', 'secret')),
  majority text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  unique (village_id, meeting_id, id),
  foreign key (village_id, meeting_id) references meetings (village_id, id)
);
select village_facts('meeting_ballots');

create table meeting_decisions (
  village_id bigint not null,
  id uuid not null,
  meeting_id uuid not null,
  words text not null check (words <> ''),
  owner_role text,
  owner_name text,
  due_on date,
  ballot_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  unique (village_id, meeting_id, id),
  foreign key (village_id, meeting_id) references meetings (village_id, id),
  foreign key (village_id, meeting_id, ballot_id) references meeting_ballots (village_id, meeting_id, id),
  check (owner_role is null or owner_name is null)
);
create index meeting_decisions_by_meeting on meeting_decisions (village_id, meeting_id);
select village_facts('meeting_decisions');

create table meeting_decision_steps (
  village_id bigint not null,
  id uuid not null,
  meeting_id uuid not null,
  decision_id uuid not null,
  state text not null check (state in ('done', 'postponed', 'withdrawn')),
  occurred_on date not null,
  due_on date,
  note text,
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, meeting_id, decision_id) references meeting_decisions (village_id, meeting_id, id),
  check ((state = 'postponed') = (due_on is not null)),
  check (state <> 'done' or note is not null or file_hash is not null)
);
create index meeting_decision_steps_by_meeting on meeting_decision_steps (village_id, meeting_id);
select village_facts('meeting_decision_steps');

-- One vote a person, whether he spoke it here or got a paper. What was chosen is not in this row.
create table ballot_rolls (
  village_id bigint not null,
  id uuid not null,
  meeting_id uuid not null,
  ballot_id uuid not null,
  attendee_id uuid not null,
  channel text not null check (channel in ('here', 'paper')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  unique (village_id, ballot_id, attendee_id),
  foreign key (village_id, meeting_id, ballot_id) references meeting_ballots (village_id, meeting_id, id),
  foreign key (village_id, meeting_id, attendee_id) references meeting_attendees (village_id, meeting_id, id)
);
select village_facts('ballot_rolls');

-- Of an open ballot, who chose what: sealed until the close, and never written for a secret one.
create table ballot_votes (
  village_id bigint not null,
  id uuid not null,
  meeting_id uuid not null,
  ballot_id uuid not null,
  attendee_id uuid not null,
  choice_sealed bytea not null,
  primary key (village_id, id),
  unique (village_id, ballot_id, attendee_id),
  foreign key (village_id, ballot_id, attendee_id) references ballot_rolls (village_id, ballot_id, attendee_id)
);
select village_facts('ballot_votes');

-- Of a secret ballot, the one sum of what was voted here: sealed, and written over by each vote.
create table ballot_tallies (
  village_id bigint not null,
  id uuid not null,
  meeting_id uuid not null,
  counts_sealed bytea not null,
  primary key (village_id, id),
  foreign key (village_id, meeting_id, id) references meeting_ballots (village_id, meeting_id, id)
);
select village_table('ballot_tallies');

create table ballot_boxes (
  village_id bigint not null,
  id uuid not null,
  meeting_id uuid not null,
  ballot_id uuid not null,
  box text not null,
  box_folded text not null,
  papers bigint not null check (papers >= 0),
  counts_sealed bytea not null,
  counted_by text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  unique (village_id, ballot_id, box_folded),
  foreign key (village_id, meeting_id, ballot_id) references meeting_ballots (village_id, meeting_id, id)
);
select village_facts('ballot_boxes');

create table ballot_results (
  village_id bigint not null,
  id uuid not null,
  meeting_id uuid not null,
  ballot_id uuid not null,
  here text not null,
  paper text not null,
  outcome text not null,
  winner bigint,
  entitled bigint not null,
  present bigint not null,
  quorum_needed bigint,
  majority_needed bigint,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  unique (village_id, ballot_id),
  foreign key (village_id, meeting_id, ballot_id) references meeting_ballots (village_id, meeting_id, id)
);
select village_facts('ballot_results');

-- The rule says it first; here it cannot be otherwise: a closed ballot takes nothing in.
create function refuse_after_close() returns trigger language plpgsql as $$
declare the_ballot uuid := coalesce((to_jsonb(new) ->> 'ballot_id')::uuid, new.id);
begin
  if exists (select from ballot_results where village_id = new.village_id and ballot_id = the_ballot) then
    raise exception 'this ballot is closed';
  end if;
  return new;
end $$;
create trigger closed before insert on ballot_rolls for each row execute function refuse_after_close();
create trigger closed before insert on ballot_votes for each row execute function refuse_after_close();
create trigger closed before insert on ballot_boxes for each row execute function refuse_after_close();
create trigger closed before insert or update on ballot_tallies for each row execute function refuse_after_close();
