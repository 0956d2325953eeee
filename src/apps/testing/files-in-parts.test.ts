import { mkdtempSync, rmSync } from 'node:fs'
import { request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf } from '#platform/server/content-hash.ts'
import { publicActor } from '#platform/server/run-as-system.ts'
import { getFile } from '#platform/shared/file-contract.ts'
import { openHttp } from '../server/http.ts'
import { openMetrics } from '../server/metrics.ts'
import { readSettings } from '../server/settings.ts'
import { wordsOf } from '../server/words.ts'
import { openWorld, type Person, type VillageWorld, type World } from './world.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'desmigratif-parts-'))
let world: World
let village: VillageWorld
let server: FastifyInstance
let port: number
let asPerson: Person | undefined

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  const { house, ownerUrl } = world.test
  const settings = readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const rest = { metrics: openMetrics(), ownerUrl, appUrl: ownerUrl, attached: true, onEvents: () => undefined }
  const actorOf = async () => asPerson?.actor ?? publicActor
  server = await openHttp({ settings, house, say: wordsOf(house), ...rest, close: async () => undefined, actorOf })
  await server.listen({ port: 0, host: '127.0.0.1' })
  port = (server.server.address() as AddressInfo).port
  asPerson = village.officer
}, 120_000)
afterAll(async () => {
  await server?.close()
  await world?.close()
  rmSync(dataDir, { recursive: true })
})

const scanOf = (words: string, size = 300_000) => {
  const bytes = Buffer.alloc(size, `${words} `)
  bytes.write('%PDF-1.4 ')
  return { bytes, hash: hashOf(bytes) }
}

const headersOf = (offset: number, size: number) => ({
  'x-requested-with': 'desmigratif',
  'content-type': 'application/offset+octet-stream',
  'x-file-name': encodeURIComponent('kartu keluarga.pdf'),
  ...{ 'x-file-offset': String(offset), 'x-file-size': String(size) },
})

const howFar = async (hash: string) => (await server.inject({ url: `/files/${hash}/parts` })).json()
const sends = async (hash: string, offset: number, payload: Buffer, size: number) =>
  (
    await server.inject({ method: 'PATCH', url: `/files/${hash}/parts`, headers: headersOf(offset, size), payload })
  ).json()

/** The line breaks in the middle of a part. */
const breaksAfter = (hash: string, sent: Buffer, size: number) =>
  new Promise<void>((done) => {
    const headers = { ...headersOf(0, size), 'content-length': String(size) }
    const request = ask({ port, method: 'PATCH', path: `/files/${hash}/parts`, headers })
    request.on('error', () => done())
    request.write(sent, () => setTimeout(() => request.destroy(), 200))
    request.on('close', () => done())
  })

describe('a scan sent in parts', () => {
  it('goes on where the line broke, and is the village’s only once all of it is there', async () => {
    const { bytes, hash } = scanOf('pertama')
    expect(await howFar(hash)).toEqual({ offset: 0, hasArrived: false })
    expect(await sends(hash, 0, bytes.subarray(0, 100_000), bytes.length)).toEqual({ offset: 100_000 })
    await expect(village.officer.asks(getFile, { hash })).rejects.toMatchObject({ kind: 'missing' })
    expect(await howFar(hash)).toEqual({ offset: 100_000, hasArrived: false })
    expect(await sends(hash, 100_000, bytes.subarray(100_000), bytes.length)).toEqual({ hash })
    expect(await village.officer.asks(getFile, { hash })).toMatchObject({ name: 'kartu keluarga.pdf' })
    expect(await howFar(hash)).toEqual({ offset: 0, hasArrived: true })
  })

  it('keeps what came of a part that was never finished', async () => {
    const { bytes, hash } = scanOf('putus di tengah')
    await breaksAfter(hash, bytes.subarray(0, 120_000), bytes.length)
    const { offset } = await howFar(hash)
    expect(offset).toBe(120_000)
    expect(await sends(hash, offset, bytes.subarray(offset), bytes.length)).toEqual({ hash })
  })

  it('is refused when it is not what it was called, and can begin again', async () => {
    const { bytes, hash } = scanOf('asli')
    const wrong = scanOf('palsu').bytes
    expect(await sends(hash, 0, wrong, wrong.length)).toMatchObject({ refusal: { code: 'platform.fileDamaged' } })
    expect(await howFar(hash)).toEqual({ offset: 0, hasArrived: false })
    expect(await sends(hash, 0, bytes, bytes.length)).toEqual({ hash })
  })

  it('never goes on from a place where it is not', async () => {
    const { bytes, hash } = scanOf('loncat')
    const half = bytes.subarray(150_000)
    expect(await sends(hash, 150_000, half, bytes.length)).toMatchObject({
      refusal: { code: 'platform.filePartElsewhere' },
    })
    expect(await sends(hash, 0, bytes, 1_000)).toMatchObject({ refusal: { code: 'platform.fileDamaged' } })
  })

  it('is nobody else’s to hear of or to go on with, nor a stranger’s to begin', async () => {
    const { bytes, hash } = scanOf('milik petugas')
    await sends(hash, 0, bytes.subarray(0, 50_000), bytes.length)
    const theirs = await world.village()
    asPerson = theirs.officer
    expect(await howFar(hash)).toEqual({ offset: 0, hasArrived: false })
    asPerson = undefined
    expect(await sends(hash, 50_000, bytes.subarray(50_000), bytes.length)).toMatchObject({
      refusal: { code: 'platform.signInFirst' },
    })
    asPerson = village.officer
    expect(await howFar(hash)).toEqual({ offset: 50_000, hasArrived: false })
  })

  it('of a kind that is not kept is refused by its own bytes', async () => {
    const bytes = Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(await sends(hashOf(bytes), 0, bytes, bytes.length)).toMatchObject({
      refusal: { code: 'platform.fileKindUnknown' },
    })
  })
})
