import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { countVillages } from '#platform/server/count-villages.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import * as meetings from './contract.ts'
import { inviteGuests, mark, planMeeting, today } from './testing/meeting.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

const counted = async () => {
  await countVillages(world.test.house)
  const rows = await world.asOwner<{ fact: string; amount: number; since: string | null }>(
    `select fact, amount::int, since::text from village_counts where village_id = $1 and fact like 'meetings.%'`,
    [village.id],
  )
  return Object.fromEntries(rows.map(({ fact, ...figure }) => [fact, figure]))
}

it('above the village: meetings held, attendances by the last mark, what is unconfirmed and what is late', async () => {
  const yesterday = addDays(today, -1)
  const past = await planMeeting(village.officer, { heldOn: yesterday })
  const people = await inviteGuests(village.officer, past, ['Ani', 'Budi', 'Citra'])
  await mark(village.officer, past, people)
  await mark(village.officer, past, people.slice(0, 1), 'ill')
  await planMeeting(village.officer, { heldOn: addDays(today, 5) })
  const gone = await planMeeting(village.officer, { heldOn: yesterday })
  await village.officer.does(meetings.withdrawMeeting, { id: newId(), meetingId: gone, reason: 'Hujan' })
  const decided = { meetingId: past, words: 'Datang ke rumah', ownerRole: 'tutor' as const, dueOn: yesterday }
  const [late, done] = [newId(), newId()]
  await village.officer.does(meetings.recordDecision, { id: late, ...decided })
  await village.officer.does(meetings.recordDecision, { id: done, ...decided })
  const step = { id: newId(), meetingId: past, occurredOn: today }
  await village.tutor.does(meetings.recordFollowUp, { ...step, decisionId: done, state: 'done', note: 'Sudah' })
  // a meeting held yesterday on the first of January is of the last year
  const ofThisYear = yesterday.slice(0, 4) === today.slice(0, 4)
  expect(await counted()).toEqual({
    ...(ofThisYear && { 'meetings.held': { amount: 1, since: null }, 'meetings.came': { amount: 2, since: null } }),
    'meetings.unconfirmed': { amount: 1, since: yesterday },
    'meetings.late': { amount: 1, since: yesterday },
  })
  const later = { id: newId(), state: 'postponed' as const, dueOn: addDays(today, 9), note: 'Panen' }
  await village.tutor.does(meetings.recordFollowUp, { ...step, ...later, decisionId: late })
  expect((await counted())['meetings.late']).toBeUndefined()
})
