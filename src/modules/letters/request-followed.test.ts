import rateLimit from '@fastify/rate-limit'
import fc from 'fast-check'
import Fastify, { type FastifyInstance } from 'fastify'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import type { HouseDoor } from '#platform/server/module.ts'
import { addDays } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import {
  checkLetter,
  correctSettings,
  getLetter,
  getReceiptFile,
  issueLetter,
  listLetters,
  recordPrint,
  refuseLetter,
  requestLetter,
  revokeLetter,
  verifyLetter,
} from './contract.ts'
import { letterCodes, readCode, receiptCodes, writeCode } from './rules/typed-code.ts'
import { letterRoutes } from './server/routes.ts'
import { type FamilyIds, recordFamily, today } from './testing/family.ts'

let world: World
let server: FastifyInstance
let village: VillageWorld
let ids: FamilyIds

beforeAll(async () => {
  world = await openWorld()
  village = await world.village({ code: '33.07.10.2004' })
  ids = await recordFamily(village)
  server = Fastify({ routerOptions: { maxParamLength: 600 } })
  await server.register(rateLimit, { max: 600 })
  const house: HouseDoor = {
    call: (_, operation, input) => world.anyone.asks(operation, input),
    file: () => Promise.reject(missing()),
    say: (_, key) => key,
  }
  letterRoutes(server, house)
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

const full = { address: 'Dusun Sikarang RT 03 RW 02', since: 'tahun 2019', purpose: 'membuka tabungan' }

const requested = async (
  more: { readonly personId?: string; readonly requestedOn?: ReturnType<typeof today> } = {},
) => {
  const letterId = newId()
  const { personId = ids.sutinah } = more
  await village.officer.does(requestLetter, { id: letterId, kind: 'domicile', fields: full, ...more, personId })
  const { receiptCode } = await village.officer.asks(getLetter, { letterId })
  return { letterId, code: receiptCode! }
}

const page = async (code: string, more = '') => {
  const { statusCode, body, headers } = await server.inject({ url: `/permintaan/${code}${more}` })
  return { status: statusCode, body, headers, words: body.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, ' ') }
}

describe('who asked at the desk follows the letter with the receipt alone', () => {
  test('received, with the head, ready to fetch: in three steps, gratis, small, without a script, a name or a number', async () => {
    const { letterId, code } = await requested()
    const received = await page(code)
    expect(received.status).toBe(200)
    expect(received.words).toContain('Permintaan sudah diterima')
    await village.officer.does(verifyLetter, { letterId })
    const withHead = await page(code.toLowerCase().replaceAll('-', ''))
    expect(withHead.words).toContain('Menunggu tanda tangan')
    await village.head.does(issueLetter, { letterId })
    const onPaper = await page(code)
    expect(onPaper.words).toContain('Surat sedang dicetak')
    await village.officer.does(recordPrint, { letterId, paper: 'A4' })
    const ready = await page(code)
    expect(ready.words).toContain('Surat siap diambil')
    for (const one of [received, withHead, onPaper, ready]) {
      expect(one.words).toContain('Gratis. Jangan membayar kepada siapa pun.')
      expect(one.words).toContain('Desa Kuripan')
      expect(one.words).not.toMatch(/Sutinah|domisili|Sikarang|tabungan|\d{16}/i)
      expect(one.body).not.toMatch(/<script|onclick/i)
      expect(one.body.length).toBeLessThan(60_000)
      expect(one.headers['cache-control']).toBe('no-store')
    }
    expect((await page(code, '?bahasa=en')).words).toContain('The letter is ready to fetch')
    const typed = await server.inject({ url: `/permintaan?kode=${code}` })
    expect(typed.body).toContain('Surat siap diambil')

    await village.head.does(revokeLetter, { letterId, reason: 'lost' })
    const revoked = await page(code)
    expect(revoked.words).toContain('Permintaan ini sudah selesai')
    expect(revoked.words).not.toContain('Kuripan')
  })

  test('what is missing is named; a refusal asks to come to the office and keeps its reason', async () => {
    const bare = newId()
    const permission = {
      ...{ giverId: ids.agus, giverRelation: 'husband', country: 'Taiwan', occupation: 'Perawat', contractMonths: 36 },
    }
    await village.officer.does(requestLetter, {
      ...{ id: bare, kind: 'family_permission' as const, personId: ids.dewi, fields: permission },
    })
    const { receiptCode } = await village.officer.asks(getLetter, { letterId: bare })
    const needs = await page(receiptCode!)
    expect(needs.words).toContain('Masih ada yang kurang')
    expect(needs.words).toContain('Bicara dulu dengan petugas desa, bersama keluarga.')
    expect(needs.words).toContain('Dua saksi belum ditulis.')
    expect(needs.words).not.toMatch(/Agus|Dewi|Taiwan/i)

    await village.officer.does(refuseLetter, { letterId: bare, reason: 'familyNotAgreed', note: 'suami keberatan' })
    const refused = await page(receiptCode!)
    expect(refused.words).toContain('Datang ke kantor desa')
    expect(refused.words).not.toMatch(/keberatan|setuju|saksi/i)
  })

  test('a levy by Perdes is said in place of gratis', async () => {
    const other = await world.village()
    const family = await recordFamily(other)
    const set = { from: { levyRegulation: null }, to: { levyRegulation: '4 Tahun 2025' } }
    await other.head.does(correctSettings, set)
    const letterId = newId()
    await other.officer.does(requestLetter, { id: letterId, kind: 'domicile', personId: family.agus, fields: full })
    const { receiptCode } = await other.officer.asks(getLetter, { letterId })
    const { words } = await page(receiptCode!)
    expect(words).toContain('Pungutan hanya menurut Perdes nomor 4 Tahun 2025.')
    expect(words).not.toContain('Gratis.')
  })

  test('the receipt prints the code and the address that its QR opens', async () => {
    const { letterId, code } = await requested()
    const { pdf } = await village.officer.asks(getReceiptFile, { letterId })
    const sheet = await getDocument({ data: new Uint8Array(Buffer.from(pdf, 'base64')), verbosity: 0 }).promise
    const { items } = await (await sheet.getPage(1)).getTextContent()
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ')
    expect(text).toContain(code)
    expect(text).toContain('/permintaan')
    expect(text).toContain('GRATIS')
    const scanned = await server.inject({ url: `/PERMINTAAN/${code.replaceAll('-', '')}` })
    expect(scanned.body).toContain('Permintaan sudah diterima')
  })
})

describe('the code opens one request and nothing else', () => {
  test('80 bits that cannot be counted: the next letter, another village, a letter code all lead nowhere', async () => {
    const { letterId, code } = await requested()
    const { random, villageId } = readCode(receiptCodes, code)!
    expect(villageId).toBe(village.id)
    expect(random).toHaveLength(16)
    const next = random.slice(0, -1) + (random.endsWith('7') ? '8' : '7')
    const elsewhere = await world.village()
    const guesses = [
      writeCode(receiptCodes, village.id, next),
      writeCode(receiptCodes, elsewhere.id, random),
      writeCode(letterCodes, village.id, random.slice(0, 11)),
      letterId,
      '<script>alert(1)</script>',
    ]
    for (const guess of guesses) {
      const answer = await page(encodeURIComponent(guess))
      expect([guess, answer.status]).toEqual([guess, 404])
      expect(answer.words).toContain('Kode ini tidak dikenal')
      expect(answer.body).not.toContain('<script')
    }
    // nor does a receipt pass for a letter
    expect((await world.anyone.asks(checkLetter, { mark: code })).verdict).toBe('unknown')
  })

  test('no code of one kind is ever one of the other', () => {
    const letters = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), letters, (villageId, random) => {
        const code = writeCode(receiptCodes, villageId, random)
        expect(readCode(receiptCodes, code.toLowerCase())).toEqual({ villageId, random, code })
        expect(readCode(letterCodes, code)).toBeUndefined()
      }),
    )
  })

  test('a protected person is not waited for with her own receipt', async () => {
    const { code } = await requested({ personId: ids.dewi })
    expect((await page(code)).status).toBe(200)
    const seal = (sealed: boolean) =>
      world.asOwner(
        `do $$ begin perform set_config('session_replication_role', 'replica', true);
         update people set sealed = ${sealed} where id = '${ids.dewi}'; end $$`,
      )
    await seal(true)
    expect((await page(code)).status).toBe(404)
    await seal(false)
  })

  test('ninety days after its end it only says that it is over', async () => {
    const { letterId, code } = await requested()
    await village.officer.does(verifyLetter, { letterId })
    const longAgo = addDays(today(), -91)
    await village.head.does(issueLetter, { letterId, issuedOn: longAgo, backdatedBecause: 'buku lama' })
    const over = await page(code)
    expect(over.words).toContain('Permintaan ini sudah selesai')
    expect(over.words).not.toContain('Kuripan')
  })

  test('requests of the release before have a code too, and the eight letters of their paper find them at the desk', async () => {
    const { letterId } = await requested()
    const old = letterId.slice(-8).toUpperCase()
    const { letters } = await village.officer.asks(listLetters, { text: old })
    expect(letters.map((letter) => letter.id)).toEqual([letterId])
    const { receiptCode } = await village.officer.asks(getLetter, { letterId })
    const byCode = await village.officer.asks(listLetters, { text: receiptCode! })
    expect(byCode.letters.map((letter) => letter.id)).toEqual([letterId])
  })

  test('thirty tries a minute, then no more', async () => {
    const answers = []
    for (let tries = 0; tries < 40; tries++) answers.push((await page('0000-0000-0000-0000')).status)
    expect(answers.at(-1)).toBe(429)
  })
})
