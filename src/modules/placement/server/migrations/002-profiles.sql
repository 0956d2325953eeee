-- What a candidate can do and wishes, as told. The newest row of a person counts; an earlier one is never written over.
create table candidate_profiles (
  village_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  education text,
  languages text,
  certificates text,
  experience text,
  skills text,
  wished_place text check (wished_place in ('abroad', 'home', 'either')),
  wished_countries text,
  wished_work text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id)
);
create index candidate_profiles_by_person on candidate_profiles (village_id, person_id, recorded_at);
select village_table('candidate_profiles');
