import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { ask } from '#platform/server/run-operation.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, Operation, OutputOf, Schema } from '#platform/shared/operation.ts'
import { listChanges } from '#platform/shared/sync-contract.ts'
import { recordCareArrangement } from './contract/care.ts'
import { correctPerson, requestChange } from './contract/change.ts'
import { recordConsent } from './contract/consent.ts'
import { recordContact, recordDocument } from './contract/document.ts'
import { getHousehold } from './contract/household.ts'
import { requestProtection, settleProtection } from './contract/protection.ts'
import { getPerson, getPersonSheet } from './contract/sheet.ts'
import { type Family, recordFamily } from './testing/families.ts'

let world: World
let village: VillageWorld
let family: Family

/** An account of somebody in the register: he reads as himself. */
const residentAs = async (personId: string) => {
  const { actor } = await village.person('resident')
  const self = { ...actor, personId }
  return {
    asks: <I extends Schema, O extends Schema>(
      operation: Operation<I, O>,
      input: InputOf<Operation<I, O>>,
    ): Promise<OutputOf<Operation<I, O>>> => ask(world.test.house, operation, { actor: self, input }),
    does: <I extends Schema, O extends Schema>(operation: Operation<I, O>, input: InputOf<Operation<I, O>>) =>
      ask(world.test.house, operation, { actor: self, input, commandId: newId() }),
  }
}

// Every word that leads to the mother, who fled to her sister.
const trail = /Mawar|Cilacap|0813|81355501234|rumah kakak|Purwokerto|diancam|counselling|case-referral/i

const flee = async (personId: string) => {
  await village.officer.does(correctPerson, {
    ...{ id: newId(), personId, reason: 'mengungsi ke rumah kakak' },
    changes: [{ field: 'currentAddress', from: null, to: 'Jalan Mawar 9, Cilacap' }],
  })
  await village.officer.does(recordContact, {
    ...{ id: newId(), personId, value: '081355501234', note: 'lewat kakak di Cilacap' },
  })
  await village.officer.does(recordDocument, {
    ...{ id: newId(), personId, kind: 'SKCK', issuer: 'Polres Cilacap' },
  })
  for (const purpose of ['counselling', 'case-referral'] as const)
    await village.officer.does(recordConsent, {
      ...{ id: newId(), personId, purpose, channel: 'in-person', givenOn: '2026-02-01' },
    })
}

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  family = await recordFamily(village)
  await flee(family.mother)
  await village.officer.does(recordCareArrangement, {
    ...{ id: newId(), childPersonId: family.child, carerPersonId: family.mother, carerPhone: '081355501234' },
    ...{ carerRelation: 'mother', fromOn: '2026-02-01' },
  })
}, 120_000)
afterAll(() => world?.close())

describe('somebody who left a violent home and still stands on the family card', () => {
  it('is not found by the husband, in no question he may ask', async () => {
    const husband = await residentAs(family.father)
    const file = await husband.asks(getPerson, { personId: family.mother })
    expect(file).toMatchObject({ withheld: true, contacts: [], consents: [], reads: [], documents: [], history: [] })
    expect(file.person).toMatchObject({ name: 'Siti Aminah', currentAddress: null, address: 'Jalan Melati 4' })
    expect(JSON.stringify(file)).not.toMatch(trail)
    expect(JSON.stringify(await husband.asks(getPerson, { personId: family.child }))).not.toMatch(trail)
    const home = await husband.asks(getHousehold, { householdId: family.householdId })
    expect(home.members.map(({ name }) => name)).toContain('Siti Aminah')
    expect(JSON.stringify(home)).not.toMatch(trail)
    const sheet = husband.asks(getPersonSheet, { personId: family.mother })
    await expect(sheet).rejects.toMatchObject({ kind: 'missing' })
    await expect(husband.asks(listChanges, { since: null, shape: null })).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('is not found by guessing the address either', async () => {
    const husband = await residentAs(family.father)
    const guess = (to: string) =>
      husband.does(requestChange, {
        ...{ id: newId(), personId: family.mother, reason: 'salah' },
        changes: [{ field: 'currentAddress', from: null, to }],
      })
    for (const to of ['Jalan Mawar 9, Cilacap', 'Jalan Lain 1'])
      await expect(guess(to)).rejects.toMatchObject({
        code: 'registry.addressIsOwn',
        fields: [{ field: 'currentAddress' }],
      })
  })

  it('reads all of the own file; so do the officers of the village', async () => {
    const mother = await residentAs(family.mother)
    for (const reader of [mother, village.officer, village.secretary]) {
      const file = await reader.asks(getPerson, { personId: family.mother })
      expect(file).toMatchObject({ withheld: false, contacts: [{ value: '+6281355501234' }] })
      expect(file.person.currentAddress).toBe('Jalan Mawar 9, Cilacap')
      expect(file.history.map((one) => one.after)).toContain('Jalan Mawar 9, Cilacap')
      const sheet = await reader.asks(getPersonSheet, { personId: family.mother })
      expect(sheet.held.map((row) => row.value)).toContain('Jalan Mawar 9, Cilacap')
    }
  })

  it('who was protected once leaves no sign of it for the family', async () => {
    const { grandmother: personId } = await recordFamily(village)
    for (const wanted of [true, false]) {
      const id = newId()
      await village.officer.does(requestProtection, { id, personId, wanted, reason: 'diancam menantu' })
      await village.head.does(settleProtection, { requestId: id, approve: true, note: 'benar' })
    }
    const own = await (await residentAs(personId)).asks(getPerson, { personId })
    expect(own.history.map(({ field }) => field)).not.toContain('sealed')
    const { person, history } = await village.officer.asks(getPerson, { personId })
    expect(history.map(({ field }) => field)).toContain('sealed')
    const { members } = await village.officer.asks(getHousehold, { householdId: person.householdId! })
    const son = await residentAs(members.find((one) => one.name === 'Slamet Widodo')!.id)
    const seen = await son.asks(getPerson, { personId })
    expect(seen.history.map(({ field }) => field)).not.toContain('sealed')
  })
})
