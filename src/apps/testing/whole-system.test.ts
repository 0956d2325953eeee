import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permissions } from '#modules/access/permissions/index.ts'
import { clientTexts } from '#platform/client/texts.ts'
import { runOperation } from '#platform/server/run-operation.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { villageId } from '#platform/shared/ids.ts'
import { mergeTexts } from '#platform/shared/texts.ts'
import { regionalTexts } from '../../languages/regional-texts.ts'
import { serverModules } from '../server/modules.ts'
import { webTexts } from '../web/texts.ts'
import { openWorld, type World } from './world.ts'

const root = join(import.meta.dirname, '../../..')
const operations = serverModules.flatMap((module) => module.handlers.map((handler) => handler.operation))
let world: World

beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

describe('the permission table', () => {
  it('names every operation that is not open to anyone, and no other', () => {
    const named = new Set(Object.keys(permissions))
    const asked = operations.filter((operation) => !operation.open).map((operation) => operation.name)
    expect(asked.filter((name) => !named.has(name))).toEqual([])
    const all = new Set<string>(operations.map((operation) => operation.name))
    expect([...named].filter((name) => !all.has(name))).toEqual([])
  })

  it('is asked on screens only about operations that exist', () => {
    const all = new Set<string>(operations.map((operation) => operation.name))
    const unknown = globSync('src/**/*.{ts,tsx}', { cwd: root })
      .filter((file) => !file.includes('.test.'))
      .flatMap((file) => {
        const asked = readFileSync(join(root, file), 'utf8').matchAll(/\bmay\('([\w.]+)'\)|\boperation: '(\w+\.\w+)'/g)
        return [...asked].map(([, one, other]) => one ?? other ?? '').filter((name) => !all.has(name))
      })
    expect(unknown).toEqual([])
  })

  it('holds for every operation, every role, in the own village and in another one', async () => {
    const [own, other] = [await world.village(), await world.village()]
    const roles = [...new Set(Object.values(permissions).flatMap((row) => Object.keys(row)))]
    const leaks: string[] = []
    for (const role of roles) {
      const { actor } = await own.person(role)
      for (const operation of operations.filter((one) => !one.open)) {
        const reach = permissions[operation.name]?.[role]
        const request = {
          actor,
          name: operation.name,
          input: undefined,
          commandId: '00000000-0000-7000-8000-000000000000',
        }
        const fault = await runOperation(world.test.house, request).catch((caught: unknown) => caught)
        const forbidden = fault instanceof Refusal && fault.kind === 'forbidden' && fault.code === 'platform.forbidden'
        if (forbidden === (reach !== undefined))
          leaks.push(`${operation.name} × ${role}: ${forbidden ? 'refused' : 'let in'}`)
        if (operation.scope !== 'village' || reach === undefined || reach === 'nation') continue
        const elsewhere = await runOperation(world.test.house, { ...request, village: other.id }).catch(
          (caught: unknown) => caught,
        )
        const kept = elsewhere instanceof Refusal && ['missing', 'invalid', 'forbidden'].includes(elsewhere.kind)
        if (!kept) leaks.push(`${operation.name} × ${role}: reached another village`)
      }
    }
    expect(leaks).toEqual([])
  })

  it('never lets a village operation answer for a village outside the reach, whatever valid input it is given', async () => {
    const village = await world.village()
    const outsider = { ...village.officer.actor, villageIds: [villageId(83_000)], homeVillageId: villageId(83_000) }
    for (const operation of operations.filter(
      (one) => one.scope === 'village' && !one.open && one.input.safeParse({}).success,
    )) {
      const request = {
        actor: outsider,
        name: operation.name,
        input: {},
        commandId: '00000000-0000-7000-8000-000000000001',
        village: village.id,
      }
      const fault = await runOperation(world.test.house, request).catch((caught: unknown) => caught)
      expect(fault, operation.name).toBeInstanceOf(Refusal)
      expect(['missing', 'forbidden'], operation.name).toContain((fault as Refusal).kind)
    }
  })
})

