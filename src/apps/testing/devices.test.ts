import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordContact, recordHousehold, recordPerson } from '#modules/registry/contract.ts'
import type { DeviceTable } from '#platform/shared/device-table.ts'
import { newId } from '#platform/shared/ids.ts'
import { type Changes, listChanges } from '#platform/shared/sync-contract.ts'
import { serverModules } from '../server/modules.ts'
import { openWorld, type Person, type VillageWorld, type World } from './world.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
})
afterAll(() => world.close())

const deviceTables: readonly DeviceTable[] = serverModules.flatMap((module) => module.deviceTables ?? [])

/** A device that remembers rows and a number, as simple as can be. */
const device = (person: Person) => {
  const rows = new Map<string, unknown[]>()
  const state: { since: number | null; shape: string | null } = { since: null, shape: null }
  return {
    rows,
    async pull(limit?: number): Promise<Changes[]> {
      const pages: Changes[] = []
      let page: string | null = null
      do {
        const changes: Changes = await person.asks(listChanges, { ...state, page, ...(limit && { limit }) })
        if (changes.reset) rows.clear()
        for (const { table, rows: found, gone } of changes.tables) {
          for (const row of found) rows.set(`${table}/${row[0]}`, row)
          for (const id of gone) rows.delete(`${table}/${id}`)
        }
        pages.push(changes)
        page = changes.nextPage
        if (!page) Object.assign(state, { since: changes.upTo, shape: changes.shape })
      } while (page)
      return pages
    },
  }
}

const newPerson = async (name: string) => {
  const id = newId()
  await village.officer.does(recordPerson, {
    id,
    name,
    nik: null,
    sex: 'female',
    birthDate: '1999-04-12',
    householdId: null,
  } as never)
  return id
}

describe('a phone', () => {
  it('has what the village has, page by page, and then only what is new', async () => {
    const first = await newPerson('Wagiyem')
    const phone = device(village.officer)
    const pages = await phone.pull(1)
    expect(pages.length).toBeGreaterThan(1)
    expect(phone.rows.has(`people/${first}`)).toBe(true)
    const [nothing] = await phone.pull()
    expect(nothing).toMatchObject({ reset: false, tables: [], nextPage: null })
    const contactId = newId()
    await village.officer.does(recordContact, {
      id: contactId,
      personId: first,
      kind: 'phone',
      value: '081234567890',
      whose: 'own',
    } as never)
    const [change] = await phone.pull()
    expect(change?.tables.map(({ table, rows }) => [table, rows.length])).toEqual([['person_contacts', 1]])
    void recordHousehold
  })
})

describe('what a phone may hold', () => {
  const fieldsByTable = new Map(
    serverModules.flatMap((module) => module.fields).map(({ table, fields }) => [table, fields]),
  )

  it.each(deviceTables.map((table) => [table.table, table] as const))(
    '%s: nothing specific, nothing sealed',
    (name, table) => {
      const fields = fieldsByTable.get(name)
      const closed = table.columns.filter(
        (column) => !['public', 'internal', 'confidential'].includes(fields?.[column]?.class ?? ''),
      )
      expect(closed).toEqual([])
    },
  )
})
