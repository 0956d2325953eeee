-- Who asked for a change of a verified person takes the request back: a fact of its own, the request stays with its words.
create table change_withdrawals (
  village_id bigint not null,
  id uuid not null,
  request_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, id),
  unique (village_id, request_id),
  foreign key (village_id, request_id) references change_requests (village_id, id)
);
select village_facts('change_withdrawals');
