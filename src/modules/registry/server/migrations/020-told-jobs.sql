-- Between "apply" and the module that asks about migrants: what job a file says somebody does abroad. No fact, and gone once it was heard.
create table told_jobs (
  village_id bigint not null,
  import_id uuid not null,
  person_id uuid not null,
  job text not null check (length(job) <= 80),
  primary key (village_id, import_id, person_id)
);
select village_working_table('told_jobs');
