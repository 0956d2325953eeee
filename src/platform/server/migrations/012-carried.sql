-- Bundles and packs that go by hand: which phones there are, and what a parcel held.

alter table sealed_parcels add column device_id uuid; -- the phone that queued it, as it says
alter table sealed_parcels add column command_ids text not null default '[]';
alter table sealed_parcels add column is_proven boolean not null default false; -- that phone's key answers for it
alter table sealed_parcels add column refused_reason text; -- it will never be carried out, and why

create table phones (
  village_id bigint not null,
  id uuid not null, -- made on the phone
  account_id text not null,
  account_name text not null,
  public_key bytea not null, -- a point of P-256: what is sealed to it, this phone alone opens
  recorded_at timestamptz not null,
  since bigint, -- how far its rows reach, as its last bundle said
  shape text,
  said_at timestamptz,
  closed_at timestamptz,
  closed_by text,
  closed_by_name text,
  close_reason text,
  primary key (village_id, id),
  check ((closed_at is null) = (close_reason is null))
);
select village_table('phones');
