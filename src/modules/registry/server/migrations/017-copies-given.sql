-- UU 27/2022 art. 13: a copy that a person took along, so that he and the village know later that it left.
create table copies_given (
  village_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  handed_to text not null check (handed_to in ('self', 'parent', 'guardian', 'proxy')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  foreign key (village_id, person_id) references people (village_id, id)
);
create index copies_given_by_person on copies_given (village_id, person_id);
select village_facts('copies_given');
