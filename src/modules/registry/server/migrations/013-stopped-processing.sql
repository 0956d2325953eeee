-- UU 27/2022 art. 40: after a withdrawal somebody stops the processing within 72 hours, and says so.
alter table consents
  add column stopped_at timestamptz,
  add column stopped_by text,
  add column stopped_note text,
  add check (stopped_at is null or withdrawn_at is not null);
