import { afterAll, beforeAll, expect, test } from 'vitest'
import { answeringPhone } from '#apps/testing/answering-phone.ts'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import { textBytes } from '#platform/client/device/keys-crypto.ts'
import { sealForVillage } from '#platform/client/device/keys-village.ts'
import { pushCommands } from '#platform/server/sync/push-commands.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { getVillageKey } from '#platform/shared/parcel-contract.ts'
import { sealedText } from '#platform/shared/sealed-text.ts'
import { recordQuestion } from './contract/public.ts'
import { closeFlag, getCase, getCaseSlip, getTracker, recordAnswer, recordEntry, recordFlag } from './contract.ts'
import { pinOf } from './server/receipts.ts'
import { makeTicket } from './server/tracker-ticket.ts'
import { acceptedCase, today, workerAbroad } from './testing/case.ts'

let world: World
let village: VillageWorld
let colleague: Person

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  colleague = await village.person('migration_officer', { name: 'Joko Susilo' })
}, 120_000)
afterAll(() => world?.close())

const sealed = async (text: string) => {
  const bytes = await sealForVillage(await village.officer.asks(getVillageKey, {}), textBytes(text))
  return sealedText(Buffer.from(bytes).toString('base64'))
}
const detailsOf = async (caseId: string) => (await village.officer.asks(getCase, { caseId })).details!

test('on the way home from the family, without a line: a contact and a reminder wait sealed, and stand at the office after', async () => {
  const { personId, episodeId } = await workerAbroad(village)
  const caseId = await acceptedCase(village.officer, { personId, episodeId, protected: true })
  const { number } = (await village.officer.asks(getCase, { caseId })).case
  const phone = await answeringPhone(world, village.officer)
  await phone.device.sync()
  phone.cut()
  expect(phone.says(getCaseSlip, { caseId })).toEqual(await village.officer.asks(getCaseSlip, { caseId }))
  expect(phone.says(getCaseSlip, { caseId }).case.number).toBe(number)
  const told = { kind: 'contact', occurredOn: today, party: 'family' } as const
  await expect(
    phone.writes(recordEntry, { id: newId(), caseId, ...told, words: await sealed('x') }),
  ).rejects.toMatchObject({ code: 'casework.contactWith' })
  const words = await sealed('Suaminya takut pada calo')
  await phone.writes(recordEntry, { id: newId(), caseId, ...told, channel: 'in_person', words })
  const flagId = newId()
  await phone.writes(recordFlag, { id: flagId, caseId, words: await sealed('Telepon KDEI'), dueOn: addDays(today, 2) })
  const kept = JSON.stringify([phone.device.outbox(), phone.device.rows().where('tasks', 'subject_id', caseId)])
  expect(kept).toContain(number)
  expect(kept).not.toMatch(/takut|KDEI|Dewi|Agus|tiga minggu|lost_contact/)
  phone.mend()
  await phone.device.sync()
  expect(phone.device.outbox().filter(({ refusal }) => refusal)).toEqual([])
  const { line, flags } = await detailsOf(caseId)
  expect(line.map((item) => item.words)).toContain('Suaminya takut pada calo')
  expect(flags).toMatchObject([{ id: flagId, words: 'Telepon KDEI', closedOn: null }])
  await phone.writes(closeFlag, { caseId, flagId, because: await sealed('Sudah ditelepon') })
  await phone.device.sync()
  expect((await detailsOf(caseId)).flags).toMatchObject([{ closedOn: today }])
})

test('a neighbour with the same role has no slip of the case, online or off', async () => {
  const caseId = await acceptedCase(village.officer)
  const phone = await answeringPhone(world, colleague)
  await phone.device.sync()
  expect(() => phone.says(getCaseSlip, { caseId })).toThrow(expect.objectContaining({ code: 'casework.caseNotHere' }))
  await expect(colleague.asks(getCaseSlip, { caseId })).rejects.toMatchObject({ kind: 'missing' })
})

test('an answer typed while the line was gone reaches the family with the day on which it was typed', async () => {
  const caseId = await acceptedCase(village.officer)
  const [row] = await world.asOwner<{ receipt_key: string }>('select receipt_key from case_receipts where id = $1', [
    caseId,
  ])
  const receiptKey = row!.receipt_key
  const opened = { village: village.id, receiptKey, ticket: makeTicket(village.id, receiptKey, pinOf(receiptKey, 0)) }
  await world.anyone.does(recordQuestion, { ...opened, id: newId(), words: 'Kapan ditelepon?' })
  const [question] = (await detailsOf(caseId)).questions
  const yesterday = addDays(today, -1)
  const [answer] = await pushCommands(world.test.house, {
    actor: village.officer.actor,
    commands: [
      {
        ...{ commandId: newId(), name: recordAnswer.name, village: null, occurredAt: `${yesterday}T05:00:00.000Z` },
        ...{ schemaVersion: 1, input: { id: newId(), caseId, questionId: question!.id, words: await sealed('Besok') } },
      },
    ],
  })
  expect(answer!.outcome).toBe('applied')
  const { tracker } = await world.anyone.asks(getTracker, opened)
  expect(tracker!.news).toContainEqual({ kind: 'answer', on: yesterday, words: 'Besok' })
})
