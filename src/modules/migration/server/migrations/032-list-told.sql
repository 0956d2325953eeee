-- Who stands in the other office's list alone: what it says of him, so that he is recorded without typing it again.
alter table reconciliation_rows add column told text;
alter table reconciliation_rows add check (told is null or class = 'state_only');
