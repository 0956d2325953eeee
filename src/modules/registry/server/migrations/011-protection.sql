-- A protected person: in force at once, looked at by a second pair of eyes; lifted only after that.
create table protection_requests (
  village_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  wanted boolean not null, -- true: protect, false: lift
  reason_sealed bytea not null,
  status text not null check (status in ('open', 'approved', 'refused')),
  requested_at timestamptz not null,
  requested_by text not null,
  requested_by_name text not null,
  settled_at timestamptz,
  settled_by text,
  settled_by_name text,
  note_sealed bytea,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id),
  check ((status = 'open') = (settled_at is null)),
  check (settled_by <> requested_by)
);
create unique index protection_requests_open on protection_requests (village_id, person_id) where status = 'open';
select village_table('protection_requests');

-- Later modules leave a protected person out of what they list for those who need not know.
create or replace view person_names with (security_invoker = true) as
  select village_id, id, subject_id, case when name = upper(name) then initcap(name) else name end as name,
    name_folded, sex, birth_date, birth_precision, life_status, merged_into_id, sealed
  from people;
