import type { World } from './world.ts'

/** What is another at every making: ids, fingerprints, moments, a letter's code. Days stay: a demo is told from today. */
const opaque = [
  '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  '[0-9a-f]{64}',
  '20\\d\\d-\\d\\d-\\d\\d[T ][\\d:.]+(Z|\\+\\d\\d)?',
  '[0-9A-Z]{4}(-[0-9A-Z]{4}){3}',
  'K-[0-9A-Z]{5}',
  'pintu-[0-9a-f]{24}',
].join('|')

/** Columns that are drawn by lot on purpose: nobody may guess them. */
const drawn = [
  'account_passwords.hash',
  'letters.receipt_key',
  'case_receipts.receipt_key',
  'letter_tokens.public_id',
  'letter_tokens.key_id',
  'letter_tokens.token',
]

/** Numbers of one line for the whole house: which of two villages wrote first, the moment decides. */
const inOneLine = ['events.position', 'event_deliveries.position', 'change_rows.position']

/** Which of the books without a village takes an act, its id decides: the act is compared, not its page. */
const saidOf = `string_agg(
  case when a.attname in ('village_id', 'audit_no') and v.attnum is not null
    then format($$case when village_id < 0 then '~' else coalesce(%I::text, '') end$$, a.attname)
    else format($$coalesce(%I::text, '')$$, a.attname) end,
  $$ || '|' || $$ order by a.attnum)`

/** A fingerprint of each table's rows, without ids, moments, sealed bytes and what is drawn by lot. */
export const contentOf = async ({ asOwner }: Pick<World, 'asOwner'>): Promise<Record<string, string>> => {
  const tables = await asOwner<{ name: string; said: string }>(
    `select c.relname::text as name, ${saidOf} as said
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attribute v on v.attrelid = c.oid and v.attname = 'village_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and a.atttypid not in ('uuid'::regtype, 'uuid[]'::regtype, 'timestamptz'::regtype, 'bytea'::regtype)
       and c.relname || '.' || a.attname <> all ($1)
     group by c.relname order by 1`,
    [[...drawn, ...inOneLine]],
  )
  const content: Record<string, string> = {}
  for (const { name, said } of tables) {
    const rows = name === 'village_heads' ? 'village_heads where village_id > 0' : name
    const [found] = await asOwner<{ rows: number; hash: string }>(
      `select count(*)::int as rows, md5(coalesce(string_agg(line, chr(10) order by line collate "C"), '')) as hash
       from (select regexp_replace(${said}, $1, '~', 'g') as line from ${rows}) lines`,
      [opaque],
    )
    content[name] = `${found?.rows} rows ${found?.hash}`
  }
  return content
}
