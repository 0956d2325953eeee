import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '#apps/testing/world.ts'
import { requestProtection, settleProtection } from '#modules/registry/contract.ts'
import { dateParts } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { getLetter, issueLetter, listLetters, listRegister, requestLetter, verifyLetter } from './contract.ts'
import { recordFamily, today } from './testing/family.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

it('letters of a protected person are nowhere for the secretary; the book keeps the number without the name', async () => {
  const village = await world.village()
  const { dewi, agus } = await recordFamily(village)
  const issued = async (personId: string) => {
    const letterId = newId()
    const fields = { address: 'Dusun Sikarang RT 03 RW 02', since: 'tahun 2019', purpose: 'membuka tabungan' }
    await village.officer.does(requestLetter, { id: letterId, kind: 'domicile', personId, fields })
    await village.officer.does(verifyLetter, { letterId })
    await village.head.does(issueLetter, { letterId })
    return letterId
  }
  const [hers, his] = [await issued(dewi), await issued(agus)]
  const requestId = newId()
  await village.officer.does(requestProtection, { id: requestId, personId: dewi, wanted: true, reason: 'diancam calo' })
  const seenBy = async (who: typeof village.officer) => (await who.asks(listLetters, {})).letters.map((one) => one.id)
  expect(await seenBy(village.secretary)).toEqual([his])
  expect((await seenBy(village.head)).sort()).toEqual([hers, his].sort())
  await expect(village.secretary.asks(getLetter, { letterId: hers })).rejects.toMatchObject({ kind: 'missing' })
  expect((await village.head.asks(getLetter, { letterId: hers })).id).toBe(hers)
  const year = dateParts(today()).year
  const book = async (who: typeof village.officer) =>
    (await who.asks(listRegister, { year })).rows.find((row) => row.letterId === hers)
  expect(await book(village.secretary)).toMatchObject({ subjectName: null })
  expect((await book(village.head))?.subjectName).toBeTruthy()
  await village.head.does(settleProtection, { requestId, approve: false })
  expect((await seenBy(village.secretary)).sort()).toEqual([hers, his].sort())
})
