-- Who asked at the desk follows the request by a code of 80 random bits; requests of earlier releases get one too.
alter table letters add column receipt_key text default
  substr(replace(gen_random_uuid()::text, '-', ''), 1, 12) || substr(replace(gen_random_uuid()::text, '-', ''), 1, 8)
  check (receipt_key ~ '^[0-9a-f]{20}$');
alter table letters alter column receipt_key drop default;
create unique index letters_by_receipt on letters (village_id, receipt_key) where receipt_key is not null;
