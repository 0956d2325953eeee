-- Two people changed one field: the command of the one who came second waits whole until a person has seen both.

create table conflicts (
  village_id bigint not null,
  id uuid not null, -- that of the command that waits
  operation text not null,
  input_sealed bytea not null, -- as it was queued; numbers of identity may be in it
  subject_id text not null,
  person_id uuid,
  queued_by text not null,
  queued_by_name text not null,
  queued_at timestamptz, -- by the clock of the phone
  received_at timestamptz not null,
  choices text, -- field to 'phone' or 'office'
  settled_by text,
  settled_by_name text,
  settled_at timestamptz,
  primary key (village_id, id),
  check ((settled_at is null) = (choices is null))
);
create index conflicts_open on conflicts (village_id, received_at) where settled_at is null;
create index conflicts_by_person on conflicts (village_id, person_id);
select village_table('conflicts');
