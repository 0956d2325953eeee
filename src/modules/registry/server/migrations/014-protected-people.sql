-- A village has a handful of protected people; whoever may not know of them is spared their names in every list.
create index people_protected on people (village_id) where sealed;
