import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallS3, type SmallS3 } from '../testing/small-s3.ts'
import { hashOf } from './content-hash.ts'
import { type FileStore, folderStore } from './files.ts'
import { s3Store } from './s3-store.ts'

const bytes = new TextEncoder().encode('foto kartu keluarga')
const hash = hashOf(bytes)

let bucket: SmallS3
const stores: [string, () => FileStore][] = [
  ['a folder', () => folderStore(mkdtempSync(join(tmpdir(), 'desmigratif-files-')))],
  [
    'an S3 bucket',
    () =>
      s3Store({
        bucket: 'desa',
        endpoint: bucket.endpoint,
        region: 'test',
      }),
  ],
]

beforeAll(async () => {
  bucket = await openSmallS3()
})
afterAll(() => bucket?.close())

describe.each(stores)('files in %s', (_name, open) => {
  it('come back as they went, and are gone when removed', async () => {
    const store = open()
    expect(await store.has(hash)).toBe(false)
    expect(await store.get(hash)).toBeUndefined()
    await store.put(hash, bytes)
    await store.put(hash, bytes)
    expect(await store.has(hash)).toBe(true)
    expect(Buffer.from((await store.get(hash)) ?? [])).toEqual(Buffer.from(bytes))
    await store.remove(hash)
    expect(await store.has(hash)).toBe(false)
  })

  it('are all listed, however many there are', async () => {
    const store = open()
    const papers = Array.from({ length: 7 }, (_, number) => new TextEncoder().encode(`kertas ${number}`))
    for (const paper of papers) await store.put(hashOf(paper), paper)
    const listed: string[] = []
    for await (const one of store.list()) listed.push(one)
    expect(listed.sort()).toEqual(papers.map(hashOf).sort())
    for (const one of listed) await store.remove(one)
  })
})

it('says so when a stored file was changed behind our back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desmigratif-files-'))
  const store = folderStore(folder)
  await store.put(hash, bytes)
  writeFileSync(join(folder, hash.slice(0, 2), hash), 'lain')
  await expect(store.get(hash)).rejects.toThrow(/no longer matches/)
})

it('never leaves its folder, whatever it is asked for', async () => {
  const store = folderStore(mkdtempSync(join(tmpdir(), 'desmigratif-files-')))
  await expect(store.put('../../etc/passwd', bytes)).rejects.toThrow(/SHA-256/)
})
