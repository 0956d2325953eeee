import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { addDays, plainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import { recordCareArrangement } from './contract/care.ts'
import { closeProcessing, listConsentsDue, recordConsent, withdrawConsent } from './contract/consent.ts'
import { recordContact, recordDocument, verifyDocument } from './contract/document.ts'
import { getHousehold } from './contract/household.ts'
import { listScans, recordScans, settleScan } from './contract/scan.ts'
import { getPerson } from './contract/sheet.ts'
import { recordFamily } from './testing/families.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

const today = new Date().toISOString().slice(0, 10)

describe('consent', () => {
  it('of a child needs a parent; a withdrawal stops processing within 72 hours and is heard', async () => {
    const family = await recordFamily(village)
    const consent = {
      id: newId(),
      personId: family.child,
      purpose: 'learning' as const,
      channel: 'in-person' as const,
      givenOn: today,
    }
    await expect(village.officer.does(recordConsent, consent)).rejects.toMatchObject({ code: 'registry.proxyMissing' })
    await village.officer.does(recordConsent, {
      ...consent,
      id: newId(),
      proxyPersonId: family.mother,
      proxyReason: 'ibu',
    })
    const { consents } = await village.officer.asks(getPerson, { personId: family.child })
    expect(consents).toMatchObject([{ purpose: 'learning', state: 'valid', proxyName: 'Siti Aminah' }])
    const { stopsBy } = await village.officer.does(withdrawConsent, {
      consentId: consents[0]!.id,
      reason: 'pindah sekolah',
    })
    expect(Date.parse(stopsBy) - Date.now()).toBeLessThanOrEqual(72 * 3_600_000)
    const [event] = await world.asOwner<{ payload: string }>(
      `select payload from events where name = 'registry.consentWithdrawn'`,
    )
    expect(JSON.parse(event!.payload)).toMatchObject({ personId: family.child, purpose: 'learning' })
    const consentId = consents[0]!.id
    expect((await village.officer.asks(listConsentsDue, {})).toStop).toMatchObject([{ id: consentId, stopsBy }])
    await village.officer.does(closeProcessing, { consentId, note: 'nama dicoret dari daftar belajar' })
    expect((await village.officer.asks(listConsentsDue, {})).toStop).toEqual([])
    await expect(village.officer.does(closeProcessing, { consentId, note: 'lagi' })).rejects.toMatchObject({
      code: 'registry.processingStopped',
    })
    const open = (await village.officer.asks(listTasks, {})).tasks.map((task) => task.kind)
    expect(open).not.toContain('registry.stopProcessing')
  })

  it('that is about to end stands on the list until it is given anew', async () => {
    const family = await recordFamily(village)
    const give = (expiresOn: string | null) =>
      village.officer.does(recordConsent, {
        id: newId(),
        personId: family.mother,
        purpose: 'photo',
        channel: 'in-person',
        givenOn: today,
        expiresOn,
      })
    const ending = async () => (await village.officer.asks(listConsentsDue, {})).consents.map((one) => one.personId)
    await give(addDays(plainDate(today), 10))
    expect(await ending()).toEqual([family.mother])
    await give(addDays(plainDate(today), 400))
    expect(await ending()).toEqual([])
  })
})

describe('papers, contacts and care', () => {
  it('a newer passport replaces the older; a passport with the agency is a sign, not a lock', async () => {
    const family = await recordFamily(village)
    const passport = { personId: family.mother, kind: 'PASPOR' as const, issuedOn: '2022-06-02' }
    await village.officer.does(recordDocument, {
      ...passport,
      id: newId(),
      number: 'C1234567',
      expiresOn: '2027-06-02',
    })
    const answer = await village.officer.does(recordDocument, {
      ...passport,
      id: newId(),
      number: 'E7654321',
      expiresOn: '2026-12-30',
      heldBy: 'agency',
    })
    expect(answer.redFlag).toBe('registry.paperWithheld')
    await village.head.does(verifyDocument, { documentId: answer.documentId, status: 'verified', level: 'head' })
    const { documents } = await village.officer.asks(getPerson, { personId: family.mother })
    expect(documents.map((paper) => paper.statusToday).sort()).toEqual(['replaced', 'verified'])
    const file = await village.officer.asks(getHousehold, { householdId: family.householdId })
    expect(file.expiring).toMatchObject([{ personName: 'Siti Aminah', kind: 'PASPOR', expiresOn: '2026-12-30' }])
  })

  it('three ways of writing one phone number are one contact', async () => {
    const family = await recordFamily(village)
    for (const value of ['0812-3456-7890', '62 812 3456 7890', '+6281234567890']) {
      expect((await village.officer.does(recordContact, { id: newId(), personId: family.father, value })).value).toBe(
        '+6281234567890',
      )
    }
    const { contacts } = await village.officer.asks(getPerson, { personId: family.father })
    expect(contacts).toHaveLength(1)
    await expect(
      village.officer.does(recordContact, { id: newId(), personId: family.father, value: '12' }),
    ).rejects.toMatchObject({ code: 'registry.phoneUnreadable' })
  })

  it('a child has one carer at a time, and the file says who', async () => {
    const family = await recordFamily(village)
    const care = { childPersonId: family.child, carerRelation: 'grandparent' as const, fromOn: '2025-03-01' }
    const first = await village.officer.does(recordCareArrangement, {
      ...care,
      id: newId(),
      carerPersonId: family.grandmother,
      motherConsent: 'given',
    })
    expect(first.warnings).toEqual([{ field: 'fatherConsent', code: 'registry.parentConsentOpen' }])
    await village.officer.does(recordCareArrangement, {
      ...care,
      id: newId(),
      carerName: 'Bu Lik Partini',
      carerRelation: 'uncle-aunt',
      fromOn: '2026-01-01',
    })
    const file = await village.officer.asks(getHousehold, { householdId: family.householdId })
    expect(file.children).toMatchObject([{ carerName: 'Bu Lik Partini', carerRelation: 'uncle-aunt' }])
  })
})

describe('old paper', () => {
  it('is scanned in bulk, named later, and found by name or letter number', async () => {
    const family = await recordFamily(village)
    const scan = newId()
    const fileHash = await village.officer.sends('%PDF-1.4 kartu lama')
    await village.officer.does(recordScans, { scans: [{ id: scan, fileHash, label: null }] })
    expect((await village.officer.asks(listScans, { onlyUnnamed: true })).unnamed).toBe(1)
    await village.officer.does(settleScan, {
      scanId: scan,
      personId: family.mother,
      letterNumber: '560/004/2004/II/2019',
      label: 'izin lama',
    })
    expect((await village.officer.asks(listScans, { text: 'aminah' })).scans).toMatchObject([
      { id: scan, personName: 'Siti Aminah' },
    ])
    expect((await village.officer.asks(listScans, { text: '560/004' })).total).toBe(1)
  })
})
