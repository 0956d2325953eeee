import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import type { DocumentCode } from '#modules/references/contract.ts'
import { getPerson, recordDocument, verifyDocument } from '#modules/registry/contract.ts'
import { putFile } from '#platform/server/files.ts'
import { fileReceipt } from '#platform/server/platform-module.ts'
import { recordFile } from '#platform/shared/file-contract.ts'
import { newId } from '#platform/shared/ids.ts'
import { getCounterPack, getEpisode, recordPaperScans, recordReadiness, withdrawPaperScan } from './contract.ts'
import { mostPages, type ScanRow, standingScans } from './rules/scans.ts'
import { type Family, family, openEpisode } from './testing/candidate.ts'

let world: World
let village: VillageWorld
beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

const itemOf = async (episodeId: string, code: DocumentCode) => {
  const { readiness } = await village.officer.asks(getEpisode, { episodeId })
  const item = readiness.items.find((one) => one.code === code)
  if (!item) throw new Error(`no ${code} in the list`)
  return item
}
const papersOf = async (ids: Family, kind: string) =>
  (await village.officer.asks(getPerson, { personId: ids.dewi })).documents.filter((paper) => paper.kind === kind)
const begin = async () => {
  const ids = await family(village)
  return { ids, episodeId: await openEpisode(village, ids) }
}
const word = (episodeId: string, documentCode: DocumentCode, more: object = {}) => ({
  ...{ id: newId(), episodeId, documentCode, status: 'verified' as const, heldBy: 'owner' as const },
  ...more,
})
const passport = {
  number: 'X1234567',
  issuer: 'Kantor Imigrasi Wonosobo',
  issuedOn: '2024-01-10',
  expiresOn: '2034-01-10',
}

