import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import type { HouseDoor } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import {
  checkReceipt,
  getCase,
  getReceipt,
  getTracker,
  issueReceipt,
  listCases,
  recordAnswer,
  recordEntry,
  referCase,
} from './contract.ts'
import { openWords } from './server/recorded.ts'
import { caseworkRoutes } from './server/routes.ts'
import { isTicketGood, makeTicket } from './server/tracker-ticket.ts'
import { acceptedCase, move, openCase, today, triage, workerAbroad } from './testing/case.ts'

let world: World
let server: FastifyInstance
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village({ code: '33.07.10.2004' })
  server = Fastify()
  await server.register(rateLimit, { max: 600 })
  const house: HouseDoor = {
    call: (_, operation, input, options) =>
      operation.kind === 'command' ? world.anyone.does(operation, input, options) : world.anyone.asks(operation, input),
    file: () => Promise.reject(missing()),
    say: (_, key) => key,
  }
  caseworkRoutes(server, house)
  await server.ready()
}, 120_000)
afterAll(async () => {
  await server?.close()
  await world?.close()
})

let address = 0
const wordsIn = (body: string) => body.replace(/<style>.*?<\/style>/gs, '').replace(/<[^>]+>/g, ' ')

const post = async (url: string, form: Readonly<Record<string, string>>) => {
  const { statusCode, body, headers } = await server.inject({
    ...{
      method: 'POST',
      url,
      payload: new URLSearchParams(form).toString(),
      remoteAddress: `198.51.100.${++address % 250}`,
    },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  return { status: statusCode, body, words: wordsIn(body), headers }
}

const get = async (url: string) => {
  const { statusCode, body } = await server.inject({ url, remoteAddress: `203.0.113.${++address % 250}` })
  return { status: statusCode, body, words: wordsIn(body) }
}

const receiptOf = (caseId: string) => village.officer.asks(getReceipt, { caseId })
const openTracker = async (caseId: string) => {
  const { code, pin } = await receiptOf(caseId)
  return post('/kasus-saya', { kode: code.toLowerCase().replaceAll('-', ''), pin })
}
const ticketIn = (body: string) => /name="tiket" value="([^"]+)"/.exec(body)?.[1] ?? ''

const isSmall = (one: { readonly body: string; readonly headers: Record<string, unknown> }) => {
  expect(one.body.length).toBeLessThan(60_000)
  expect(one.body).not.toMatch(/<script|onclick/i)
  expect(one.headers['cache-control']).toBe('no-store')
}

