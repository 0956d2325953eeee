import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordDocument, recordPhoto } from '#modules/registry/contract.ts'
import { erasePerson } from '#modules/registry/server/erase-person.ts'
import { type Family, recordFamily } from '#modules/registry/testing/families.ts'
import { askForFiles } from '#platform/server/awaited-files.ts'
import { hashOf } from '#platform/server/content-hash.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { pushCommands } from '#platform/server/sync/push-commands.ts'
import {
  checkFile,
  closeAwaitedFile,
  type DeclaredFile,
  listAwaitedFiles,
} from '#platform/shared/awaited-file-contract.ts'
import { getFile, recordFileBytes } from '#platform/shared/file-contract.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, Operation } from '#platform/shared/operation.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import { openWorld, type Person, type VillageWorld, type World } from './world.ts'

let world: World
let village: VillageWorld
let family: Family

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  family = await recordFamily(village)
}, 120_000)
afterAll(() => world?.close())

const paperOf = (words: string) => {
  const bytes = new TextEncoder().encode(`%PDF-1.4 ${words}`)
  const file: DeclaredFile = { hash: hashOf(bytes), mediaType: 'application/pdf', sizeBytes: bytes.length }
  return { bytes, file }
}

/** As a phone sends what it queued, with the files it says it still holds. */
const pushes = async <Op extends Operation>(
  person: Person,
  operation: Op,
  input: InputOf<Op>,
  files?: DeclaredFile[],
) => {
  const command = { commandId: newId(), name: operation.name, input, village: null, ...(files && { files }) }
  const queued = { ...command, occurredAt: '2026-11-01T02:00:00.000Z' }
  const [answer] = await pushCommands(world.test.house, { actor: person.actor, commands: [queued] })
  return answer?.outcome === 'refused' ? answer.refusal.code : answer?.outcome
}

const cardOf = (personId: string, fileHash: string) => ({ id: newId(), personId, kind: 'KK', fileHash }) as const
const waiting = async () => (await village.officer.asks(listAwaitedFiles, {})).files

describe('a record that came before its file', () => {
  it('is taken when its phone says that it still holds the file, and is whole once the file is there', async () => {
    const { bytes, file } = paperOf('kartu keluarga di HP')
    expect(await pushes(village.officer, recordDocument, cardOf(family.mother, file.hash), [file])).toBe('applied')
    expect(await waiting()).toMatchObject([
      { hash: file.hash, personId: family.mother, declaredByName: 'Sri Wahyuni', operation: 'registry.recordDocument' },
    ])
    await expect(village.officer.asks(getFile, { hash: file.hash })).rejects.toMatchObject({ kind: 'missing' })
    expect(await village.officer.asks(checkFile, { hash: file.hash })).toEqual({ hasArrived: false })
    await village.officer.sends(bytes)
    expect(await waiting()).toEqual([])
    expect(await village.officer.asks(getFile, { hash: file.hash })).toMatchObject({ mediaType: 'application/pdf' })
    expect(await village.officer.asks(checkFile, { hash: file.hash })).toEqual({ hasArrived: true })
  })

  it('is refused when nobody says so: to know a hash is not to have the file', async () => {
    const { file } = paperOf('tidak pernah ada')
    const card = cardOf(family.mother, file.hash)
    expect(await pushes(village.officer, recordDocument, card)).toBe('platform.fileMissing')
    const other = paperOf('berkas lain').file
    expect(await pushes(village.officer, recordDocument, card, [other])).toBe('platform.fileMissing')
    await expect(village.officer.does(recordDocument, card)).rejects.toMatchObject({ code: 'platform.fileMissing' })
  })

  it('opens nothing of another village that has these very bytes', async () => {
    const { bytes, file } = paperOf('rahasia desa sebelah')
    const theirs = await world.village()
    await theirs.officer.sends(bytes)
    expect(await pushes(village.officer, recordDocument, cardOf(family.child, file.hash), [file])).toBe('applied')
    await expect(village.officer.asks(getFile, { hash: file.hash })).rejects.toMatchObject({ kind: 'missing' })
    expect(await village.officer.asks(checkFile, { hash: file.hash })).toEqual({ hasArrived: false })
    expect((await theirs.officer.asks(listAwaitedFiles, {})).files).toEqual([])
    const [row] = (await waiting()).filter(({ hash }) => hash === file.hash)
    await village.officer.does(closeAwaitedFile, { awaitedId: row?.id ?? '' })
  })

  it('gets no file of another kind than was said', async () => {
    const { bytes, file } = paperOf('bukan foto')
    const said = { ...file, mediaType: 'image/jpeg' } as const
    const photo = { id: newId(), personId: family.mother, fileHash: file.hash }
    expect(await pushes(village.officer, recordPhoto, photo, [file])).toBe('platform.fileNotPaper')
    expect(await pushes(village.officer, recordDocument, cardOf(family.mother, file.hash), [said])).toBe('applied')
    await expect(village.officer.sends(bytes)).rejects.toMatchObject({ code: 'platform.fileNotPaper' })
    const [row] = (await waiting()).filter(({ hash }) => hash === file.hash)
    await village.officer.does(closeAwaitedFile, { awaitedId: row?.id ?? '' })
  })
})

