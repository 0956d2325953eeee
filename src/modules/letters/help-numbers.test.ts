import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { getEmergencyCard } from '#modules/migration/contract.ts'
import { newId } from '#platform/shared/ids.ts'
import { correctSettings, getReceiptFile, requestLetter } from './contract.ts'
import { openCandidate, recordFamily } from './testing/family.ts'

let world: World
let village: VillageWorld
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  village = await world.village()
})
afterAll(() => world?.close())

const wordsOf = async (pdf: Uint8Array): Promise<string> => {
  const sheet = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const page = await (await sheet.getPage(1)).getTextContent()
  return page.items.map((item) => ('str' in item ? item.str : '')).join(' ')
}

it("the village's own number is on the card that a worker carries", async () => {
  const ids = await recordFamily(village)
  const episodeId = await openCandidate(village, ids)
  await village.head.does(correctSettings, { from: { phone: null }, to: { phone: '0286 321 000' } })
  expect((await village.officer.asks(getEmergencyCard, { episodeId })).villagePhone).toBe('0286 321 000')
})

it('the receipt of a letter names the same numbers', async () => {
  const ids = await recordFamily(village)
  const letterId = newId()
  const fields = { address: 'Dusun Sikarang RT 03 RW 02', since: 'tahun 2019', purpose: 'membuka tabungan' }
  await village.officer.does(requestLetter, { id: letterId, kind: 'domicile', personId: ids.dewi, fields })
  const { pdf } = await village.officer.asks(getReceiptFile, { letterId })
  const words = await wordsOf(Buffer.from(pdf, 'base64'))
  for (const title of ['Crisis Center KP2MI', 'Polisi 110', 'SAPA 129', 'LPSK', 'LAPOR!'])
    expect(words).toContain(title)
  expect(words).toContain('belum dicocokkan')
})
