import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../testing/database.ts'
import { openSmallS3, type SmallS3 } from '../../testing/small-s3.ts'
import { hashOf } from '../content-hash.ts'
import { type FileStore, folderStore, putFile } from '../files.ts'
import { openKeys } from '../keys.ts'
import { platformModule } from '../platform-module.ts'
import { runAsSystem } from '../run-as-system.ts'
import { s3Store } from '../s3-store.ts'
import { endTask, openTask, type TaskKind } from '../tasks.ts'
import { checkBackup } from './read-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const modules = [platformModule([])]
const migrations = modules.map(({ name, migrations }) => ({ name, folder: migrations }))
const visit: TaskKind = { kind: 'registry.visit', roles: [], weight: 1, path: '/', pillar: 0 }

let house: TestHouse
let folder: string
let filesFolder: string

const record = (village: number, subjectId: string, act = openTask) =>
  runAsSystem(house.house, {
    name: 'registry.recordVisit',
    village,
    act: (context) => act(context, visit, { subjectId, values: { note: 'tab\there\nand a line\\' } }),
  })

beforeAll(async () => {
  house = await openTestHouse({ modules, permissions: {} })
  folder = await mkdtemp(path.join(tmpdir(), 'backup-'))
  filesFolder = path.join(folder, 'files')
  for (let number = 0; number < 30; number++) await record(1 + (number % 3), `person ${number}`)
  await runAsSystem(house.house, {
    name: 'registry.recordVisit',
    village: 1,
    act: (context) => endTask(context, visit, 'person 0', 'visited'),
  })
  await putFile(Buffer.from('a scanned letter'))
})

afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const backUp = (name: string, passphrase?: string) =>
  writeBackup(path.join(folder, name), {
    ownerUrl: house.ownerUrl,
    files: folderStore(filesFolder),
    folders: {},
    ...(passphrase && { passphrase }),
  })

/** An empty database beside the house's own. */
const emptyDatabase = async (name: string) => {
  await house.asOwner(`create database ${name} template template0 encoding 'UTF8' locale 'C'`)
  const url = new URL(house.ownerUrl)
  url.pathname = `/${name}`
  return { ownerUrl: url.href, drop: () => house.asOwner(`drop database ${name} with (force)`) }
}

const restoreInto = (ownerUrl: string, file: string, extra: { passphrase?: string; acceptOtherKeys?: boolean } = {}) =>
  restoreBackup(path.join(folder, file), {
    ownerUrl,
    folders: {},
    migrations,
    applicationPassword: 'only-for-tests',
    ...extra,
  })

