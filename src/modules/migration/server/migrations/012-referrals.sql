-- A matter handed to an office that can act: to whom, when, and that the candidate agreed or why it went without. Never a lock.
create table referrals (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  office_kind text not null,
  organisation_id uuid,
  organisation_name text,
  referred_on date not null,
  channel text not null check (channel in ('in_person', 'letter', 'phone', 'online')),
  consent text not null check (consent in ('given', 'danger', 'child', 'duty')),
  consent_id uuid,
  without_consent_because text,
  told text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, episode_id) references episodes (village_id, id),
  check ((consent = 'given') = (consent_id is not null))
);
create index referrals_by_episode on referrals (village_id, episode_id, recorded_at);

-- What came of it. An answer or a closing ends the waiting; both are facts.
create table referral_events (
  village_id bigint not null,
  id uuid not null,
  episode_id uuid not null,
  referral_id uuid not null,
  kind text not null check (kind in ('answered', 'closed')),
  occurred_on date not null,
  outcome text,
  reason text,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, referral_id) references referrals (village_id, id),
  check ((kind = 'answered') = (outcome is not null)),
  check ((kind = 'closed') = (reason is not null))
);
create index referral_events_by_referral on referral_events (village_id, referral_id, recorded_at);
create unique index referral_events_closed_once on referral_events (village_id, referral_id) where kind = 'closed';

select village_facts('referrals');
select village_facts('referral_events');

-- Words about trouble go with the other notes of trouble; to which kind of office and when stays for counts.
create function erase_referral_notes(the_episodes uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
begin
  if here is null then raise exception 'no village'; end if;
  update referrals set told = null, organisation_name = null, without_consent_because = null
    where village_id = here and episode_id = any (the_episodes);
  update referral_events set note = null where village_id = here and episode_id = any (the_episodes) and note is not null;
end $$;
revoke execute on function erase_referral_notes(uuid[]) from public;
grant execute on function erase_referral_notes(uuid[]) to app_village;

-- Where the owner is no superuser, forced row security holds for it too.
do $$
declare one text;
begin
  foreach one in array array['referrals', 'referral_events'] loop
    execute format('create policy owner_erases on %I to %I using (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint)) with check (village_id = (select nullif(current_setting(''app.village'', true), '''')::bigint))', one, current_user);
  end loop;
end $$;
