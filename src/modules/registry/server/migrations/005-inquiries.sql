-- Whether a person is also known elsewhere is asked, never looked up: keyed digests meet here, and the other village answers or does not.

create table inquiries (
  village_id bigint not null,
  id uuid not null,
  inquiry_id uuid not null, -- the same in the asking and the asked village
  direction text not null check (direction in ('out', 'in')),
  other_village_id bigint, -- empty on the asking side until the other village says yes
  person_id uuid not null, -- this village's own row
  reason text not null,
  status text not null check (status in ('asked', 'same', 'withheld')),
  note text,
  asked_by_name text not null,
  answered_at timestamptz,
  answered_by text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id),
  check ((status = 'asked') = (answered_at is null))
);
create index inquiries_by_inquiry on inquiries (village_id, inquiry_id);
create index inquiries_by_day on inquiries (village_id, direction, recorded_at);
select village_table('inquiries');

create index people_by_nik_anywhere on people (nik_digest) where nik_kind = 'real' and not sealed and merged_into_id is null;

-- Only digests go in and only row ids come out. Protected people (sealed) are no hit for anybody.
create function match_elsewhere(the_digest bytea) returns table (found_village bigint, found_person uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.village_id, p.id from people p
  where p.nik_digest = the_digest and p.nik_kind = 'real' and not p.sealed and p.merged_into_id is null
    and p.erased_at is null and p.village_id <> app_village()
  order by p.village_id limit 5
$$;
revoke execute on function match_elsewhere(bytea) from public;
grant execute on function match_elsewhere(bytea) to app_village;

do $$ begin
  execute format('create policy owner_matches on people for select to %I using (true)', current_user);
end $$;
