-- A village works on its own breaches from the inside: whom it concerns, who was told. Only its own rows, only to read.
create view village_breaches with (security_barrier) as
  select id, village_id, kind, found_at, what_happened, which_data, handling, closed_at
  from breaches where village_id = (select nullif(current_setting('app.village', true), '')::bigint);
create view village_breach_people with (security_barrier) as
  select p.breach_id, p.person_id from breach_people p join village_breaches b on b.id = p.breach_id;
grant select on village_breaches, village_breach_people to app_village;
