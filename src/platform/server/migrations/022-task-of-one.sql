-- A task that one account alone may know of: a protected case is a secret also from the colleague at the next desk.
alter table tasks add column account_id text;
