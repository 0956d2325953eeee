import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import { recordCareArrangement } from './contract/care.ts'
import { recordContact, recordDocument } from './contract/document.ts'
import { getPersonCopy, recordPersonCopy } from './contract/person-copy.ts'
import { getPerson } from './contract/sheet.ts'
import { recordFamily } from './testing/families.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

const passphrase = 'sawah hijau di bukit'

const unzip = async (base64: string, password: string) => {
  const { BlobReader, TextWriter, ZipReader } = await import('@zip.js/zip.js')
  const reader = new ZipReader(new BlobReader(new Blob([Buffer.from(base64, 'base64')])), { password })
  const entries = await reader.getEntries()
  const read = async (name: string) => {
    const entry = entries.find((one) => one.filename === name)
    if (!entry || entry.directory) throw new Error(`no ${name} in the archive`)
    return entry.getData(new TextWriter())
  }
  return { names: entries.map((entry) => entry.filename), read }
}

const familyWithPapers = async () => {
  const family = await recordFamily(village)
  const personId = family.mother
  await village.officer.does(recordContact, { id: newId(), personId, value: '081355501234' })
  await village.officer.does(recordDocument, { id: newId(), personId, kind: 'PASPOR', number: 'C7654321' })
  await village.officer.does(recordCareArrangement, {
    ...{ id: newId(), childPersonId: family.child, carerPersonId: personId, carerPhone: '081300000009' },
    ...{ carerRelation: 'mother', fromOn: '2026-02-01' },
  })
  return family
}

const takeCopy = async (personId: string) => {
  const copyId = newId()
  await village.officer.does(recordPersonCopy, { id: copyId, personId })
  return { copyId, ...(await village.officer.asks(getPersonCopy, { personId, copyId, passphrase })) }
}

describe('the copy a person takes along', () => {
  it('opens with the passphrase alone and says what the village holds, numbers whole, without what belongs to others', async () => {
    const family = await familyWithPapers()
    const { base64, fileName, sha256, copyId } = await takeCopy(family.mother)
    expect(fileName).toMatch(/^data-saya-\d{4}-\d{2}-\d{2}\.zip$/)
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(Buffer.from(base64, 'base64').toString('latin1')).not.toContain('Siti')
    const { names, read } = await unzip(base64, passphrase)
    expect(names).toEqual(['data-saya.json', 'baca-dulu.txt'])
    const text = await read('data-saya.json')
    const copy = JSON.parse(text) as Record<string, unknown>
    expect(copy).toMatchObject({
      ...{ format: 'desmigratif-person', version: 1, receipt: copyId },
      person: {
        name: 'Siti Aminah',
        nik: expect.stringMatching(/^\d{16}$/),
        familyCard: expect.stringMatching(/^\d{16}$/),
      },
      contacts: [{ value: '+6281355501234' }],
      documents: [{ kind: 'PASPOR', number: 'C7654321' }],
      care: [{ childName: 'Nabila Zahra' }],
      journeys: [],
      talks: { consultations: [], signs: [] },
    })
    expect(text).not.toContain('1300000009')
    const wrong = await unzip(base64, 'salah sekali ini')
    await expect(wrong.read('data-saya.json')).rejects.toThrow()
  })

  it('leaves a receipt, an audit row, and a row among those who read the file', async () => {
    const { mother: personId } = await recordFamily(village)
    const { copyId } = await takeCopy(personId)
    const receipts = await world.asOwner('select handed_to from copies_given where village_id = $1 and id = $2', [
      ...[village.id, copyId],
    ])
    expect(receipts).toEqual([{ handed_to: 'self' }])
    const audited = await world.asOwner<{ entry: string }>(
      `select entry from audit_entries where village_id = $1 and name = 'registry.recordPersonCopy' and entry like $2`,
      [village.id, `%${personId}%`],
    )
    expect(audited).toHaveLength(1)
    const { reads } = await village.officer.asks(getPerson, { personId })
    expect(reads.map((read) => read.operation)).toContain('registry.getPersonCopy')
  })

  it('is taken by the hand that wrote the receipt, within the hour, of that person, under a passphrase long enough', async () => {
    const family = await recordFamily(village)
    const [personId, copyId] = [family.mother, newId()]
    await village.officer.does(recordPersonCopy, { id: copyId, personId, handedTo: 'proxy' })
    const take = (by = village.officer, more: object = {}) =>
      by.asks(getPersonCopy, { personId, copyId, passphrase, ...more })
    await expect(take(village.secretary)).rejects.toMatchObject({ code: 'registry.copyMissing' })
    await expect(take(village.officer, { personId: family.father })).rejects.toMatchObject({
      code: 'registry.copyMissing',
    })
    await expect(take(village.officer, { passphrase: 'pendek' })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(take(village.cadre)).rejects.toMatchObject({ kind: 'forbidden' })
    await world.asOwner(
      `set session_replication_role = replica; update copies_given set recorded_at = recorded_at - interval '61 minutes' where id = '${copyId}'; set session_replication_role = default`,
    )
    await expect(take()).rejects.toMatchObject({ code: 'registry.copyTooOld' })
  })
})
