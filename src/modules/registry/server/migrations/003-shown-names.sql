-- Files write names in capitals; whoever joins these views shows them as people read them.
create or replace view person_names with (security_invoker = true) as
  select village_id, id, subject_id, case when name = upper(name) then initcap(name) else name end as name,
    name_folded, sex, birth_date, birth_precision, life_status, merged_into_id
  from people;
create or replace view household_names with (security_invoker = true) as
  select h.village_id, h.id, h.head_person_id, case when p.name = upper(p.name) then initcap(p.name) else p.name end as head_name,
    h.hamlet, h.rw, h.rt, h.address, h.status
  from households h left join people p on p.village_id = h.village_id and p.id = h.head_person_id;
