-- People who move together are one move; the answer of the other village stands beside the reason that was given.
alter table transfers
  add column move_id uuid,
  add column event_id uuid, -- the departure, so that a withdrawn move can take it back
  add column answer text;
create index transfers_by_move on transfers (village_id, move_id);
create index transfers_by_event on transfers (village_id, event_id) where event_id is not null;