describe('anyone asks a village for help', () => {
  const report = { type: 'unpaid_wage', story: 'Gaji enam bulan tidak dibayar', workerName: 'Karto' }

  test('found by name, without a name of her own: the number and PIN open what became of it', async () => {
    expect((await get('/lapor?desa=kuripan')).body).toContain('/lapor/33.07.10.2004')
    const form = await get('/lapor/33.07.10.2004')
    expect(form.words).toContain('Minta bantuan Desa Kuripan')
    const bare = await post('/lapor/33.07.10.2004', { ...report, story: ' ' })
    expect([bare.status, bare.words.includes('Tulis dulu apa yang terjadi.')]).toEqual([422, true])
    expect(bare.body).toContain('value="Karto"')

    const sent = await post('/lapor/33.07.10.2004', {
      ...report,
      anonymous: '1',
      reporterName: 'Sumi',
      reporterPhone: '0812',
    })
    isSmall(sent)
    const [code = ''] = /[0-9A-Z]{4}(-[0-9A-Z]{1,4}){4,}/.exec(sent.words) ?? []
    const [pin = ''] = /\b\d{6}\b/.exec(sent.words.replace(code, '')) ?? []
    const tracker = await post('/kasus-saya', { kode: code, pin })
    expect(tracker.words).toContain('Laporan sudah diterima')
    isSmall(tracker)

    const [found] = (await village.officer.asks(listCases, { group: 'new' })).cases
    const file = await village.officer.asks(getCase, { caseId: found!.id })
    expect(file.details).toMatchObject({
      reporter: 'anonymous',
      reporterName: null,
      reporterPhone: null,
      channel: 'public_page',
    })
    expect((await village.officer.asks(listTasks, {})).tasks.map((task) => task.kind)).toContain('casework.caseDue')
    await triage(village.officer, found!.id, { types: ['unpaid_wage'], severity: 2 })
  })

  test('a maid in Taiwan writes for herself: the case begins with who tells it, where she is and when she may be called', async () => {
    const page = await get('/lapor/33.07.10.2004')
    isSmall({ ...page, headers: { 'cache-control': 'no-store' } })
    expect(page.words).toContain('Saya sendiri yang bekerja di luar negeri')
    const self = { type: 'documents_withheld', reporter: 'worker', country: 'TW', story: 'Paspor saya ditahan agensi' }
    const reach = { reachChannel: 'whatsapp', safeHours: 'Minggu siang, jangan menelepon malam' }
    const bare = await post('/lapor/33.07.10.2004', { ...self, ...reach, reporterName: 'Ratmi' })
    expect([bare.status, bare.words.includes('Tulis nomornya, atau pilih jangan dihubungi.')]).toEqual([422, true])
    expect(bare.body).toMatch(/id="reporterPhone"[^>]*aria-invalid="true" aria-describedby="salah-reporterPhone"/)
    expect(bare.body).toContain('<option value="TW" selected>')
    expect(bare.body).toMatch(/value="worker" checked/)

    const sent = await post('/lapor/33.07.10.2004', { ...self, ...reach, reporterName: 'Ratmi', reporterPhone: '0912' })
    expect(sent.status).toBe(200)
    // whom to call is the mission of where she is, before any number at home
    expect(sent.words.indexOf('KDEI Taipei')).toBeGreaterThan(0)
    expect(sent.words.indexOf('KDEI Taipei')).toBeLessThan(sent.words.indexOf('Polisi 110'))
    const found = (await village.officer.asks(listCases, { group: 'new' })).cases.find((one) => one.country === 'TW')!
    expect(found.workerName).toBe('Ratmi')
    const { details } = await village.officer.asks(getCase, { caseId: found.id })
    expect(details).toMatchObject({ ...reach, reporter: 'worker', reporterName: 'Ratmi', reporterPhone: '0912' })
    await triage(village.officer, found.id, { types: ['documents_withheld'], severity: 3 })
    const { number } = (await village.officer.asks(getCase, { caseId: found.id })).case
    await move(village.officer, found.id, 'accepted')
    await village.officer.does(referCase, {
      ...{ id: newId(), caseId: found.id, office: 'bp3mi', channel: 'letter', sentOn: today, ground: 'given' },
      ...{ consentChannel: 'call', share: ['phone'] },
    })
    const [stored] = await world.asOwner<{ shared_sealed: Buffer }>(
      `select shared_sealed from case_referrals where case_id = $1`,
      [found.id],
    )
    // the office that gets her number gets the hours with it
    expect(JSON.parse(openWords(stored!.shared_sealed)!)).toMatchObject({ ...reach, number, phone: '0912' })
  })

  test('without a name it is still known that the worker wrote; her number and hours are not kept', async () => {
    const told = { type: 'unpaid_wage', reporter: 'worker', country: 'HK', story: 'Gaji ditahan', anonymous: '1' }
    const sent = await post('/lapor/33.07.10.2004', {
      ...{ ...told, reporterName: 'Ratmi', reporterPhone: '0912' },
      ...{ reachChannel: 'call', safeHours: 'malam' },
    })
    expect(sent.status).toBe(200)
    const found = (await village.officer.asks(listCases, { group: 'new' })).cases.find((one) => one.country === 'HK')!
    const { details } = await village.officer.asks(getCase, { caseId: found.id })
    const nothing = { reporterName: null, reporterPhone: null, reachChannel: null, safeHours: null }
    expect(details).toMatchObject({ ...nothing, reporter: 'worker' })
    const [row] = await world.asOwner<{ reporter_sealed: Buffer | null }>(
      'select reporter_sealed from cases where id = $1',
      [found.id],
    )
    expect(row!.reporter_sealed).toBeNull()
  })

  test('a machine is thanked and nothing is kept; a village that serves nobody names other doors', async () => {
    const before = (await village.officer.asks(listCases, { group: 'new' })).total
    expect((await post('/lapor/33.07.10.2004', { ...report, website: 'http://spam' })).status).toBe(200)
    expect((await village.officer.asks(listCases, { group: 'new' })).total).toBe(before)
    expect((await get('/lapor/11.01.01.2001')).status).toBe(404)
    expect((await get('/lapor/__proto__')).status).toBe(404)
  })

  test('a flood ends for the address after ten, and for the village after forty a day', async () => {
    const send = () =>
      server.inject({
        ...{ method: 'POST', url: '/lapor/33.07.10.2004', payload: new URLSearchParams(report).toString() },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        remoteAddress: '192.0.2.7',
      })
    const codes: number[] = []
    for (let one = 0; one < 12; one++) codes.push((await send()).statusCode)
    expect(codes.slice(0, 10).every((code) => code === 200)).toBe(true)
    expect(codes.slice(10)).toEqual([429, 429])
    let last = { status: 200, words: '' }
    for (let one = 0; one < 45 && last.status === 200; one++) last = await post('/lapor/33.07.10.2004', report)
    expect(last.status).toBe(429)
    expect(last.words).toContain('Laporan belum bisa diterima')
  })
})

