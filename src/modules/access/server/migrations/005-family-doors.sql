-- The family's door: who of a register comes in from an own phone, by a one-time link and a PIN.

alter table sessions drop constraint sessions_factor_check;
alter table sessions add constraint sessions_factor_check
  check (factor in ('password', 'code', 'passkey', 'government', 'demo', 'pin'));
alter table one_time_links drop constraint one_time_links_kind_check;
alter table one_time_links add constraint one_time_links_kind_check check (kind in ('invitation', 'reset', 'door'));

create table family_doors (
  id uuid primary key,
  village_id bigint not null references villages (id),
  person_id uuid not null,
  account_id uuid not null unique references accounts (id),
  term_id uuid not null references terms_of_office (id),
  for_whom text not null check (for_whom in ('worker', 'spouse', 'parent', 'child', 'sibling', 'carer', 'other')),
  identity_seen text not null check (identity_seen in ('ktp', 'kk', 'passport', 'known')),
  pin_hash text, -- argon2id, as passwords are; none until it is chosen at the first opening
  wrong_pins integer not null default 0, -- since the last right one, on whatever phone
  opened_at timestamptz not null,
  opened_by text not null,
  opened_by_name text not null,
  closed_at timestamptz,
  closed_by_name text,
  close_reason text,
  check ((closed_at is null) = (close_reason is null))
);
create unique index one_open_door on family_doors (village_id, person_id) where closed_at is null;
select secret_table('family_doors');

-- A phone that was let in once: only there the PIN opens again.
create table door_phones (
  id uuid primary key,
  door_id uuid not null references family_doors (id),
  key_fingerprint text not null unique,
  device text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  ended_at timestamptz
);
create index phones_by_door on door_phones (door_id) where ended_at is null;
select secret_table('door_phones');

-- What a village may see of its own doors: never a PIN, a link or the key of a phone.
create view village_doors with (security_barrier) as
  select d.id, d.village_id, d.person_id, d.account_id, d.for_whom, d.identity_seen, d.pin_hash is not null as pin_is_set,
    d.wrong_pins, d.opened_at, d.opened_by_name, d.closed_at, d.closed_by_name, d.close_reason, t.until, t.ended_on,
    (select max(l.expires_at) from one_time_links l
      where l.account_id = d.account_id and l.kind = 'door' and l.used_at is null and l.ended_at is null) as link_expires_at,
    (select max(a.tried_at) from sign_in_attempts a
      where a.account_id = d.account_id and a.outcome = 'good') as last_used_at
  from family_doors d join terms_of_office t on t.id = d.term_id
  where d.village_id = (select nullif(current_setting('app.village', true), '')::bigint);
create view village_door_phones with (security_barrier) as
  select p.id, p.door_id, p.device, p.first_at, p.last_at, p.ended_at
  from door_phones p join village_doors d on d.id = p.door_id;
create view village_door_uses with (security_barrier) as
  select a.id, d.id as door_id, a.outcome, a.device, a.tried_at
  from sign_in_attempts a join village_doors d on d.account_id = a.account_id;
grant select on village_doors, village_door_phones, village_door_uses to app_village;

-- The register ends what it knows to be over: who died, left, was merged, came under protection or is erased.
create function end_family_doors(the_person uuid, the_reason text, the_time timestamptz, the_name text, is_erased boolean)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  door record;
begin
  for door in
    select * from family_doors where village_id = app_village() and person_id = the_person order by id for update
  loop
    update family_doors set closed_at = the_time, closed_by_name = the_name, close_reason = the_reason
      where id = door.id and closed_at is null;
    update door_phones set ended_at = the_time where door_id = door.id and ended_at is null;
    update one_time_links set ended_at = the_time where account_id = door.account_id and used_at is null and ended_at is null;
    update sessions set ended_at = the_time, end_reason = 'door_closed' where account_id = door.account_id and ended_at is null;
    if is_erased then
      delete from sign_in_attempts where account_id = door.account_id;
      delete from door_phones where door_id = door.id;
      update family_doors set pin_hash = null where id = door.id;
      update accounts set display_name = '–', phone = null, closed_at = coalesce(closed_at, the_time), closed_by = 'system'
        where id = door.account_id;
    end if;
  end loop;
end $$;
revoke execute on function end_family_doors(uuid, text, timestamptz, text, boolean) from public;
grant execute on function end_family_doors(uuid, text, timestamptz, text, boolean) to app_village;

-- Whom somebody shows a part of the own course to: only what the person said, to whom, until it is taken back.
create table door_shares (
  village_id bigint not null references villages (id),
  id uuid not null,
  person_id uuid not null,
  to_person_id uuid not null,
  parts text not null check (parts <> ''),
  channel text not null check (channel in ('own-door', 'in-person', 'phone', 'message', 'written')),
  said_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  ended_at timestamptz,
  ended_by_name text,
  primary key (village_id, id),
  check (person_id <> to_person_id)
);
create unique index one_share_each on door_shares (village_id, person_id, to_person_id) where ended_at is null;
create index shares_by_receiver on door_shares (village_id, to_person_id) where ended_at is null;
select village_table('door_shares');
