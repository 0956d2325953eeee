-- UU 27/2022 art. 46: whom a leak concerns, by name, and who was told in writing. Facts: the last word about a person counts.
create table breach_named (
  village_id bigint not null,
  id uuid not null,
  breach_id uuid not null,
  person_id uuid not null,
  affected boolean not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id)
);
create index breach_named_by_breach on breach_named (village_id, breach_id);
select village_facts('breach_named');

create table breach_told (
  village_id bigint not null,
  id uuid not null,
  breach_id uuid not null,
  person_id uuid not null,
  channel text not null check (channel in ('handed', 'post', 'message')),
  told_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  unique (village_id, breach_id, person_id),
  foreign key (village_id, person_id) references people (village_id, id)
);
select village_facts('breach_told');