it('a photo that a phone sealed for its village is kept when the village applies it, and its record is whole', async () => {
  const { bytes, file } = paperOf('dari HP yang dikosongkan')
  await pushes(village.officer, recordDocument, cardOf(family.mother, file.hash), [file])
  const photo = { name: 'kk.pdf', base64: Buffer.from(bytes).toString('base64') }
  expect(await pushes(village.head, recordFileBytes, photo)).toBe('applied')
  expect((await waiting()).filter(({ hash }) => hash === file.hash)).toEqual([])
  expect(await village.officer.asks(getFile, { hash: file.hash })).toMatchObject({ name: 'kk.pdf' })
  const table = { name: 'x.csv', base64: Buffer.from('nik;nama').toString('base64') }
  expect(await pushes(village.head, recordFileBytes, table)).toBe('platform.fileNotPaper')
})

describe('a file that does not come', () => {
  const asksInTheMorning = () =>
    runAsSystem(world.test.house, { name: 'platform.askForFiles', village: village.id, act: askForFiles.run })
  const fourDaysPass = () =>
    runAsSystem(world.test.house, {
      ...{ name: 'platform.askForFiles', village: village.id },
      act: async ({ database }) => {
        await sql`update awaited_files set declared_at = declared_at - interval '4 days'`.execute(database)
      },
    })
  const asked = async () =>
    (await village.officer.asks(listTasks, {})).tasks.filter(({ kind }) => kind === 'platform.fileAwaited')

  it('is asked for after three days, and the task ends with the last of them', async () => {
    const papers = [paperOf('satu'), paperOf('dua')]
    for (const { file } of papers)
      await pushes(village.officer, recordDocument, cardOf(family.father, file.hash), [file])
    await asksInTheMorning()
    expect(await asked()).toEqual([])
    await fourDaysPass()
    await asksInTheMorning()
    expect(await asked()).toMatchObject([{ values: { count: 2, name: 'Sri Wahyuni' }, path: '/berkas-ditunggu' }])
    await village.officer.sends(papers[0]?.bytes ?? '')
    expect(await asked()).toMatchObject([{ values: { count: 1 } }])
    const open = (await waiting()).find(({ hash }) => hash === papers[1]?.file.hash)
    await village.officer.does(closeAwaitedFile, { awaitedId: open?.id ?? '' })
    expect(await asked()).toEqual([])
    await expect(village.officer.does(closeAwaitedFile, { awaitedId: open?.id ?? '' })).rejects.toMatchObject({
      code: 'platform.awaitedMissing',
    })
    await village.officer.sends(papers[1]?.bytes ?? '')
    expect((await waiting()).filter(({ hash }) => hash === papers[1]?.file.hash)).toEqual([])
  })

  it('is waited for no more once the person it belongs to is erased', async () => {
    const { file } = paperOf('milik ayah')
    const gone = await recordFamily(village, 'LOR')
    await pushes(village.officer, recordDocument, cardOf(gone.father, file.hash), [file])
    const act = (context: Parameters<typeof erasePerson>[0]) => erasePerson(context, gone.father)
    await runAsSystem(world.test.house, { name: 'registry.erasePerson', village: village.id, act })
    await world.settle()
    expect((await waiting()).filter(({ hash }) => hash === file.hash)).toEqual([])
  })
})
