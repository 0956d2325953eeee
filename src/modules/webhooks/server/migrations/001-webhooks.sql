-- Other systems that are told of events. No village's rows and no person's: ids, kinds and times of things.

create table webhook_subscriptions (
  id uuid primary key,
  name text not null,
  address text not null,
  events text[] not null check (cardinality(events) > 0),
  place_kind text not null check (place_kind in ('village', 'regency', 'province', 'nation')),
  place_id bigint,
  place_name text not null,
  secret_sealed bytea not null, -- sealed with a key outside the database
  secret_made_at timestamptz not null,
  old_secret_sealed bytea, -- signs beside the new one until its day is over
  old_secret_until timestamptz,
  state text not null check (state in ('open', 'paused', 'closed')),
  pause_reason text check (pause_reason in ('failing', 'gone')),
  failing_since timestamptz, -- the first failure after the last success
  last_delivered_at timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  check ((state = 'paused') = (pause_reason is not null)),
  check ((old_secret_sealed is null) = (old_secret_until is null)),
  check ((place_kind = 'nation') = (place_id is null))
);
select secret_table('webhook_subscriptions');

create table webhook_deliveries (
  id uuid primary key, -- also the webhook-id: the same at every try
  subscription_id uuid not null references webhook_subscriptions (id),
  event_id uuid, -- null: a test
  event text not null,
  body text not null,
  occurred_at timestamptz not null,
  state text not null check (state in ('waiting', 'delivered', 'dead')),
  tries integer not null default 0,
  next_try_at timestamptz not null,
  last_tried_at timestamptz,
  delivered_at timestamptz,
  answer_code integer,
  fault text,
  unique (subscription_id, event_id)
);
create index webhook_deliveries_due on webhook_deliveries (next_try_at) where state = 'waiting';
create index webhook_deliveries_newest on webhook_deliveries (subscription_id, occurred_at);
create index webhook_deliveries_by_age on webhook_deliveries (last_tried_at) where state <> 'waiting';
select secret_table('webhook_deliveries');

create table webhook_waiting (
  event_id uuid primary key,
  place_of_event bigint not null, -- the village, or the lane of an act without one
  name text not null,
  payload text not null,
  occurred_at timestamptz not null
);

-- In the transaction of the fact itself: what was undone is never told, and what happened is never lost.
create function keep_for_webhooks() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into webhook_waiting
    select n.id, n.village_id, n.name, n.payload, n.occurred_at from new_events n
    where exists (select from webhook_subscriptions s where s.state = 'open' and n.name = any (s.events));
  return null;
end $$;
create trigger events_for_webhooks after insert on events
  referencing new table as new_events for each statement execute function keep_for_webhooks();

grant select, update, delete on webhook_waiting to app_worker; -- update: rows are locked before they go
grant select on webhook_subscriptions to app_worker;
grant update (failing_since, last_delivered_at) on webhook_subscriptions to app_worker;
grant select, insert, update, delete on webhook_deliveries to app_worker;
-- which regency a village lies in, and its code: both public
grant select on villages, place_versions to app_worker;