describe('a backup', () => {
  test('taken while others write holds one moment, and restores to the same rows, hashes and counters', async () => {
    const writing = Promise.all(Array.from({ length: 40 }, (_, number) => record(1 + (number % 3), `late ${number}`)))
    const made = await backUp('whole.backup')
    await writing
    const there = await emptyDatabase('restored_whole')
    const restored = await restoreInto(there.ownerUrl, 'whole.backup')
    expect(restored.tables).toEqual(made.tables)
    const again = await writeBackup(path.join(folder, 'again.backup'), { ownerUrl: there.ownerUrl, folders: {} })
    expect(again.tables).toEqual(made.tables)
    expect(again.sequences).toEqual(made.sequences)
    expect(made.tables.tasks?.rows).toBe(made.tables.audit_entries!.rows - 1)
    await there.drop()
  })

  test('restores nothing when one byte, any byte, is other than it was', async () => {
    await backUp('sound.backup')
    const sound = await readFile(path.join(folder, 'sound.backup'))
    for (let step = 0; step < 60; step++) {
      const bytes = Buffer.from(sound)
      const at = Math.floor((step / 60) * bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      await writeFile(path.join(folder, 'touched.backup'), bytes)
      await expect(checkBackup(path.join(folder, 'touched.backup')), `byte ${at}`).rejects.toThrow()
    }
    await writeFile(path.join(folder, 'cut.backup'), sound.subarray(0, sound.length - 1))
    await expect(checkBackup(path.join(folder, 'cut.backup'))).rejects.toThrow('damaged')
    const there = await emptyDatabase('restored_nothing')
    await expect(restoreInto(there.ownerUrl, 'touched.backup')).rejects.toMatchObject({ code: 'damaged' })
    await there.drop()
  })

  test('made with a passphrase shows nothing without it', async () => {
    await backUp('secret.backup', 'tanah air beta')
    expect((await readFile(path.join(folder, 'secret.backup'))).includes('village_heads')).toBe(false)
    const there = await emptyDatabase('restored_secret')
    await expect(restoreInto(there.ownerUrl, 'secret.backup')).rejects.toMatchObject({ code: 'passphraseMissing' })
    await expect(restoreInto(there.ownerUrl, 'secret.backup', { passphrase: 'tanah air' })).rejects.toMatchObject({
      code: 'passphraseWrong',
    })
    const restored = await restoreInto(there.ownerUrl, 'secret.backup', { passphrase: 'tanah air beta' })
    expect(restored.tables.village_heads?.rows).toBe(3)
    await there.drop()
  })

  test('is not restored over recorded acts, nor with a broken chain, nor with other keys unless asked', async () => {
    await backUp('kept.backup')
    await expect(restoreInto(house.ownerUrl, 'kept.backup')).rejects.toMatchObject({ code: 'notEmpty' })

    const before = await house.asOwner<{ entry: string }>(
      'select entry from audit_entries where village_id = 2 and audit_no = 2',
    )
    await house.asOwner(`update audit_entries set entry = entry || ' ' where village_id = 2 and audit_no = 2`)
    await backUp('edited.backup')
    await house.asOwner('update audit_entries set entry = $1 where village_id = 2 and audit_no = 2', [before[0]!.entry])
    const there = await emptyDatabase('restored_edited')
    await expect(restoreInto(there.ownerUrl, 'edited.backup')).rejects.toMatchObject({ code: 'auditBroken' })

    openKeys(path.join(folder, 'other-keys'))
    await expect(restoreInto(there.ownerUrl, 'kept.backup')).rejects.toMatchObject({ code: 'otherKeys' })
    await restoreInto(there.ownerUrl, 'kept.backup', { acceptOtherKeys: true })
    await there.drop()
  })

  const letter = Buffer.from('a scanned letter')
  const other = Buffer.from('a scanned card')
  const inFolder = (name: string) => folderStore(path.join(folder, name))
  let bucket: SmallS3
  beforeAll(async () => {
    bucket = await openSmallS3()
  })
  afterAll(() => bucket?.close())
  const inBucket = (name: string) => s3Store({ bucket: name, endpoint: bucket.endpoint, region: 'test' })

  test.each<[from: string, to: string, source: () => FileStore, target: () => FileStore]>([
    ['a folder', 'a folder', () => inFolder('source-1'), () => inFolder('target-1')],
    ['a bucket', 'a folder', () => inBucket('source-2'), () => inFolder('target-2')],
    ['a folder', 'a bucket', () => inFolder('source-3'), () => inBucket('target-3')],
    ['a bucket', 'a bucket', () => inBucket('source-4'), () => inBucket('target-4')],
  ])('brings stored files of %s back into %s, encrypted on the way', async (from, to, openSource, openTarget) => {
    const [source, target] = [openSource(), openTarget()]
    for (const bytes of [letter, other]) await source.put(hashOf(bytes), bytes)
    const name = `${from}-${to}.backup`.replaceAll(' ', '-')
    const made = await writeBackup(path.join(folder, name), {
      ownerUrl: house.ownerUrl,
      files: source,
      folders: {},
      passphrase: 'tanah air beta',
    })
    expect(made.files).toBe(2)
    expect(made.damagedFiles).toBeUndefined()
    expect((await readFile(path.join(folder, name))).includes('a scanned letter')).toBe(false)
    for (const bytes of [letter, other]) await source.remove(hashOf(bytes))
    const there = await emptyDatabase('restored_files')
    await restoreBackup(path.join(folder, name), {
      ownerUrl: there.ownerUrl,
      files: target,
      folders: {},
      migrations,
      applicationPassword: 'only-for-tests',
      passphrase: 'tanah air beta',
    })
    for (const bytes of [letter, other]) expect(Buffer.from((await target.get(hashOf(bytes))) ?? [])).toEqual(bytes)
    await there.drop()
    for (const bytes of [letter, other]) await target.remove(hashOf(bytes))
  })

  test('counts a stored file that is no longer what its name says, and takes all the others', async () => {
    const store = inFolder('rotten')
    for (const bytes of [letter, other]) await store.put(hashOf(bytes), bytes)
    await writeFile(path.join(folder, 'rotten', hashOf(letter).slice(0, 2), hashOf(letter)), 'moth holes')
    const made = await writeBackup(path.join(folder, 'rotten.backup'), {
      ownerUrl: house.ownerUrl,
      files: store,
      folders: {},
    })
    expect(made).toMatchObject({ files: 1, damagedFiles: 1 })
  })

  test('brings back what lies in folders beside the database', async () => {
    const source = path.join(folder, 'source')
    const target = path.join(folder, 'target')
    await mkdir(source, { recursive: true })
    await writeFile(path.join(source, '2026-11.jsonl'), 'a checkpoint')
    const made = await writeBackup(path.join(folder, 'folders.backup'), {
      ownerUrl: house.ownerUrl,
      folders: { checkpoints: source },
    })
    expect(made.files).toBe(1)
    const there = await emptyDatabase('restored_folders')
    await restoreBackup(path.join(folder, 'folders.backup'), {
      ownerUrl: there.ownerUrl,
      folders: { checkpoints: target },
      migrations,
      applicationPassword: 'only-for-tests',
    })
    expect(await readFile(path.join(target, '2026-11.jsonl'), 'utf8')).toBe('a checkpoint')
    await there.drop()
  })
})
