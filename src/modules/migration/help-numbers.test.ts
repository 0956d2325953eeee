import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#apps/testing/world.ts'
import { getVillage } from '#modules/places/contract.ts'
import { hotlinesFor, recordRow } from '#modules/references/contract.ts'
import { starterRows } from '#modules/references/server/index.ts'
import { dayIn, type Instant } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { getEmergencyCard, recordKin } from './contract.ts'
import { printEmergencyCard } from './server/emergency-card-pdf.ts'
import { family, openEpisode } from './testing/candidate.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const rows = starterRows.flatMap((row) => (row.kind === 'hotline' ? [row] : []))

const wordsOf = async (pdf: Uint8Array): Promise<string> => {
  const sheet = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const page = await (await sheet.getPage(1)).getTextContent()
  return page.items.map((item) => ('str' in item ? item.str : '')).join(' ')
}

describe('whom to call', () => {
  it('is the mission of the country first, then danger before complaints; of other countries nothing', () => {
    const found = hotlinesFor(rows, { country: 'TW' }).map(({ key }) => key)
    expect(found[0]).toBe('perwakilan-tw')
    expect(found.filter((key) => key.startsWith('perwakilan-'))).toEqual(['perwakilan-tw'])
    expect(found.indexOf('polisi-110')).toBeLessThan(found.indexOf('lapor'))
    expect(hotlinesFor(rows, { country: null, needs: ['violence'] }).map(({ key }) => key)).toEqual([
      ...['polisi-110', 'sapa-129'],
    ])
  })

  it('none of the starter rows claims to have been compared, and each country of destination has a mission', () => {
    expect(rows.filter(({ confirmed }) => confirmed)).toEqual([])
    expect(new Set(rows.flatMap(({ body }) => body.country ?? [])).size).toBe(24)
  })
})

describe('what a worker carries in the wallet', () => {
  it('says the mission, the village and the family, what was not compared, and no number of a paper', async () => {
    const village = await world.village()
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    await village.officer.does(recordKin, {
      ...{ id: newId(), episodeId, personId: ids.agus, relation: 'spouse', phone: '081234567890' },
      confirmedOn: dayIn('Asia/Jakarta'),
    })
    const card = await village.officer.asks(getEmergencyCard, { episodeId })
    expect(card).toMatchObject({ country: 'TW', kin: { name: 'Agus Prasetyo', phone: '+6281234567890' } })
    expect(card.lines[0]).toMatchObject({ title: 'KDEI Taipei', confirmed: false })
    const pdf = await printEmergencyCard({ card, say: (key) => key, madeAt: '2026-11-30T00:00:00.000Z' as Instant })
    const words = await wordsOf(pdf)
    for (const word of ['Dewi Lestari', 'Agus Prasetyo', '110', 'KDEI Taipei', '+886 9 0113 2000'])
      expect(words).toContain(word)
    expect(words).toContain('migration.card.unconfirmed')
    expect(words).not.toMatch(/\d{16}/)
    await expect(village.head.asks(getEmergencyCard, { episodeId })).rejects.toMatchObject({ kind: 'forbidden' })
    const elsewhere = await world.village()
    await expect(elsewhere.officer.asks(getEmergencyCard, { episodeId })).rejects.toMatchObject({ kind: 'missing' })
  })

  it('and the manpower office of the own regency, once somebody wrote its number down with a source', async () => {
    const village = await world.village()
    const episodeId = await openEpisode(village, await family(village))
    const linesOf = async () => (await village.officer.asks(getEmergencyCard, { episodeId })).lines
    const before = await linesOf()
    expect(before.map(({ title }) => title)).not.toContain('Disnaker contoh')
    const { code } = await village.officer.asks(getVillage, { villageId: village.id })
    const ministry = await village.person('ministry')
    const office = (title: string, regionCode: string, phone: string) =>
      ministry.does(recordRow, {
        ...{ id: newId(), kind: 'organisation', key: title.toLowerCase().replaceAll(' ', '-'), title, titleEn: null },
        ...{ effectiveFrom: dayIn('Asia/Jakarta'), effectiveTo: null, source: 'Papan nama kantor', sourceUrl: null },
        replaces: null,
        body: {
          ...{ type: 'manpower_office', licenceNumber: null, licenceStatus: 'not_needed', asOf: null, address: null },
          ...{ phone, email: null, website: null, regionCode, countries: '*' },
        },
      })
    await office('Disnaker tetangga', '99.98', '0299 000 001')
    await office('Disnaker contoh', code.slice(0, 5), '0299 000 002')
    const after = await linesOf()
    expect(after.at(-1)).toMatchObject({ title: 'Disnaker contoh', numbers: ['0299 000 002'], confirmed: false })
    expect([after[0], after.length]).toEqual([before[0], Math.min(7, before.length + 1)])
    expect(after.map(({ title }) => title)).not.toContain('Disnaker tetangga')
  })
})
