-- Numbers of a village, without a name: what the areas above see. Written by the counter alone, in the background.

create table village_counts (
  village_id bigint not null,
  fact text not null,
  amount bigint not null check (amount >= 0),
  since date, -- of what waits: the oldest day
  primary key (village_id, fact)
);

create table village_count_marks (
  village_id bigint primary key,
  audit_no bigint not null, -- counted when the village's book stood here
  counted_on date not null,
  counted_at timestamptz not null
);

grant select, insert, update, delete on village_counts, village_count_marks to app_counter;
grant select on village_counts, village_count_marks to app_common;
grant select on village_heads to app_counter;