describe('one paper in one place', () => {
  it('seen at the candidate’s file stands with the person, number sealed, and again changes nothing', async () => {
    const { ids, episodeId } = await begin()
    await village.officer.does(recordReadiness, word(episodeId, 'PASPOR', passport))
    expect(await papersOf(ids, 'PASPOR')).toMatchObject([
      {
        ...{ numberMasked: '••••••67', issuer: passport.issuer, issuedOn: passport.issuedOn, heldBy: 'owner' },
        ...{ expiresOn: passport.expiresOn, statusToday: 'verified', verifiedLevel: 'officer' },
      },
    ])
    await village.officer.does(recordReadiness, word(episodeId, 'PASPOR', passport))
    expect(await papersOf(ids, 'PASPOR')).toHaveLength(1)
    const [row] = await world.asOwner<{ number_text: string | null; expires_on: string | null }>(
      "select number_text, expires_on from readiness_events where episode_id = $1 and document_code = 'PASPOR'",
      [episodeId],
    )
    expect(row).toEqual({ number_text: null, expires_on: null })
    expect(await itemOf(episodeId, 'PASPOR')).toMatchObject({
      ...{ status: 'verified', numberShown: '••••••67', validUntil: '2034-01-10', fromRegister: true },
    })
  })

  it('is not called wrong without saying why, at the field of the reason', async () => {
    const { episodeId } = await begin()
    const wrong = { ...word(episodeId, 'KTP'), status: 'rejected' as const }
    await expect(village.officer.does(recordReadiness, wrong)).rejects.toMatchObject({
      ...{ code: 'migration.paperNoteMissing', fields: [{ field: 'note' }] },
    })
    expect((await itemOf(episodeId, 'KTP')).status).not.toBe('rejected')
    await village.officer.does(recordReadiness, { ...wrong, id: newId(), note: 'Foto tidak sama' })
    expect(await itemOf(episodeId, 'KTP')).toMatchObject({ status: 'rejected' })
  })

  it('kept with the person is there already when the file is opened, and in the next file too', async () => {
    const ids = await family(village)
    const id = newId()
    await village.officer.does(recordDocument, { id, personId: ids.dewi, kind: 'KTP', number: '3307100205000001' })
    const episodeId = await openEpisode(village, ids)
    expect(await itemOf(episodeId, 'KTP')).toMatchObject({ status: 'collected', fromRegister: true })
    await village.officer.does(verifyDocument, { documentId: id, status: 'verified' })
    await world.settle()
    expect(await itemOf(episodeId, 'KTP')).toMatchObject({ status: 'verified', recordedByName: 'Sri Wahyuni' })
    await village.officer.does(verifyDocument, { documentId: id, status: 'rejected', reason: 'Foto tidak sama' })
    expect(await itemOf(episodeId, 'KTP')).toMatchObject({ status: 'rejected' })
    const away = await openEpisode(village, ids, { entryRoute: 'returned', startedOn: '2020-01-01' })
    expect(await itemOf(away, 'KTP')).toMatchObject({ status: 'rejected' })
  })

  it('moves the next step and the task at once, also when it was the register that spoke', async () => {
    const { ids, episodeId } = await begin()
    const open = () =>
      world.asOwner<{ text_values: string }>(
        'select text_values from tasks where subject_id = $1 and ended_at is null',
        [episodeId],
      )
    await village.officer.does(recordReadiness, word(episodeId, 'PASPOR', { expiresOn: '2026-12-30' }))
    const before = await open()
    const { documents } = await village.officer.asks(getPerson, { personId: ids.dewi })
    await village.officer.does(verifyDocument, { documentId: documents[0]?.id ?? '', status: 'lost' })
    await world.settle()
    expect(await itemOf(episodeId, 'PASPOR')).toMatchObject({ status: 'missing' })
    expect(await open()).toEqual(before)
  })

  it('can be put right: a wrong date, a paper that was never there, another passport', async () => {
    const { ids, episodeId } = await begin()
    await village.officer.does(recordReadiness, word(episodeId, 'PASPOR', passport))
    await village.officer.does(recordReadiness, word(episodeId, 'PASPOR', { expiresOn: '2029-01-10' }))
    const corrected = await papersOf(ids, 'PASPOR')
    expect(corrected.map((paper) => [paper.status, paper.expiresOn, paper.numberMasked]).sort()).toEqual([
      ['replaced', '2034-01-10', '••••••67'],
      ['verified', '2029-01-10', '••••••67'],
    ])
    await village.officer.does(recordReadiness, word(episodeId, 'PASPOR', { number: 'C7654321', status: 'collected' }))
    expect(await itemOf(episodeId, 'PASPOR')).toMatchObject({
      ...{ status: 'collected', numberShown: '••••••21', validUntil: null, issuerShown: null },
    })
    await village.officer.does(recordReadiness, word(episodeId, 'PASPOR', { status: 'missing' }))
    expect(await itemOf(episodeId, 'PASPOR')).toMatchObject({ status: 'missing' })
    await village.officer.does(recordReadiness, word(episodeId, 'KK', { status: 'missing' }))
    expect(await papersOf(ids, 'KK')).toEqual([])
  })

  it('of one spell abroad does not speak for the next one', async () => {
    const { ids, episodeId } = await begin()
    await village.officer.does(recordReadiness, word(episodeId, 'VISA_KERJA', { number: 'V-1' }))
    expect(await itemOf(episodeId, 'VISA_KERJA')).toMatchObject({ status: 'verified' })
    const next = await openEpisode(village, ids, { entryRoute: 'abroad', startedOn: '2026-11-01' })
    expect(await itemOf(next, 'VISA_KERJA')).toMatchObject({ status: 'missing' })
    expect(await papersOf(ids, 'VISA_KERJA')).toHaveLength(1)
  })
})

const sent = async (person: Person, text: string, mediaType = 'image/jpeg'): Promise<string> => {
  const hash = await putFile(Buffer.from(text))
  const receipt = fileReceipt(person.actor.accountId, hash)
  await person.does(recordFile, { id: newId(), hash, name: 'kk.jpg', mediaType, sizeBytes: text.length, receipt })
  return hash
}

