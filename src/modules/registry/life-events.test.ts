import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import { recordCareArrangement } from './contract/care.ts'
import { getHousehold } from './contract/household.ts'
import { listEffects, recordLifeEvent, reverseLifeEvent } from './contract/life-event.ts'
import { getPerson } from './contract/sheet.ts'
import { recordFamily } from './testing/families.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

describe('life events say what follows before they are recorded', () => {
  it('a death: a new head, a carer to find, the certificate to come; and it can be taken back', async () => {
    const family = await recordFamily(village)
    await village.officer.does(recordCareArrangement, {
      id: newId(),
      childPersonId: family.child,
      carerPersonId: family.father,
      carerRelation: 'father',
      fromOn: '2025-03-01',
    })
    const asked = { personId: family.father, kind: 'death' as const, occurredOn: '2026-11-01' }
    const { effects } = await village.officer.asks(listEffects, asked)
    const codes = effects.map((effect) => effect.code)
    expect(codes).toEqual([
      'status-dead',
      'place-ends',
      'head-needed',
      'carer-needed',
      'spouse-widowed',
      'children-bereaved',
      'paper-death',
    ])
    const event = { ...asked, id: newId(), effectsSeen: codes }
    await expect(village.officer.does(recordLifeEvent, event)).rejects.toMatchObject({
      code: 'registry.newHeadMissing',
    })
    await expect(village.officer.does(recordLifeEvent, { ...event, effectsSeen: [] })).rejects.toMatchObject({
      code: 'registry.effectsChanged',
    })
    await village.officer.does(recordLifeEvent, { ...event, newHeadPersonId: family.mother })
    const file = await village.officer.asks(getHousehold, { householdId: family.householdId })
    expect(file.household.headName).toBe('Siti Aminah')
    expect(file.members.find((member) => member.id === family.mother)).toMatchObject({ maritalCode: '4' })
    expect(file.children[0]?.arrangementId).toBeNull()
    await village.officer.does(reverseLifeEvent, { id: newId(), eventId: event.id, reason: 'salah orang' })
    const { person, events } = await village.officer.asks(getPerson, { personId: family.father })
    expect(person).toMatchObject({ lifeStatus: 'alive', householdId: family.householdId })
    expect(events).toMatchObject([{ kind: 'death', reversed: true }])
  })

  it('a birth puts the child on the card of its mother', async () => {
    const family = await recordFamily(village)
    const asked = { personId: family.mother, kind: 'birth' as const, occurredOn: '2026-10-10' }
    const { effects } = await village.officer.asks(listEffects, asked)
    const child = { id: newId(), name: 'Bagas Pratama', sex: 'male' as const }
    await village.officer.does(recordLifeEvent, {
      ...asked,
      id: newId(),
      child,
      effectsSeen: effects.map((effect) => effect.code),
    })
    const { person, documents, family: near } = await village.officer.asks(getPerson, { personId: child.id })
    expect(person).toMatchObject({ birthDate: '2026-10-10', relationCode: '4', motherPersonId: family.mother })
    expect(documents).toMatchObject([{ kind: 'AKTA_LAHIR', status: 'missing' }])
    expect(near).toMatchObject([{ name: 'Siti Aminah', relation: 'mother' }])
  })
})