describe('the family follows its case', () => {
  test('what happened, who has it, what comes next and when: in plain words, without the name of the worker', async () => {
    const { personId, episodeId } = await workerAbroad(village)
    const caseId = await acceptedCase(village.officer, { personId, episodeId })
    await village.officer.does(referCase, {
      ...{ id: newId(), caseId, office: 'bp3mi', channel: 'letter', sentOn: today, ground: 'given' },
      consentChannel: 'in-person',
    })
    const told = {
      id: newId(),
      caseId,
      kind: 'told_family',
      occurredOn: today,
      words: 'BP3MI menelepon agensi',
    } as const
    await village.officer.does(recordEntry, told)
    await village.officer.does(recordEntry, { ...told, id: newId(), kind: 'note', words: 'Suami terlihat takut' })
    const page = await openTracker(caseId)
    isSmall(page)
    for (const words of [
      'Sudah dirujuk',
      'Sri Wahyuni',
      'BP3MI',
      'menunggu jawaban',
      'BP3MI menelepon agensi',
      'Gratis|gratis',
    ])
      expect(page.words).toMatch(new RegExp(words))
    expect(page.words).not.toMatch(/Dewi|Agus|takut|tiga minggu|081299887766/)
  })

  test('the paper of the receipt says whom else to call: there first, then for this trouble', async () => {
    const caseId = await openCase(village.officer, { country: 'TW', types: ['mental_illness'] })
    const { hotlines } = await receiptOf(caseId)
    expect(hotlines[0]).toMatchObject({ title: 'KDEI Taipei', confirmed: false })
    expect(hotlines.filter(({ title }) => /KBRI|KJRI|KDEI/.test(title))).toHaveLength(1)
    const atHome = await openCase(village.officer, { country: null, types: ['unpaid_wage'] })
    const forWages = (await receiptOf(atHome)).hotlines.map(({ title }) => title)
    const violent = await openCase(village.officer, { country: null, types: ['violence'] })
    const forViolence = (await receiptOf(violent)).hotlines.map(({ title }) => title)
    const women = 'SAPA 129, perempuan dan anak'
    expect(forViolence.indexOf(women)).toBeLessThan(forViolence.indexOf('Crisis Center KP2MI'))
    expect(forWages.indexOf(women)).toBeGreaterThan(forWages.indexOf('Crisis Center KP2MI'))
    expect(forViolence).not.toContain('KDEI Taipei')
  })

  test('a question reaches the officer as the first thing to do; the answer stands on the page', async () => {
    const caseId = await acceptedCase(village.officer)
    const { code } = await receiptOf(caseId)
    const first = await openTracker(caseId)
    const key = { kode: code, tiket: ticketIn(first.body) }
    expect((await post('/kasus-saya/tanya', { ...key, pertanyaan: '<b>Kapan</b> dihubungi?' })).words).toContain(
      'Pertanyaan terkirim',
    )
    const file = await village.officer.asks(getCase, { caseId })
    expect(file.case.nextStep.code).toBe('answerFamily')
    const [question] = file.details!.questions
    await village.officer.does(recordAnswer, { id: newId(), caseId, questionId: question!.id, words: 'Besok pagi' })
    const after = await openTracker(caseId)
    expect(after.words).toContain('Besok pagi')
    expect(after.body).toContain('&lt;b&gt;Kapan&lt;/b&gt;')
    expect((await village.officer.asks(getCase, { caseId })).case.nextStep.code).not.toBe('answerFamily')
  })

  test('she says whether it is solved, and only when there is a result', async () => {
    const caseId = await acceptedCase(village.officer)
    const { code } = await receiptOf(caseId)
    const key = async () => ({ kode: code, tiket: ticketIn((await openTracker(caseId)).body) })
    await move(village.officer, caseId, 'in_assistance')
    await post('/kasus-saya/selesai', { ...(await key()), selesai: 'ya' })
    expect((await village.officer.asks(getCase, { caseId })).case.state).toBe('in_assistance')
    await move(village.officer, caseId, 'resolved')
    expect(
      (await post('/kasus-saya/selesai', { ...(await key()), selesai: 'belum', kata: 'Belum ada kabar' })).status,
    ).toBe(200)
    expect((await village.officer.asks(getCase, { caseId })).case.state).toBe('in_assistance')
    await move(village.officer, caseId, 'resolved')
    expect((await post('/kasus-saya/selesai', { ...(await key()), selesai: 'ya' })).words).toContain('Terima kasih')
    expect((await village.officer.asks(getCase, { caseId })).case.state).toBe('verified_by_family')
  })
})

