import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf } from './content-hash.ts'
import { type FileStore, folderStore } from './files.ts'
import { s3Store } from './s3-store.ts'

const bytes = new TextEncoder().encode('foto kartu keluarga')
const hash = hashOf(bytes)

// What the S3 protocol says about one object: PUT, GET, HEAD, DELETE, and 404 with its code.
const openBucket = async (): Promise<Server> => {
  const objects = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const key = (request.url ?? '').split('?')[0] ?? ''
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      if (request.method === 'PUT') objects.set(key, Buffer.concat(parts))
      if (request.method === 'DELETE') objects.delete(key)
      const found = objects.get(key)
      const missing = (request.method === 'GET' || request.method === 'HEAD') && !found
      response.writeHead(missing ? 404 : 200, { 'content-type': 'application/xml' })
      if (missing) response.end(request.method === 'HEAD' ? '' : '<Error><Code>NoSuchKey</Code></Error>')
      else response.end(request.method === 'GET' ? found : '')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

let bucket: Server
const stores: [string, () => FileStore][] = [
  ['a folder', () => folderStore(mkdtempSync(join(tmpdir(), 'desmigratif-files-')))],
  [
    'an S3 bucket',
    () =>
      s3Store({
        bucket: 'desa',
        endpoint: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`,
        region: 'test',
      }),
  ],
]

beforeAll(async () => {
  process.env.AWS_ACCESS_KEY_ID = 'only-for-tests'
  process.env.AWS_SECRET_ACCESS_KEY = 'only-for-tests'
  bucket = await openBucket()
})
afterAll(() => {
  bucket.close()
  bucket.closeAllConnections()
})

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
