import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#apps/testing/world.ts'
import { recordCost } from '#modules/migration/contract.ts'
import { plainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { getLetter, getLetterForm, issueLetter, requestLetter, verifyLetter } from './contract.ts'
import { openCandidate, recordFamily } from './testing/family.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const paidFor = async () => {
  const village = await world.village()
  const ids = await recordFamily(village)
  const episodeId = await openCandidate(village, ids)
  const payment = { paidBy: 'worker', paidOn: plainDate('2026-10-02'), proof: 'receipt' } as const
  await village.officer.does(recordCost, {
    ...{ id: newId(), episodeId, component: 'periksa-kesehatan', toldName: 'uang fit', amount: 1_500_000, ...payment },
  })
  await village.officer.does(recordCost, {
    ...{ id: newId(), episodeId, component: 'other', toldName: 'koper', amount: 350_000, ...payment },
  })
  return { village, asked: { kind: 'cost_claim', personId: ids.dewi, episodeId } as const }
}

describe('a claim for costs', () => {
  it('is filled with what may be asked back, and with nothing for those to whom costs are closed', async () => {
    const { village, asked } = await paidFor()
    const { fields } = await village.officer.asks(getLetterForm, asked)
    expect(fields).toMatchObject({
      answerDays: 14,
      charges: [
        {
          what: 'Periksa kesehatan dan psikologi di dalam negeri (disebut “uang fit”)',
          paid: 'Rp1.500.000, 2 Oktober 2026',
          rule: expect.stringContaining('9/2020'),
        },
      ],
    })
    expect((await village.secretary.asks(getLetterForm, asked)).fields.charges).toEqual([])
  })

  it('is a numbered letter like any other; without a cost it is not issued, and says which blank is empty', async () => {
    const { village, asked } = await paidFor()
    const { fields } = await village.officer.asks(getLetterForm, asked)
    const letterId = newId()
    const addressed = { ...fields, addressee: 'PT Contoh Karya' }
    await village.officer.does(requestLetter, { ...asked, id: letterId, fields: addressed })
    await village.officer.does(verifyLetter, { letterId })
    const { number } = await village.head.does(issueLetter, { letterId })
    expect((await village.officer.asks(getLetter, { letterId })).number).toBe(number)

    const bare = newId()
    await village.officer.does(requestLetter, { ...asked, id: bare, fields: { ...addressed, charges: [] } })
    expect((await village.officer.asks(getLetter, { letterId: bare })).missing).toContain('charges')
    await expect(village.officer.does(verifyLetter, { letterId: bare })).rejects.toMatchObject({ kind: 'rule' })
  })
})
