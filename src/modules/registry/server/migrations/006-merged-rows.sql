-- The page of the person kept shows the history of the rows merged into it too.
create index people_merged_into on people (village_id, merged_into_id) where merged_into_id is not null;
