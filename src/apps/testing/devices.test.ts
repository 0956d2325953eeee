import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordContact, requestProtection, settleProtection } from '#modules/registry/contract.ts'
import { recordFamily } from '#modules/registry/testing/families.ts'
import { conflictTable } from '#platform/shared/conflict-device.ts'
import type { DeviceTable } from '#platform/shared/device-table.ts'
import { newId } from '#platform/shared/ids.ts'
import { type Changes, listChanges } from '#platform/shared/sync-contract.ts'
import { taskTable } from '#platform/shared/task-device.ts'
import { serverModules } from '../server/modules.ts'
import { openWorld, type Person, type VillageWorld, type World } from './world.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
})
afterAll(() => world.close())

const deviceTables: readonly DeviceTable[] = [
  ...serverModules.flatMap((module) => module.deviceTables ?? []),
  ...[taskTable, conflictTable],
]

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

describe('a phone', () => {
  it('has what the village has, page by page, and then only what is new', async () => {
    const { father } = await recordFamily(village)
    const phone = device(village.officer)
    expect((await phone.pull(2)).length).toBeGreaterThan(2)
    expect(phone.rows.get(`people/${father}`)).toContain('Slamet Widodo')
    expect(await phone.pull()).toMatchObject([{ reset: false, tables: [], nextPage: null }])
    const contact = { id: newId(), personId: father, kind: 'phone', value: '081234567890', whose: 'own' } as const
    await village.officer.does(recordContact, contact)
    expect(await phone.pull()).toMatchObject([{ reset: false, tables: [{ table: 'person_contacts', gone: [] }] }])
    expect(phone.rows.get(`person_contacts/${contact.id}`)).toContain('+6281234567890')
  })

  it('loses whoever is protected with all that belongs to him, and has him again when he no longer is', async () => {
    const { mother } = await recordFamily(village)
    const contact = { id: newId(), personId: mother, kind: 'phone', value: '081234567891', whose: 'own' } as const
    await village.officer.does(recordContact, contact)
    const [phone, newPhone] = [device(village.officer), device(village.officer)]
    await phone.pull()
    const held = () => [`people/${mother}`, `person_contacts/${contact.id}`].map((key) => phone.rows.has(key))
    const protect = { id: newId(), personId: mother, wanted: true, reason: 'Diancam calo.' }
    await village.officer.does(requestProtection, protect)
    await village.head.does(settleProtection, { requestId: protect.id, approve: true, note: null })
    await phone.pull()
    expect(held()).toEqual([false, false])
    await newPhone.pull()
    expect([...newPhone.rows.keys()].filter((key) => key.endsWith(mother))).toEqual([])
    expect(JSON.stringify([...newPhone.rows])).not.toContain('+6281234567891')
    const lift = { id: newId(), personId: mother, wanted: false, reason: 'Sudah aman.' }
    await village.officer.does(requestProtection, lift)
    await village.head.does(settleProtection, { requestId: lift.id, approve: true, note: null })
    await phone.pull()
    expect(held()).toEqual([true, true])
  })

  it('begins anew when its number is not of this village, and holds nothing of what its role may not ask', async () => {
    const phone = device(village.officer)
    await phone.pull()
    const elsewhere = await world.village()
    const [first] = await device(elsewhere.officer).pull()
    expect(first).toMatchObject({ reset: true, tables: [] })
    const ahead = await village.officer.asks(listChanges, { since: 1_000_000, shape: first?.shape ?? null })
    expect(ahead.reset).toBe(true)
    const cadre = device(village.cadre)
    await cadre.pull()
    expect(cadre.rows.size).toBe(0)
  })
})

describe('what a phone may hold', () => {
  const fieldsByTable = new Map(
    serverModules.flatMap((module) => module.fields).map(({ table, fields }) => [table, fields]),
  )

  it.each(deviceTables.map((table) => [table.table, table] as const))(
    '%s: nothing specific but what is assigned, nothing sealed',
    (name, table) => {
      const fields = fieldsByTable.get(name)
      const classOf = (column: string) => {
        const [drawnTable = name, drawnColumn = column] = table.drawnFrom?.[column]?.split('.') ?? []
        return fieldsByTable.get(drawnTable)?.[drawnColumn]?.class ?? ''
      }
      const closed = table.columns.filter((column) => !['public', 'internal', 'confidential'].includes(classOf(column)))
      expect(closed).toEqual([])
      const sealed = (table.assigned?.columns ?? []).filter(
        (column) => (fields?.[column]?.class ?? 'sealed') === 'sealed',
      )
      expect(sealed).toEqual([])
    },
  )
})
