-- An event that was written down wrongly: a later row puts it right or takes it back; cases hang on the first one.
alter table case_incidents
  add column replaces_id uuid,
  add column withdrawn boolean not null default false,
  add foreign key (village_id, replaces_id) references case_incidents (village_id, id);
create index case_incidents_by_first on case_incidents (village_id, replaces_id) where replaces_id is not null;
create index cases_by_incident on cases (village_id, incident_id) where incident_id is not null;
