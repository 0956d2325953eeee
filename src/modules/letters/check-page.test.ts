import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import { letterFiles } from '#modules/migration/server/index.ts'
import type { HouseDoor } from '#platform/server/module.ts'
import { addDays } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { getLetter, getLetterFile, issueLetter, requestLetter, revokeLetter, verifyLetter } from './contract.ts'
import { letterRoutes } from './server/routes.ts'
import { type FamilyIds, recordFamily, today } from './testing/family.ts'

let house: HouseDoor
let world: World
let server: FastifyInstance
let village: VillageWorld
let reader: Person
let ids: FamilyIds

beforeAll(async () => {
  world = await openWorld()
  village = await world.village({ code: '33.07.10.2004' })
  reader = world.anyone
  ids = await recordFamily(village)
  server = Fastify({ routerOptions: { maxParamLength: 600 } })
  await server.register(multipart)
  await server.register(rateLimit, { max: 600 })
  house = {
    call: (_, operation, input) => reader.asks(operation, input),
    file: () => Promise.reject(missing()),
    say: (_, key) => key,
  }
  letterRoutes(server, house)
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

const issued = async () => {
  const letterId = newId()
  const fields = { address: 'Dusun Sikarang RT 03 RW 02', since: 'tahun 2019', purpose: 'membuka tabungan' }
  await village.officer.does(requestLetter, { id: letterId, kind: 'domicile', personId: ids.sutinah, fields })
  await village.officer.does(verifyLetter, { letterId })
  const { number, code } = await village.head.does(issueLetter, { letterId })
  const { checkPath } = await village.officer.asks(getLetter, { letterId })
  const { pdf } = await village.officer.asks(getLetterFile, { letterId, paper: 'A4' })
  return { letterId, number, code, path: checkPath!, file: Buffer.from(pdf, 'base64') }
}

test('the pack for the counter holds the letter itself, for whoever may read it', async () => {
  const { letterId, number } = await issued()
  const given = () => letterFiles.given()?.(house, {} as FastifyRequest, letterId)
  await expect(given()).rejects.toMatchObject({ kind: 'forbidden' })
  reader = village.officer
  const pages = await getDocument({ data: Uint8Array.from((await given()) ?? []), verbosity: 0 }).promise
  reader = world.anyone
  const { items } = await (await pages.getPage(1)).getTextContent()
  expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain(number)
})

const sendFile = (file: Buffer) => {
  const line = 'batas-bagian'
  const head = `--${line}\r\ncontent-disposition: form-data; name="berkas"; filename="surat.pdf"\r\ncontent-type: application/pdf\r\n\r\n`
  return server.inject({
    method: 'POST',
    url: '/periksa/berkas',
    headers: { 'content-type': `multipart/form-data; boundary=${line}` },
    payload: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${line}--\r\n`)]),
  })
}

test('anyone with a phone reads the answer: small, without a script, without a name or a number of a person', async () => {
  const letter = await issued()
  // A QR in capitals leads to the same page.
  for (const url of [letter.path, letter.path.toUpperCase(), `/periksa?kode=${letter.code}`]) {
    const page = await server.inject({ url })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Surat ini asli')
    expect(page.body.replace(/<[^>]+>/g, '')).toContain(letter.number)
    expect(page.body).toContain('S••••••')
    expect(page.body).toContain('33.07.10.2004')
    expect(page.body).not.toMatch(/Sutinah|\d{16}|Sikarang|<script/i)
    expect(page.body.length).toBeLessThan(60_000)
    expect(page.headers['cache-control']).toBe('no-store')
  }
  const english = await server.inject({ url: `${letter.path}?bahasa=en` })
  expect(english.body).toContain('This letter is genuine')

  await village.head.does(revokeLetter, { letterId: letter.letterId, reason: 'lost' })
  expect((await server.inject({ url: letter.path })).body).toContain('Surat ini sudah tidak berlaku')
  expect((await sendFile(letter.file)).body).toContain('Surat ini sudah tidak berlaku')
})

test('a code that is no code is unknown, and what was typed comes back harmless', async () => {
  const page = await server.inject({ url: `/periksa?kode=${encodeURIComponent('<script>alert(1)</script>')}` })
  expect(page.statusCode).toBe(404)
  expect(page.body).toContain('Kode ini tidak dikenal')
  expect(page.body).not.toContain('<script')
})

test('the file itself: genuine as printed, changed after one byte, unknown when it is no letter', async () => {
  const letter = await issued()
  expect((await sendFile(letter.file)).body).toContain('Surat ini asli')
  const copy = Buffer.from(letter.file)
  copy[2000] = (copy[2000] ?? 0) ^ 1
  expect((await sendFile(copy)).body).toContain('Isi surat ini berubah')
  expect((await sendFile(Buffer.from('%PDF-1.4 something else'))).body).toContain('Kode ini tidak dikenal')
})

test('who may not read a letter gets no file; who may gets it under a name that names nobody', async () => {
  const letter = await issued()
  const url = `/letters/${letter.letterId}.pdf?kertas=F4`
  expect((await server.inject({ url })).statusCode).not.toBe(200)
  reader = village.officer
  const file = await server.inject({ url })
  reader = world.anyone
  expect(file.headers['content-type']).toBe('application/pdf')
  expect(file.headers['content-disposition']).toMatch(/^inline; filename="surat-[A-Za-z0-9-]+\.pdf"$/)
  expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
})

test('thirty tries a minute, then no more', async () => {
  const answers = []
  for (let tries = 0; tries < 40; tries++)
    answers.push((await server.inject({ url: '/periksa/0000-0000-0000-0000' })).statusCode)
  expect(answers.at(-1)).toBe(429)
})

test('a letter whose time is over is still genuine, and is not called in force', async () => {
  const letterId = newId()
  const fields = { address: 'Dusun Sikarang RT 03 RW 02', since: 'tahun 2019', purpose: 'membuka tabungan' }
  await village.officer.does(requestLetter, { id: letterId, kind: 'domicile', personId: ids.sutinah, fields })
  await village.officer.does(verifyLetter, { letterId })
  const longAgo = addDays(today(), -200)
  const { code } = await village.head.does(issueLetter, { letterId, issuedOn: longAgo, backdatedBecause: 'buku lama' })
  const read = async (language: string) =>
    (await server.inject({ url: `/periksa?kode=${code}&bahasa=${language}` })).body
  expect(await read('id')).toContain('Surat ini asli, tetapi masanya sudah lewat')
  expect(await read('id')).not.toContain('Kuripan dan masih berlaku')
  expect(await read('en')).toContain('This letter is genuine, but out of date')
})
