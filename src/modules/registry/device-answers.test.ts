import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { applyChanges } from '#platform/client/device/apply-changes.ts'
import { RowTables } from '#platform/client/device/row-tables.ts'
import { dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, Operation, OutputOf } from '#platform/shared/operation.ts'
import { listChanges } from '#platform/shared/sync-contract.ts'
import { findPeople, getHousehold, getPerson, listHouseholds, recordContact, recordDocument } from './contract.ts'
import { registryDeviceTables } from './device.ts'
import { registryAnswers } from './device-answers.ts'
import { type Family, recordFamily } from './testing/families.ts'

let world: World
let village: VillageWorld
let family: Family
let rows: RowTables

const officerKnows = async <Op extends Operation>(operation: Op, input: InputOf<Op>) =>
  (await village.officer.asks(operation, input)) as OutputOf<Op>

const phoneSays = <Op extends Operation>(operation: Op, input: InputOf<Op>) =>
  registryAnswers.get(operation.name)?.(rows, input, {
    ...{ today: dayIn('Asia/Jakarta'), role: 'migration_officer', accountId: '', name: '' },
    ...{ zone: 'Asia/Jakarta' as const, village: null },
  }) as OutputOf<Op>

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  family = await recordFamily(village)
  await recordFamily(village, 'LOR')
  const contact = { id: newId(), personId: family.father, kind: 'phone', value: '081234567890', whose: 'own' } as const
  await village.officer.does(recordContact, contact)
  const passport = { id: newId(), personId: family.mother, kind: 'PASPOR', number: 'A1234567' } as const
  await village.officer.does(recordDocument, { ...passport, expiresOn: '2026-12-31' })
  const changes = await village.officer.asks(listChanges, { since: null, shape: null })
  rows = new RowTables()
  applyChanges(rows, registryDeviceTables, changes.tables)
})
afterAll(() => world.close())

describe('a phone without a line', () => {
  it.each(['siti', 'soemirah', 'Slamet Widodo', 'sltie', 'nabila rt 2', '1990', ''])(
    'finds for "%s" whom the office finds',
    async (text) => {
      const { tookMilliseconds: _theirs, ...office } = await officerKnows(findPeople, { text })
      const { tookMilliseconds: _ours, ...phone } = phoneSays(findPeople, { text })
      const byId = (answer: typeof office) => answer.people.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      expect([byId(phone), phone.total]).toEqual([byId(office), office.total])
    },
  )

  it.each([{ text: '' }, { text: 'nabila' }, { text: '', hamlet: 'LOR' }, { text: '', sort: 'hamlet' as const }])(
    'lists the families as the office does: %o',
    async (input) => {
      const [office, phone] = [await officerKnows(listHouseholds, input), phoneSays(listHouseholds, input)]
      const byId = (answer: typeof office) => answer.households.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      expect(byId(phone)).toEqual(byId(office))
      expect({ ...phone, households: [] }).toEqual({ ...office, households: [] })
    },
  )

  it("shows the family file, and of a child's care what its holder wrote down", async () => {
    const input = { householdId: family.householdId }
    const office = await officerKnows(getHousehold, input)
    expect(office.children).toHaveLength(1)
    const cared = office.children.filter(({ arrangementId }) => arrangementId !== null)
    expect(phoneSays(getHousehold, input)).toEqual({ ...office, children: cared })
  })

  it('shows a person with contacts and papers; what was changed and read stays at the office', async () => {
    for (const personId of [family.father, family.mother, family.child]) {
      const office = await officerKnows(getPerson, { personId })
      const phone = phoneSays(getPerson, { personId })
      const atTheOffice = { verifiedAt: null, verifiedBy: null, source: '' }
      expect(phone.person).toEqual({ ...office.person, ...atTheOffice })
      expect([phone.family, phone.contacts, phone.consents]).toEqual([office.family, office.contacts, office.consents])
      const papers = office.documents.map((paper) => ({ ...paper, verifiedBy: null }))
      expect(phone.documents).toEqual(papers)
      expect([phone.history, phone.reads, phone.care]).toEqual([[], [], office.care])
    }
  })

  it('knows nobody of whom it holds no row', () => {
    expect(() => phoneSays(getPerson, { personId: newId() })).toThrow('registry.personMissing')
  })
})