describe('every word', () => {
  const texts = mergeTexts([clientTexts, ...serverModules.map((module) => module.texts)])

  it('exists for every refusal code in both languages', () => {
    const codes = new Set<string>()
    const pattern = /(?:new Refusal\(\s*'\w+',\s*|refuse\(\s*|missing\(\s*)'([a-z][\w-]*\.[\w.-]+)'/g
    for (const path of globSync('src/**/*.ts', { cwd: root })) {
      if (path.includes('.test.') || path.includes('/testing/')) continue
      for (const match of readFileSync(join(root, path), 'utf8').matchAll(pattern)) codes.add(match[1] ?? '')
    }
    expect(codes.size).toBeGreaterThan(10)
    expect([...codes].filter((code) => !texts.id[code] || !texts.en[code])).toEqual([])
  })

  it('says to a person what each reading of his file was', () => {
    const takesPerson = (schema: unknown) => 'personId' in ((schema as { def?: { shape?: object } }).def?.shape ?? {})
    const read = operations.filter((operation) => operation.logged && takesPerson(operation.input))
    expect(read.map((operation) => operation.name)).toContain('registry.getPerson')
    const silent = read
      .map((operation) => `registry.read.${operation.name.split('.')[1]}`)
      .filter((key) => !(key in texts.id && key in texts.en))
    expect(silent).toEqual([])
  })

  it('of a regional language names a known key with the same blanks, so that a file can be added without code', () => {
    const known: Readonly<Record<string, string>> = { ...webTexts.id, ...texts.id }
    const blanks = (sentence: string) => [...sentence.matchAll(/\{(\w+)/g)].map((match) => match[1]).sort()
    const wrong = Object.entries(regionalTexts('jv')).filter(
      ([key, sentence]) => !known[key] || blanks(known[key]).join() !== blanks(sentence).join(),
    )
    expect(wrong).toEqual([])
    expect(Object.keys(regionalTexts('jv')).length).toBeGreaterThan(30)
  })

  it('has the same keys in Indonesian and English, and no empty sentence', () => {
    expect(Object.keys(texts.en).sort()).toEqual(Object.keys(texts.id).sort())
    const empty = Object.entries({ ...texts.id, ...texts.en }).filter(([, sentence]) => sentence.trim() === '')
    expect(empty).toEqual([])
  })
})

describe('the walls in the database', () => {
  const villageTables = () =>
    world.asOwner<{ table_name: string; forced: boolean; secured: boolean }>(
      `select c.relname as table_name, c.relforcerowsecurity as forced, c.relrowsecurity as secured
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attname = 'village_id'
         and exists (select from pg_policies p where p.tablename = c.relname and p.policyname = 'one_village')
       order by 1`,
    )

  it('stand around every table with a village in it', async () => {
    const rows = await world.asOwner<{ relname: string }>(
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r','p') and a.attname = 'village_id' and a.attnotnull and not c.relrowsecurity
         and has_table_privilege('app_village', c.oid, 'select')
         and c.relname not in ('village_heads', 'break_glass_grants')`, // heads hold no person; broken glass is the keeper's book
    )
    expect(rows.map((row) => row.relname)).toEqual([])
  })

  it('are one equality each: no or, join, range or prefix in a policy', async () => {
    const policies = await world.asOwner<{ tablename: string; policyname: string; qual: string }>(
      'select tablename, policyname, qual from pg_policies',
    )
    expect(policies.length).toBeGreaterThan(10)
    expect(policies.filter((policy) => /\bor\b|\bjoin\b|\bbetween\b|~|like|[<>]/i.test(policy.qual ?? ''))).toEqual([])
  })

  it('put the village first in every primary and foreign key', async () => {
    const keys = await world.asOwner<{ table_name: string; name: string; first_column: string }>(
      `select c.conrelid::regclass::text as table_name, c.conname as name, a.attname as first_column
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       join pg_attribute v on v.attrelid = c.conrelid and v.attname = 'village_id'
       where c.contype in ('p', 'f') and c.connamespace = 'public'::regnamespace
         and exists (select from pg_policies p where p.tablename = c.conrelid::regclass::text and p.policyname = 'one_village')
         and (c.contype = 'p' or exists (select from pg_policies p where p.tablename = c.confrelid::regclass::text and p.policyname = 'one_village'))`,
    )
    expect(keys.length).toBeGreaterThan(10)
    expect(keys.filter((key) => key.first_column !== 'village_id')).toEqual([])
  })

  it('filter by leakproof kinds of columns only', async () => {
    const indexed = await world.asOwner<{ table_name: string; column_name: string; type: string }>(
      `select t.relname as table_name, a.attname as column_name, format_type(a.atttypid, null) as type
       from pg_index i join pg_class t on t.oid = i.indrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = any (i.indkey)
       where exists (select from pg_policies p where p.tablename = t.relname and p.policyname = 'one_village')`,
    )
    const leakproof = /^(text|bigint|integer|smallint|numeric|uuid|date|boolean|bytea|timestamp with time zone)$/
    expect(indexed.filter((column) => !leakproof.test(column.type))).toEqual([])
  })

  it('know the class, purpose, basis and retention of every column', async () => {
    const declared = new Map(
      serverModules.flatMap((module) => module.fields.map((table) => [table.table, table.fields])),
    )
    const system = new Set(['audit_entries', 'change_rows', 'read_entries', 'events'])
    const tables = (await villageTables()).map((row) => row.table_name).filter((name) => !system.has(name))
    const columns = await world.asOwner<{ table_name: string; column_name: string }>(
      `select table_name::text, column_name::text from information_schema.columns where table_schema = 'public' and table_name = any ($1)`,
      [tables],
    )
    const undeclared = columns.filter((column) => !declared.get(column.table_name)?.[column.column_name])
    expect(undeclared.map((column) => `${column.table_name}.${column.column_name}`)).toEqual([])
  })

  it('give the application no right of its own before it takes a role', async () => {
    const client = await world.test.pool.connect()
    await expect(client.query('select count(*) from accounts')).rejects.toThrow(/permission denied|does not exist/)
    client.release()
    const roles = await world.asOwner<{ rolname: string }>(
      `select rolname from pg_roles where (rolname like 'app\\_%' or rolname = 'desmigratif_app') and (rolbypassrls or rolsuper)`,
    )
    expect(roles).toEqual([])
  })
})