describe('pages of a paper', () => {
  const pages = async (episodeId: string, code: DocumentCode = 'KK') =>
    (await itemOf(episodeId, code)).scans.map((scan) => scan.fileHash)
  const keep = (episodeId: string, scans: readonly { id: string; fileHash: string; replacesId?: string }[]) =>
    village.officer.does(recordPaperScans, { episodeId, documentCode: 'KK', scans: [...scans] })

  it('are seen in order, replaced in place, taken away and put back; the paper waits to be compared', async () => {
    const { ids, episodeId } = await begin()
    const [one, two, sharper] = [
      await sent(village.officer, 'satu'),
      await sent(village.officer, 'dua'),
      await sent(village.officer, 'tajam'),
    ]
    const [first, second] = [newId(), newId()]
    expect(
      await keep(episodeId, [
        { id: first, fileHash: one },
        { id: second, fileHash: two },
      ]),
    ).toEqual({ pages: 2 })
    expect(await itemOf(episodeId, 'KK')).toMatchObject({ status: 'collected' })
    expect((await papersOf(ids, 'KK'))[0]).toMatchObject({ fileHash: one, status: 'collected' })
    const better = newId()
    await keep(episodeId, [{ id: better, fileHash: sharper, replacesId: first }])
    expect(await pages(episodeId)).toEqual([sharper, two])
    expect((await papersOf(ids, 'KK'))[0]?.fileHash).toBe(sharper)
    const take = { id: newId(), episodeId, scanId: better }
    expect(await village.officer.does(withdrawPaperScan, take)).toEqual({ pages: 1 })
    expect(await pages(episodeId)).toEqual([two])
    await expect(village.officer.does(withdrawPaperScan, { ...take, id: newId() })).rejects.toMatchObject({
      code: 'migration.scanMissing',
    })
    await keep(episodeId, [{ id: newId(), fileHash: sharper, replacesId: take.id }])
    expect(await keep(episodeId, [{ id: newId(), fileHash: sharper }])).toEqual({ pages: 2 })
    const pack = await village.officer.asks(getCounterPack, { episodeId })
    expect(pack.papers.find((paper) => paper.code === 'KK')?.pages).toEqual([sharper, two])
    const kept = await world.asOwner('select 1 from paper_scans where episode_id = $1', [episodeId])
    expect(kept).toHaveLength(5)
  })

  it('are only what this village has sent, and only what a counter can open', async () => {
    const { episodeId } = await begin()
    const elsewhere = await world.village()
    const foreign = await sent(elsewhere.officer, 'kartu keluarga tetangga')
    await expect(keep(episodeId, [{ id: newId(), fileHash: foreign }])).rejects.toMatchObject({
      ...{ kind: 'missing', code: 'platform.fileMissing' },
    })
    const letter = await sent(village.officer, 'surat', 'application/msword')
    await expect(keep(episodeId, [{ id: newId(), fileHash: letter }])).rejects.toMatchObject({
      code: 'platform.fileNotPaper',
    })
    const many = []
    for (let at = 0; at <= mostPages; at++)
      many.push({ id: newId(), fileHash: await sent(village.officer, `halaman ${at}`) })
    await keep(episodeId, many.slice(0, mostPages))
    await expect(keep(episodeId, many.slice(mostPages))).rejects.toMatchObject({ code: 'migration.scansTooMany' })
    await expect(
      elsewhere.officer.does(recordPaperScans, {
        episodeId,
        documentCode: 'KK',
        scans: [{ id: newId(), fileHash: foreign }],
      }),
    ).rejects.toMatchObject({ kind: 'missing' })
  })

  it('come from the person where the file has none of its own', async () => {
    const ids = await family(village)
    const fileHash = await sent(village.officer, 'ijazah')
    await village.officer.does(recordDocument, { id: newId(), personId: ids.dewi, kind: 'IJAZAH', fileHash })
    const episodeId = await openEpisode(village, ids)
    expect((await itemOf(episodeId, 'IJAZAH')).scans).toMatchObject([{ id: null, fileHash }])
  })
})

it('keeps a page in its place however often it is replaced', () => {
  const row = (id: string, pageNo: number, fileHash: string | null, replacesId: string | null = null): ScanRow => ({
    ...{ id, pageNo, fileHash, replacesId, recordedAt: '2026-11-22T01:00:00Z' },
  })
  const rows = [
    ...[row('a', 1, 'A'), row('b', 2, 'B'), row('c', 3, 'C')],
    ...[row('d', 1, 'A2', 'a'), row('e', 1, 'A3', 'd'), row('f', 2, null, 'b')],
  ]
  expect(standingScans(rows).map((one) => one.fileHash)).toEqual(['A3', 'C'])
  expect(standingScans(rows.toReversed()).map((one) => one.fileHash)).toEqual(['A3', 'C'])
})
