import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import { getLetter, getLetterForm, requestLetter } from '#modules/letters/contract.ts'
import { recordStage } from '#modules/migration/contract.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { lettersNeeded } from './rules/letters-needed.ts'
import { acceptedCase, today, workerAbroad } from './testing/case.ts'

let world: World
let village: VillageWorld
let colleague: Person

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  colleague = await village.person('migration_officer', { name: 'Rina Astuti' })
}, 120_000)
afterAll(() => world?.close())

const silent = async (more: object = {}) => {
  const ids = await workerAbroad(village)
  const caseId = await acceptedCase(village.officer, {
    ...{ personId: ids.personId, episodeId: ids.episodeId, workerName: null, reporterPersonId: ids.husbandId },
    ...{ employerName: 'Keluarga Chen', agencyName: 'PT Karya Contoh', demands: ['lost_contact', 'return'] },
    ...{ happenedOn: addDays(today, -21), ...more },
  })
  return { ...ids, caseId }
}

test('the letter of a silent worker takes over what the case knows; the officer corrects it and it is asked for', async () => {
  const { personId, episodeId, husbandId, caseId } = await silent()
  const asked = { kind: 'lost_contact', personId, episodeId } as const
  const bare = await village.officer.asks(getLetterForm, asked)
  expect(bare.fields.chronology ?? '').toBe('')
  const { fields } = await village.officer.asks(getLetterForm, { ...asked, caseId })
  expect(fields).toMatchObject({
    ...{ reporterId: husbandId, reporterRelation: 'suami', reporterPhone: '081299887766', country: 'Taiwan' },
    ...{ employer: 'Keluarga Chen', agency: 'PT Karya Contoh', lastContactOn: addDays(today, -21) },
    chronology: 'Sejak tiga minggu tidak menjawab telepon',
  })
  const letterId = newId()
  await village.officer.does(requestLetter, {
    ...{ id: letterId, ...asked },
    fields: { ...fields, employer: 'Keluarga Chen Wei', lastAddress: 'Taichung' },
  })
  const words = JSON.stringify((await village.officer.asks(getLetter, { letterId })).content)
  for (const said of ['Keluarga Chen Wei', 'tiga minggu', 'PT Karya Contoh']) expect(words).toContain(said)
})

test('power of attorney and request for return: what is asked and what is wrong are ticked, until the contract that holds', async () => {
  const { personId, episodeId, caseId } = await silent({ types: ['wants_return'] })
  const on = (stage: 'contract_signed' | 'extended', ago: number, endsOn: string) =>
    village.officer.does(recordStage, {
      ...{ id: newId(), episodeId, stage, occurredOn: addDays(today, -ago), source: 'family', details: { endsOn } },
    } as InputOf<typeof recordStage>)
  await on('contract_signed', 90, addDays(today, 100))
  await on('extended', 10, addDays(today, 465))
  const asked = { personId, episodeId, caseId }
  const power = await village.officer.asks(getLetterForm, { kind: 'power_of_attorney', ...asked })
  expect(power.fields).toMatchObject({ matters: ['find', 'return'], untilOn: addDays(today, 465) })
  const home = await village.officer.asks(getLetterForm, { kind: 'return_request', ...asked })
  expect(home.fields).toMatchObject({ agency: 'PT Karya Contoh', conditions: [] })
})

test('who does not work on the case gets none of it, nor does a letter about somebody else', async () => {
  const { personId, caseId } = await silent()
  const asked = { kind: 'lost_contact', personId, caseId } as const
  await expect(colleague.asks(getLetterForm, asked)).rejects.toMatchObject({ code: 'casework.caseMissing' })
  await expect(village.head.asks(getLetterForm, asked)).rejects.toMatchObject({ kind: 'missing' })
  const other = await workerAbroad(village, 'Siti Aminah')
  await expect(village.officer.asks(getLetterForm, { ...asked, personId: other.personId })).rejects.toMatchObject({
    code: 'letters.caseMissing',
  })
  expect((await colleague.asks(getLetterForm, { ...asked, caseId: null })).fields.chronology ?? '').toBe('')
})

test('who could not leave begins again with new papers: the cover letter for the police is offered', () => {
  expect(lettersNeeded(['failed_departure'], [])).toContain('police_cover')
  expect(lettersNeeded(['unpaid_wage'], [])).not.toContain('police_cover')
})