describe('who guesses', () => {
  test('five wrong PINs close the receipt for an hour, the right one too; an unknown number is answered alike', async () => {
    const caseId = await acceptedCase(village.officer)
    const { code, pin } = await receiptOf(caseId)
    const wrong = pin === '000000' ? '000001' : '000000'
    for (let one = 0; one < 5; one++) {
      const answer = await post('/kasus-saya', { kode: code, pin: wrong })
      expect([answer.status, answer.words.includes('tidak cocok')]).toEqual([404, true])
    }
    const locked = await post('/kasus-saya', { kode: code, pin })
    expect([locked.status, locked.words.includes('Terlalu banyak percobaan')]).toEqual([429, true])
    await village.officer.does(issueReceipt, { caseId })
    const renewed = await receiptOf(caseId)
    expect(renewed.pin).not.toBe(pin)
    expect((await post('/kasus-saya', { kode: code, pin: renewed.pin })).status).toBe(200)
    expect((await post('/kasus-saya', { kode: 'ABCD-EFGH-JKMN-PQRS-TVWX-Y', pin })).words).toContain('tidak cocok')
  })

  test('a ticket opens one case for half an hour; nothing but the right PIN makes one', async () => {
    const key = 'ab'.repeat(10)
    const ticket = makeTicket(village.id, key, '123456')
    const opened = { village: village.id, receiptKey: key, ticket }
    expect(isTicketGood(opened, '123456')).toBe(true)
    expect(isTicketGood(opened, '654321')).toBe(false)
    expect(isTicketGood({ ...opened, receiptKey: 'cd'.repeat(10) }, '123456')).toBe(false)
    expect(isTicketGood({ ...opened, village: village.id + 1 }, '123456')).toBe(false)
    expect(isTicketGood(opened, '123456', Date.now() + 31 * 60_000)).toBe(false)
    expect(isTicketGood({ ...opened, ticket: `${Date.now() + 9e9}.${ticket.split('.')[1]}` }, '123456')).toBe(false)
    const caseId = await acceptedCase(village.officer)
    const row = await world.asOwner<{ receipt_key: string }>('select receipt_key from case_receipts where id = $1', [
      caseId,
    ])
    const receiptKey = row[0]!.receipt_key
    expect(await world.anyone.asks(getTracker, { village: village.id, receiptKey, ticket })).toEqual({ tracker: null })
    const stored = await world.asOwner<{ outcome: string }>(
      `select outcome from audit_entries where name = 'casework.checkReceipt'`,
    )
    expect(stored.map((one) => one.outcome).join()).not.toMatch(/\d{6}|Sri/)
    expect(await world.anyone.does(checkReceipt, { village: village.id, receiptKey, pin: '' })).toEqual({
      answer: 'wrong',
    })
  })
})
