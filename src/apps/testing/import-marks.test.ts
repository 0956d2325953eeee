import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  confirmMark,
  getEpisode,
  listEpisodes,
  listMarks,
  recordEpisode,
  refuseMark,
} from '#modules/migration/contract.ts'
import { applyImport, mergePeople, recordImportPick, requestImport, reverseImport } from '#modules/registry/contract.ts'
import { openSidTable, type Table, workbook } from '#modules/registry/import/testing/generate-files.ts'
import { type SyntheticRow, syntheticPeople } from '#modules/registry/import/testing/synthetic-people.ts'
import { dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import { openWorld, type VillageWorld, type World } from './world.ts'

let world: World
const today = dayIn('Asia/Jakarta')
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

/** A workbook as OpenSID gives it, with the column for migrant workers and the remarks that villages add. */
const marked = (
  people: readonly SyntheticRow[],
  marks: Readonly<Record<number, { readonly job?: string; readonly remark?: string }>>,
): Promise<Uint8Array> => {
  const [head, ...rows] = openSidTable(people) as [Table[number], ...Table]
  const column = head.indexOf('ket')
  const wide = rows.map((row, position) => {
    const cells = column < 0 ? [...row, marks[position]?.remark ?? null] : [...row]
    if (column >= 0 && marks[position]?.remark) cells[column] = marks[position].remark
    return [...cells, marks[position]?.job ?? 'BUKAN PEKERJA MIGRAN']
  })
  const headers = [...head, ...(column < 0 ? ['ket'] : []), 'pekerja_migran']
  return workbook({ Sheet1: [headers, ...wide] })
}

const stage = async (village: VillageWorld, bytes: Uint8Array, pick: 'all' | 'migrants' = 'all') => {
  const importId = newId()
  const fileHash = await village.officer.sends(bytes)
  await village.officer.does(requestImport, { importId, fileHash, fileName: 'penduduk.xlsx', pick })
  return importId
}

const load = async (village: VillageWorld, bytes: Uint8Array, pick: 'all' | 'migrants' = 'all') => {
  const importId = await stage(village, bytes, pick)
  await village.officer.does(applyImport, { importId })
  await world.settle()
  return importId
}

const marksOf = async (village: VillageWorld) => (await village.officer.asks(listMarks, {})).marks
const taskOf = async (village: VillageWorld) =>
  (await village.officer.asks(listTasks, {})).tasks.find((task) => task.kind === 'migration.marksToConfirm')

const people = syntheticPeople(40, { seed: 3 })
const adults = people.flatMap((row, position) => (Number(row.tanggallahir?.slice(0, 4)) < 2000 ? [position] : []))
const [first, second, third] = adults as [number, number, number]
const marks = {
  [first]: { job: 'PERAWAT', remark: 'Hong Kong' },
  [second]: { remark: 'TKW Taiwan, pulang tiap tahun' },
  [third]: { remark: 'penerima bantuan 2024' },
}

describe('a file that calls people migrants', () => {
  it('proposes them to the officer: one task with their number, one list with what the file said, in codes alone', async () => {
    const village = await world.village()
    await load(village, await marked(people, marks))
    const found = await marksOf(village)
    expect(found.map((mark) => mark.occupationTold).sort()).toEqual(['PERAWAT', null])
    expect(found.map(({ basis, country, markedOn }) => ({ basis, country, markedOn }))).toHaveLength(2)
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ basis: 'stated', country: 'HK', markedOn: today }),
        expect.objectContaining({ basis: 'remark', country: 'TW', markedOn: today }),
      ]),
    )
    expect(await taskOf(village)).toMatchObject({ values: { count: 2 } })
    // A file's word is no journey: nobody is counted as a migrant before somebody has asked.
    expect((await village.officer.asks(listEpisodes, {})).villageTotal).toBe(0)
    const [events] = await world.asOwner<{ words: string }>(
      `select string_agg(payload::text, ' ') as words from events where village_id = $1`,
      [village.id],
    )
    expect(events!.words).not.toMatch(/pulang tiap tahun|PERAWAT/)
    expect(await world.asOwner(`select job from told_jobs where village_id = $1`, [village.id])).toEqual([])
  })

  it('confirmed, the journey begins as told by the file; home again, and no migrant, end it too; the task goes with the last', async () => {
    const village = await world.village()
    await load(village, await marked(people, { ...marks, [third]: { job: 'KOKI' } }))
    const [one, two, three] = (await marksOf(village)).toSorted((a, b) =>
      String(b.occupationTold).localeCompare(String(a.occupationTold)),
    )
    const episodeId = newId()
    await village.officer.does(confirmMark, { markId: one!.id, episodeId, answer: 'abroad' })
    const file = await village.officer.asks(getEpisode, { episodeId })
    expect(file.episode).toMatchObject({
      ...{ entryRoute: 'unknown', stage: 'working', destinationCountry: one!.country },
      occupationTold: 'PERAWAT',
    })
    expect(file.stages).toMatchObject([{ source: 'import', confidence: 'told', occurredOn: today }])
    const home = newId()
    await village.officer.does(confirmMark, { markId: two!.id, episodeId: home, answer: 'returned' })
    expect((await village.officer.asks(getEpisode, { episodeId: home })).episode.stage).toBe('returned')
    expect(await taskOf(village)).toMatchObject({ values: { count: 1 } })
    await village.officer.does(refuseMark, { markId: three!.id })
    expect(await taskOf(village)).toBeUndefined()
    expect(await marksOf(village)).toEqual([])
    await expect(village.officer.does(refuseMark, { markId: three!.id })).rejects.toMatchObject({
      code: 'migration.markSettled',
    })
  })

  it('loaded again it proposes nobody again, settled or not, nor whoever has a file already', async () => {
    const village = await world.village()
    const bytes = await marked(people, marks)
    await load(village, bytes)
    const [one, two] = await marksOf(village)
    await village.officer.does(refuseMark, { markId: one!.id })
    await load(village, bytes)
    expect((await marksOf(village)).map((mark) => mark.id)).toEqual([two!.id])

    const asked = { id: newId(), personId: two!.personId, startedOn: today, entryRoute: 'abroad' as const }
    await village.officer.does(recordEpisode, asked)
    expect(await taskOf(village)).toBeUndefined()
    expect(await marksOf(village)).toEqual([])
  })

  it('taken back, it takes its proposals along; what was confirmed holds it', async () => {
    const village = await world.village()
    const bytes = await marked(people, marks)
    const importId = await load(village, bytes)
    await village.officer.does(reverseImport, { importId, reason: 'berkas keliru' })
    await world.settle()
    expect(await marksOf(village)).toEqual([])
    expect(await taskOf(village)).toBeUndefined()

    const again = await load(village, bytes)
    const [one] = await marksOf(village)
    await village.officer.does(confirmMark, { markId: one!.id, episodeId: newId(), answer: 'abroad' })
    await expect(village.officer.does(reverseImport, { importId: again, reason: 'x' })).rejects.toMatchObject({
      code: 'registry.import.builtOn',
    })
    expect(await marksOf(village)).toHaveLength(1)
  })

  it('a list of travellers marks whom it names, with the country beside the name, and nobody of the family', async () => {
    const village = await world.village()
    const importId = await stage(village, await workbook({ S: openSidTable(people) as Table }))
    const list = await stage(
      village,
      await workbook({
        S: [
          ['NIK', 'Nama', 'Negara Penempatan', 'Pekerjaan'],
          [people[first]!.nik!, people[first]!.nama!, 'Malaysia', 'Pekerja ladang sawit'],
        ],
      }),
    )
    await village.officer.does(recordImportPick, { importId, how: 'none' })
    await village.officer.does(recordImportPick, { importId, how: 'list', listImportId: list })
    await village.officer.does(applyImport, { importId })
    await world.settle()
    expect(await marksOf(village)).toMatchObject([
      { basis: 'list', country: 'MY', occupationTold: 'Pekerja ladang sawit' },
    ])
  })

  it('two entries of one human become one proposal', async () => {
    const village = await world.village()
    await load(village, await marked(people, marks))
    const [one, two] = await marksOf(village)
    await village.officer.does(mergePeople, {
      ...{ id: newId(), keptPersonId: one!.personId, mergedPersonId: two!.personId, reason: 'orang yang sama' },
    })
    await world.settle()
    expect((await marksOf(village)).map((mark) => mark.id)).toEqual([one!.id])
    expect(await taskOf(village)).toMatchObject({ values: { count: 1 } })
  })

  it('is the officer’s alone, and another village’s not at all', async () => {
    const [village, elsewhere] = [await world.village(), await world.village()]
    await load(village, await marked(people, marks))
    const [one] = await marksOf(village)
    expect(await marksOf(elsewhere)).toEqual([])
    await expect(elsewhere.officer.does(refuseMark, { markId: one!.id })).rejects.toMatchObject({ kind: 'missing' })
    await expect(village.secretary.asks(listMarks, {})).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
