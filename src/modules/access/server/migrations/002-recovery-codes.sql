-- The way in when the phone is lost: ten codes, each good once. A new set voids the old one.

create table recovery_codes (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  code_digest bytea not null, -- keyed, with a key outside the database
  made_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz
);
create index recovery_codes_open on recovery_codes (account_id) where used_at is null and ended_at is null;
select secret_table('recovery_codes');
