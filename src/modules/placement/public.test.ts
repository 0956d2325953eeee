import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { PDFDocument } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { countries, importRows, recordRow } from '#modules/references/contract.ts'
import type { HouseDoor } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { placementRoutes } from './server/routes.ts'
import { recordOrder, today } from './testing/vacancy.ts'

let world: World
let server: FastifyInstance
let village: VillageWorld
const code = '33.07.10.2004'

beforeAll(async () => {
  world = await openWorld()
  village = await world.village({ code })
  server = Fastify()
  await server.register(rateLimit, { max: 600 })
  const house: HouseDoor = {
    call: (_, operation, input) => world.anyone.asks(operation, input),
    file: () => Promise.reject(missing()),
    say: (_, key) => key,
  }
  placementRoutes(server, house)
  await server.ready()
}, 120_000)
afterAll(async () => {
  await server?.close()
  await world?.close()
})

let address = 0
const get = async (url: string, remoteAddress = `198.51.100.${++address % 250}`) => {
  const { statusCode: status, body, rawPayload, headers } = await server.inject({ url, remoteAddress })
  const words = body
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
  return { status, body, words, headers, bytes: rawPayload }
}

describe('a country and work, for anyone', () => {
  it('says the word of the day with source and day, and what nobody compared says so', async () => {
    const open = await get('/negara/TW/elderly_carer')
    expect(open.words).toContain('Dibuka untuk penempatan resmi')
    expect(open.words).toMatch(/Sumber: KP2MI, penempatan 2024 menurut negara/)
    expect(open.words).toContain('Biaya penempatan apa pun')
    expect(open.words).toContain('Paspor dan dokumen Anda, Anda sendiri yang memegang.')
    expect((await get('/negara/BH')).words).toContain('Ditutup untuk sebagian pekerjaan')
    const stopped = await get('/negara/sa/housekeeper')
    expect(stopped.words).toContain('Ditutup')
    expect(stopped.words).toContain('Belum dicocokkan dengan sumbernya.')
    expect((await get('/negara/KH/sales')).words).toContain('Berisiko tinggi')
    expect((await get('/negara/PL/welder')).words).toContain('Belum ada keterangan')
    expect((await get('/negara/TW/elderly_carer?bahasa=en')).words).toContain('Open for official placement')
  })

  it('leads from the list of countries to each of them, and from a form to a job', async () => {
    const all = await get('/negara')
    for (const country of countries) expect(all.body).toContain(`href="/negara/${country}"`)
    expect((await get('/negara/HK?kerja=housekeeper')).words).toContain('Hong Kong')
    for (const wrong of ['/negara/XX', '/negara/HK/astronaut', '/negara/..', '/negara/HK/astronaut/selebaran.pdf'])
      expect((await get(wrong)).status).toBe(404)
  })

  it('names the mission of the country first, once somebody has typed its number', async () => {
    expect((await get('/negara/PL')).words).toContain('Nomor perwakilan RI di negara ini belum ada')
    const ministry = await village.person('ministry')
    await ministry.does(recordRow, {
      ...{
        id: newId(),
        kind: 'hotline',
        key: 'kbri-warsawa-baru',
        title: 'KBRI Warsawa',
        titleEn: null,
        replaces: null,
      },
      ...{ effectiveFrom: today, effectiveTo: null, source: 'Situs KBRI Warsawa', sourceUrl: null },
      body: {
        ...{ phones: ['+48221234567'], website: null, hours: null, serves: 'WNI di Polandia', servesEn: 'Citizens' },
        country: 'PL',
      },
    })
    const { words } = await get('/negara/PL')
    expect(words).not.toContain('belum ada di rujukan')
    expect(words.indexOf('+48221234567')).toBeLessThan(words.indexOf('Crisis Center KP2MI'))
  })

  it('shows what the vacancies of the village pay, and nobody else’s', async () => {
    await recordOrder(village.officer, { wageMaximum: 28_000 })
    const here = await get(`/negara/TW/elderly_carer?desa=${code}`)
    expect(here.words).toContain('TWD 20.000–28.000 sebulan')
    expect(here.words).toContain('Dari 1 lowongan yang masih dibuka di Desa Kuripan')
    expect(here.words).toContain('belum diperiksa')
    expect((await get('/negara/TW/elderly_carer')).words).not.toContain('TWD')
    expect((await get(`/negara/HK?desa=${code}`)).words).not.toContain('TWD')
    expect((await get('/negara/TW?desa=11.11.11.1111')).status).toBe(200)
  })

  it('leads nowhere but to a page of the web', async () => {
    const ministry = await village.person('ministry')
    await ministry.does(recordRow, {
      ...{ id: newId(), kind: 'hotline', key: 'kbri-uji', title: 'KBRI Uji', titleEn: null, replaces: null },
      ...{ effectiveFrom: today, effectiveTo: null, source: 'Uji', sourceUrl: null },
      body: {
        ...{ phones: ['+390612345'], website: 'javascript:alert(1)', hours: null, serves: 'WNI', servesEn: 'Citizens' },
        country: 'IT',
      },
    })
    const { body } = await get('/negara/IT')
    expect(body).toContain('KBRI Uji')
    expect(body).not.toContain('javascript:')
  })

  it('takes a word that an address says twice for none', async () => {
    for (const url of ['/cek-agen?nama=a&nama=b', '/negara/HK?desa=a&desa=b&kerja=a&kerja=b'])
      expect((await get(url)).status, url).toBe(200)
  })

  it('is small, runs no script and stands alone, whatever country and work', async () => {
    for (const url of [
      '/negara',
      '/cek-agen?nama=melati',
      ...countries.map((country) => `/negara/${country}/housekeeper`),
    ]) {
      const { body } = await get(url)
      expect(Buffer.byteLength(body), url).toBeLessThan(60_000)
      expect(body, url).not.toMatch(/<script|javascript:| on\w+=|src=|@import/i)
      expect(body, url).not.toMatch(/placement\.\w|references\.\w/)
    }
  })
})

