import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import { approveChange, correctPerson, listChangeRequests, verifyPerson } from './contract/change.ts'
import { recordConsent, withdrawConsent } from './contract/consent.ts'
import { closePhoto, recordPhoto } from './contract/document.ts'
import { getHousehold } from './contract/household.ts'
import { getPerson } from './contract/sheet.ts'
import { type Family, recordFamily } from './testing/families.ts'

let world: World
let village: VillageWorld
let family: Family

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  family = await recordFamily(village)
}, 120_000)
afterAll(() => world?.close())

// The smallest PNG there is: one grey point.
const point = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

const agree = (personId: string, more: object = {}) => {
  const id = newId()
  const consent = { id, personId, purpose: 'photo', channel: 'in-person', givenOn: '2026-01-05', ...more } as const
  return village.officer.does(recordConsent, consent).then(() => id)
}

describe('a photo of a person', () => {
  it('needs consent, is shown on the person’s page and in the family file, and is replaced by a newer one', async () => {
    const fileHash = await village.officer.sends(point)
    const photo = { id: newId(), personId: family.mother, fileHash, takenOn: '2026-11-01' } as const
    await expect(village.officer.does(recordPhoto, photo)).rejects.toMatchObject({
      code: 'registry.consentMissing',
      details: { purpose: 'photo' },
    })
    await agree(family.mother)
    await village.officer.does(recordPhoto, photo)
    expect((await village.officer.asks(getPerson, { personId: family.mother })).photoHash).toBe(fileHash)
    const file = await village.officer.asks(getHousehold, { householdId: family.householdId })
    expect(file.members.find((member) => member.id === family.mother)?.photoHash).toBe(fileHash)
    expect(file.members.find((member) => member.id === family.father)?.photoHash).toBeNull()
  })

  it('is taken away by whoever removes it, and removing twice says there is none', async () => {
    await village.officer.does(closePhoto, { personId: family.mother })
    expect((await village.officer.asks(getPerson, { personId: family.mother })).photoHash).toBeNull()
    await expect(village.officer.does(closePhoto, { personId: family.mother })).rejects.toMatchObject({
      code: 'registry.photoMissing',
    })
  })

  it('goes when the consent is withdrawn, and hides when it has run out', async () => {
    const fileHash = await village.officer.sends(point)
    const consentId = await agree(family.father)
    await village.officer.does(recordPhoto, { id: newId(), personId: family.father, fileHash })
    await village.officer.does(withdrawConsent, { consentId })
    expect((await village.officer.asks(getPerson, { personId: family.father })).photoHash).toBeNull()
    await agree(family.grandmother, { expiresOn: '2026-01-06' })
    await expect(
      village.officer.does(recordPhoto, { id: newId(), personId: family.grandmother, fileHash }),
    ).rejects.toMatchObject({ code: 'registry.consentMissing' })
  })

  it('is no business of another village', async () => {
    const other = await world.village()
    const fileHash = await village.officer.sends(point)
    await expect(
      other.officer.does(recordPhoto, { id: newId(), personId: family.mother, fileHash }),
    ).rejects.toMatchObject({ kind: expect.stringMatching(/missing|invalid/) })
    await expect(other.officer.does(closePhoto, { personId: family.mother })).rejects.toMatchObject({ kind: 'missing' })
  })
})

describe('evidence of a change', () => {
  it('travels with the request and is seen by the second person before deciding', async () => {
    await village.head.does(verifyPerson, { personId: family.mother, level: 'head', evidenceKind: 'KTP' })
    const evidenceFileHash = await village.officer.sends(point)
    const id = newId()
    const { requestId } = await village.officer.does(correctPerson, {
      ...{ id, personId: family.mother, reason: 'ejaan di KTP', evidenceKind: 'KTP', evidenceFileHash },
      changes: [{ field: 'name', from: 'Siti Aminah', to: 'Siti Aminnah' }],
    })
    expect(requestId).toBe(id)
    const { requests } = await village.head.asks(listChangeRequests, {})
    expect(requests[0]).toMatchObject({ evidenceKind: 'KTP', evidenceFileHash, mayDecide: true })
    await village.head.does(approveChange, { requestId: id })
    expect((await village.officer.asks(getPerson, { personId: family.mother })).person.name).toBe('Siti Aminnah')
  })
})
