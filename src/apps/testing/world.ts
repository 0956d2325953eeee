import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { Actor } from '#platform/server/context.ts'
import { deliverEvents } from '#platform/server/deliver-events.ts'
import { receiveFile } from '#platform/server/receive-file.ts'
import { systemActor } from '#platform/server/run-as-system.ts'
import { ask } from '#platform/server/run-operation.ts'
import type { TimeZone } from '#platform/shared/dates.ts'
import { newId, type VillageId, villageId } from '#platform/shared/ids.ts'
import type { InputOf, Operation, OutputOf, Schema } from '#platform/shared/operation.ts'
import type { PermissionTable } from '#platform/shared/permission.ts'
import { openTestHouse, type TestHouse } from '#platform/testing/database.ts'
import { serverModules } from '../server/modules.ts'

/** Somebody who acts: `officer.does(command, input)`, `head.asks(query, input)`. */
export interface Person {
  readonly actor: Actor
  does<I extends Schema, O extends Schema>(
    operation: Operation<I, O>,
    input: InputOf<Operation<I, O>>,
    options?: { readonly commandId?: string; readonly village?: number },
  ): Promise<OutputOf<Operation<I, O>>>
  asks<I extends Schema, O extends Schema>(
    operation: Operation<I, O>,
    input: InputOf<Operation<I, O>>,
    options?: { readonly village?: number },
  ): Promise<OutputOf<Operation<I, O>>>
  /** Sends a file as the upload does, and answers its hash. */
  sends(bytes: Uint8Array | string, options?: { readonly name?: string; readonly village?: number }): Promise<string>
}

/** A village with its officers in office. */
export interface VillageWorld {
  readonly id: VillageId
  readonly officer: Person
  readonly head: Person
  readonly secretary: Person
  readonly tutor: Person
  readonly cadre: Person
  /** Anyone else in a role here, with a term of office of their own. */
  person(
    role: string,
    options?: { readonly name?: string; readonly hamlet?: string; readonly villages?: readonly VillageId[] },
  ): Promise<Person>
}

export interface World {
  readonly test: TestHouse
  readonly system: Person
  readonly anyone: Person
  /** A village of its own for this test; `code` picks a real one (33.07.10.2004). */
  village(options?: { readonly code?: string; readonly withoutHead?: boolean }): Promise<VillageWorld>
  /** Tells every event that waits. */
  settle(): Promise<void>
  asOwner: TestHouse['asOwner']
  close(): Promise<void>
}

const demoNames: Readonly<Record<string, string>> = {
  migration_officer: 'Sri Wahyuni',
  head: 'Bambang Supriyadi',
  secretary: 'Tutik Handayani',
  tutor: 'Rini Astuti',
  cadre: 'Karsinah',
  coordinator: 'Endang Purwanti',
  ministry: 'Agung Nugroho',
}

const permissionsOf = async (): Promise<PermissionTable> => {
  const path = join(import.meta.dirname, '../../modules/access/permissions/index.ts')
  return existsSync(path) ? ((await import(path)) as { permissions: PermissionTable }).permissions : {}
}

const makePerson = (test: TestHouse, actor: Actor): Person => ({
  actor,
  does: (operation, input, options = {}) =>
    ask(test.house, operation, { actor, input, commandId: options.commandId ?? newId(), village: options.village }),
  asks: (operation, input, options = {}) => ask(test.house, operation, { actor, input, village: options.village }),
  sends: (bytes, { name = 'berkas', village } = {}) =>
    receiveFile(test.house, {
      actor,
      bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
      name,
      ...(village !== undefined && { village }),
    }),
})

const appoint = async (test: TestHouse, village: VillageId, role: string, name: string, hamlet: string | null) => {
  const [accountId, termId] = [newId(), newId()]
  await test.asOwner(
    `insert into accounts (id, username, display_name, created_at, created_by) values ($1, $2, $3, now(), 'test')`,
    [accountId, `u${accountId.replaceAll('-', '').slice(-20)}`, name],
  )
  await test.asOwner(
    `insert into terms_of_office (id, account_id, role, place_kind, place_id, village_id, hamlet, starts_on, assigned_at, assigned_by)
     values ($1, $2, $3, 'village', $4, $4, $5, '2020-01-01', now(), 'test')`,
    [termId, accountId, role, village, hamlet],
  )
  return { accountId, termId }
}

const settleVillage = async (test: TestHouse, village: VillageId, withoutHead: boolean): Promise<VillageWorld> => {
  await test.asOwner(`update villages set opened_on = coalesce(opened_on, '2026-01-01') where id = $1`, [village])
  const person: VillageWorld['person'] = async (role, options = {}) => {
    const name = options.name ?? demoNames[role] ?? 'Warga Desa'
    const { accountId, termId } = await appoint(test, village, role, name, options.hamlet ?? null)
    const where = { homeVillageId: village, villageIds: options.villages ?? [village], hamlet: options.hamlet ?? null }
    return makePerson(test, { kind: 'account', accountId, termId, role, name, personId: null, ...where })
  }
  const head = withoutHead ? undefined : await person('head')
  return {
    id: village,
    officer: await person('migration_officer'),
    head: head ?? makePerson(test, { ...systemActor, kind: 'account', accountId: 'nobody', role: 'head' }),
    secretary: await person('secretary'),
    tutor: await person('tutor'),
    cadre: await person('cadre', { hamlet: 'KIDUL' }),
    person,
  }
}

// All regions and starter references are in the template: loaded once a run, copied with the database.
const prepare = async (ownerUrl: string) => {
  for (const module of serverModules) await module.prepare?.(ownerUrl)
}

type Regions = readonly { readonly id: number; readonly time_zone: TimeZone }[]

// Every copy of the template has the same eighty thousand villages: a process reads them once.
let regions: Promise<Regions> | undefined

/** A house with every module and every region, on a database of its own. */
export const openWorld = async (clusterUrl?: string): Promise<World> => {
  let zones: ReadonlyMap<number, TimeZone> = new Map()
  const permissions = await permissionsOf()
  const test = await openTestHouse({
    modules: serverModules,
    permissions,
    prepare,
    clusterUrl,
    zoneOf: (village) => zones.get(village) ?? 'Asia/Jakarta',
  })
  regions ??= test.asOwner<Regions[number]>('select id, time_zone from villages order by id')
  const rows = await regions
  zones = new Map(rows.map((row) => [row.id, row.time_zone]))
  let next = 0
  const byCode = async (code: string) => {
    const found = await test.asOwner<{ place_id: number } & pg.QueryResultRow>(
      `select place_id from place_versions where place_kind = 'village' and code = $1 and valid_to is null`,
      [code],
    )
    return found[0]?.place_id
  }
  return {
    test,
    system: makePerson(test, systemActor),
    anyone: makePerson(test, { ...systemActor, kind: 'public', accountId: 'public', role: 'public', name: '' }),
    async village(options = {}) {
      const id = options.code ? await byCode(options.code) : rows[next++]?.id
      if (id === undefined) throw new Error(`no such village: ${options.code}`)
      return settleVillage(test, villageId(id), options.withoutHead ?? false)
    },
    async settle() {
      await deliverEvents(test.house)
    },
    asOwner: test.asOwner,
    close: () => test.close(),
  }
}