const wordsOf = async (bytes: Uint8Array): Promise<string> => {
  const paper = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const { items } = await (await paper.getPage(1)).getTextContent()
  return items
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
}

describe('the leaflet', () => {
  it('is one page of A4 for every country and work, with a QR and the star of what nobody compared', async () => {
    const papers = countries.flatMap((country) => [`/negara/${country}`, `/negara/${country}/housekeeper`])
    for (const path of papers) {
      const { bytes, headers } = await get(`${path}/selebaran.pdf?desa=${code}`)
      expect(headers['content-type']).toBe('application/pdf')
      const paper = await PDFDocument.load(bytes)
      expect(paper.getPageCount(), path).toBe(1)
      expect(paper.getPage(0).getSize().width).toBeCloseTo(595.28, 0)
    }
    const { bytes } = await get(`/negara/TW/elderly_carer/selebaran.pdf?desa=${code}`)
    const words = await wordsOf(bytes)
    expect(words).toContain('Dibuka untuk penempatan resmi')
    expect(words).toContain('TWD 20.000–28.000')
    expect(words).toContain('* belum dicocokkan')
  })
})

describe('check this agency', () => {
  it('never accuses whom the list lacks, and says of which day the list is', async () => {
    expect((await get('/cek-agen?nama=PT+Melati')).words).toContain('Daftar izin belum dimuat')
    const ministry = await village.person('ministry')
    await ministry.does(importRows, {
      ...{ kind: 'organisation', effectiveFrom: today, source: 'Daftar P3MI KP2MI', confirmed: true },
      text: 'nama,nomor izin,status,per tanggal\nPT Melati Sejahtera,SIP3MI 12/2024,aktif,2026-10-01\nPT <b>Melati</b>,SIP3MI 13,dibekukan,2026-10-01\n',
    })
    const found = await get('/cek-agen?nama=melati')
    expect(found.words).toContain('Izin berlaku')
    expect(found.words).toContain('Izin dibekukan')
    expect(found.words).toContain('Sumber: Daftar P3MI KP2MI, berlaku sejak 1 Oktober 2026.')
    expect(found.body).not.toContain('<b>Melati</b>')
    const none = await get('/cek-agen?nama=PT+Anggrek')
    expect(none.words).toContain('Tidak ada di daftar kami')
    expect(none.words).toContain('Ini bukan tuduhan.')
    expect(none.words).toContain('Daftar per 1 Oktober 2026, 2 perusahaan.')
    expect(none.words).not.toMatch(/ilegal|penipu|liar/i)
  })

  it('gives back what was typed as words, never as a page', async () => {
    const { body } = await get(`/cek-agen?nama=${encodeURIComponent('"><script>alert(1)</script>')}`)
    expect(body).not.toContain('<script')
    expect(body).toContain('&quot;&gt;&lt;script&gt;')
  })

  it('is closed to a flood from one address, and open to the next', async () => {
    const flood = async (url: string, from: string, times: number) => {
      const statuses: number[] = []
      for (let one = 0; one < times; one++) statuses.push((await get(url, from)).status)
      return statuses.filter((status) => status === 429).length
    }
    expect(await flood('/cek-agen?nama=melati', '203.0.113.7', 33)).toBe(3)
    expect((await get('/cek-agen?nama=melati', '203.0.113.8')).status).toBe(200)
    expect(await flood('/negara/HK/selebaran.pdf', '203.0.113.9', 12)).toBe(2)
  })

  it('shows no wage of a closed country, nor of an agency whose licence is taken away', async () => {
    const own = await world.village({ code: '33.07.10.2005' })
    const house = { title: 'Pekerja rumah tangga', occupation: 'housekeeper', wageCurrency: 'SAR' } as const
    await recordOrder(own.officer, { ...house, orderNumber: 'Z1', country: 'SA', wageMinimum: 1500 })
    expect((await get('/negara/SA/housekeeper?desa=33.07.10.2005')).words).not.toContain('SAR')
    await recordOrder(own.officer, { orderNumber: 'Z2', agencyName: 'PT Kenanga', wageMinimum: 99_000 })
    const before = await get('/negara/TW/elderly_carer?desa=33.07.10.2005')
    expect(before.words).toContain('99.000')
    const ministry = await own.person('ministry')
    const kenangaIs = (standing: string) =>
      ministry.does(importRows, {
        ...{ kind: 'organisation', effectiveFrom: today, source: 'Daftar uji', confirmed: true },
        text: `nama,nomor izin,status,per tanggal\nPT Kenanga,SIP3MI 55,${standing},2026-10-01\n`,
      })
    await kenangaIs('dicabut')
    expect((await get('/negara/TW/elderly_carer?desa=33.07.10.2005')).words).not.toContain('99.000')
  })
})
