-- What a document of another module is about: the meeting of an invitation. Found again by it.
alter table letters add column source_id uuid;
create index letters_by_source on letters (village_id, source_id) where source_id is not null;
-- The rule says it first: of one thing there is one letter of a kind in force.
create unique index letters_source_once on letters (village_id, kind, source_id) where source_id is not null and state = 'issued';
