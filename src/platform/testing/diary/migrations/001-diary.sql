create table diary_pages (
  village_id bigint not null,
  id uuid not null,
  words text not null,
  primary key (village_id, id)
);
select village_table('diary_pages');

create table diary_marks (
  village_id bigint not null,
  id uuid not null,
  mark text not null,
  primary key (village_id, id)
);
select village_facts('diary_marks');
