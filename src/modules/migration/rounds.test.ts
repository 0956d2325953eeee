import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answeringPhone } from '#apps/testing/answering-phone.ts'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { findPeople, recordHousehold, requestProtection, settleProtection } from '#modules/registry/contract.ts'
import { addDays, dayIn, plainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import {
  assignRoundArea,
  closeRound,
  getRound,
  listRoundHouseholds,
  listRounds,
  openRound,
  recordRoundVisit,
  settleRoundLead,
} from './contract.ts'
import { coverageOf, halfOf, isRoundMonth } from './rules/rounds.ts'

const today = dayIn('Asia/Jakarta')

describe('rounds by themselves', () => {
  it('June is the first half, December the second, and only they remind', () => {
    expect(halfOf(plainDate('2026-06-30'))).toEqual({ year: 2026, half: 1 })
    expect(halfOf(plainDate('2026-12-01'))).toEqual({ year: 2026, half: 2 })
    expect(['2026-05-31', '2026-06-01', '2026-12-31', '2026-11-30'].map((day) => isRoundMonth(plainDate(day)))).toEqual(
      [...[false, true, true, false]],
    )
  })

  it('who was not met and then asked counts as asked', () => {
    const visit = (outcome: 'not_met' | 'asked', visitedOn: string) => ({
      ...{ householdId: 'a', outcome, visitedOn: plainDate(visitedOn), recordedAt: `${visitedOn}T00:00:00Z` },
    })
    const households = [
      { id: 'a', hamlet: 'KIDUL', rt: '01' },
      { id: 'b', hamlet: 'KIDUL', rt: '01' },
    ]
    expect(coverageOf(households, [visit('asked', '2026-06-09'), visit('not_met', '2026-06-02')])).toEqual([
      { hamlet: 'KIDUL', rt: '01', total: 2, counts: { asked: 1, moved: 0, refused: 0, not_met: 0 } },
    ])
  })
})

let world: World
let village: VillageWorld
let roundId: string
let hamlet: string | null

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const householdIn = async (rt: string, head: string) => {
  const id = newId()
  await village.officer.does(recordHousehold, {
    household: { id, hamlet: 'Sikarang', rt },
    members: [{ person: { id: newId(), name: head, sex: 'male' }, relationCode: '1' }],
  })
  return id
}

let [first, second, third] = ['', '', '']
beforeEach(async () => {
  village = await world.village()
  first = await householdIn('01', 'Karto')
  second = await householdIn('01', 'Wagiman')
  third = await householdIn('02', 'Slamet')
  roundId = newId()
  await village.officer.does(openRound, { id: roundId, ...halfOf(today) })
  hamlet = (await round()).areas[0]!.hamlet
})

const round = (of = village.officer) => of.asks(getRound, { roundId })
const visit = (householdId: string, more: Partial<InputOf<typeof recordRoundVisit>> = {}, of = village.officer) =>
  of.does(recordRoundVisit, { id: newId(), roundId, householdId, outcome: 'asked', visitedOn: today, ...more })

describe('every household is asked', () => {
  it('each RT tells how far it came; a half year has one round', async () => {
    await visit(first)
    await visit(second, { outcome: 'not_met' })
    await visit(second, { outcome: 'refused' })
    expect((await round()).areas).toMatchObject([
      { rt: '01', total: 2, counts: { asked: 1, refused: 1, not_met: 0 } },
      { rt: '02', total: 1, counts: { asked: 0 } },
    ])
    expect((await village.officer.asks(listRounds, {})).rounds).toMatchObject([{ total: 3, counts: { asked: 1 } }])
    await expect(village.officer.does(openRound, { id: newId(), ...halfOf(today) })).rejects.toMatchObject({
      fields: [{ field: 'half', code: 'migration.round.openedAlready' }],
    })
    await expect(visit(third, { visitedOn: addDays(today, 1) })).rejects.toMatchObject({
      fields: [{ field: 'visitedOn' }],
    })
  })

  it('a closed one takes what was visited before and written down late, and no visit after', async () => {
    await village.officer.does(closeRound, { roundId })
    await world.asOwner(
      `set session_replication_role = replica; update rounds set closed_on = '${addDays(today, -1)}' where id = '${roundId}'; set session_replication_role = default`,
    )
    await visit(third, { visitedOn: addDays(today, -2) })
    expect((await round()).areas).toMatchObject([{ rt: '01' }, { rt: '02', counts: { asked: 1 } }])
    await expect(visit(first)).rejects.toMatchObject({ code: 'migration.round.closed' })
  })

  it('who else left waits for the officer and opens nothing by itself', async () => {
    await visit(first, { leads: [{ id: newId(), name: 'Murni', country: 'MY', note: 'lewat Batam, belum kembali' }] })
    const tasks = async () => (await village.officer.asks(listTasks, {})).tasks.map(({ kind }) => kind)
    expect(await tasks()).toContain('migration.leadsToAsk')
    const [lead] = (await round()).leads!
    expect(lead).toMatchObject({ name: 'Murni', country: 'MY', headName: 'Karto', answer: null, episodeId: null })
    await village.officer.does(settleRoundLead, { leadId: lead!.id, answer: 'known' })
    expect(await tasks()).not.toContain('migration.leadsToAsk')
    await expect(village.officer.does(settleRoundLead, { leadId: lead!.id, answer: 'known' })).rejects.toMatchObject({
      code: 'migration.round.leadSettled',
    })
  })
})

describe('a cadre has an RT of her own', () => {
  it('sees and visits its households alone, reads nothing of who was told to have left', async () => {
    const cadre = await village.person('cadre', { hamlet: hamlet! })
    const other = await village.person('cadre', { hamlet: 'KULON', name: 'Sri Wahyu' })
    const give = (accountId: string, rt: string) =>
      village.officer.does(assignRoundArea, { id: newId(), roundId, hamlet, rt, accountId })
    expect((await round(cadre)).areas).toEqual([])
    await give(cadre.actor.accountId, '01')
    await expect(give(other.actor.accountId, '02')).rejects.toMatchObject({
      fields: [{ field: 'accountId', code: 'migration.round.otherHamlet' }],
    })
    const file = await round(cadre)
    expect(file).toMatchObject({ areas: [{ rt: '01', total: 2, cadreName: 'Karsinah' }], leads: null, cadres: null })
    expect((await cadre.asks(listRoundHouseholds, { roundId, hamlet, rt: '01' })).households).toHaveLength(2)
    expect((await cadre.asks(listRoundHouseholds, { roundId, hamlet, rt: '02' })).households).toEqual([])
    await visit(first, { leads: [{ id: newId(), name: 'Murni' }] }, cadre)
    const next = await village.person('cadre', { hamlet: hamlet!, name: 'Tutik Rahayu' })
    await give(next.actor.accountId, '01')
    expect((await cadre.asks(listRoundHouseholds, { roundId, hamlet, rt: '01' })).households).toEqual([])
    await visit(second, {}, cadre)
    await give(cadre.actor.accountId, '01')
    await expect(visit(third, {}, cadre)).rejects.toMatchObject({ kind: 'missing' })
    await expect(cadre.does(settleRoundLead, { leadId: newId(), answer: 'known' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    expect(JSON.stringify(await round(cadre))).not.toContain('Murni')
    const elsewhere = await world.village()
    await expect(elsewhere.officer.asks(getRound, { roundId })).rejects.toMatchObject({ kind: 'missing' })
    for (const reader of [village.head, village.secretary])
      await expect(round(reader)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('the phone of a cadre', () => {
  const tablesOn = (phone: Awaited<ReturnType<typeof answeringPhone>>) =>
    ['people', 'households', 'household_members', 'round_visits', 'round_leads', 'round_areas'].filter(
      (table) => phone.device.rows().all(table).length > 0,
    )

  it('holds the doors of her own RT, takes visits without a line, and shows what the office shows', async () => {
    const cadre = await village.person('cadre', { hamlet: hamlet! })
    const phone = await answeringPhone(world, cadre, 'cadre')
    await phone.device.sync()
    expect(phone.says(getRound, { roundId }).areas).toEqual([])
    await village.officer.does(assignRoundArea, {
      id: newId(),
      roundId,
      hamlet,
      rt: '01',
      accountId: cadre.actor.accountId,
    })
    await visit(second, { outcome: 'not_met' })
    await phone.device.sync()
    phone.cut()
    const doors = () => phone.says(listRoundHouseholds, { roundId, hamlet, rt: '01' }).households
    expect(doors()).toMatchObject([
      { id: first, headName: 'Karto', visit: null },
      { id: second, headName: 'Wagiman', visit: { outcome: 'not_met', recordedByName: 'Sri Wahyuni' } },
    ])
    expect(phone.says(listRoundHouseholds, { roundId, hamlet, rt: '02' }).households).toEqual([])
    expect(tablesOn(phone)).toEqual([])
    expect(JSON.stringify(phone.device.rows().all('round_doors'))).not.toContain('Slamet')
    const told = { roundId, householdId: second, visitedOn: today, leads: [{ id: newId(), name: 'Murni' }] }
    await phone.writes(recordRoundVisit, { id: newId(), outcome: 'asked', ...told })
    expect(doors()[1]).toMatchObject({ visit: { outcome: 'asked' } })
    phone.mend()
    await phone.device.sync()
    expect(phone.device.outbox()).toEqual([])
    expect(phone.says(getRound, { roundId })).toEqual({
      ...(await round(cadre)),
      areas: (await round(cadre)).areas.map((area) => ({ ...area, cadreId: null })),
    })
    expect(phone.says(listRounds, {})).toEqual(await cadre.asks(listRounds, {}))
    expect(doors()).toEqual((await cadre.asks(listRoundHouseholds, { roundId, hamlet, rt: '01' })).households)
    expect(await village.officer.asks(getRound, { roundId })).toMatchObject({ leads: [{ name: 'Murni' }] })
  })

  it('follows what comes and goes: a new family, a name under protection, an RT given to another, a round closed', async () => {
    const cadre = await village.person('cadre', { hamlet: hamlet! })
    const next = await village.person('cadre', { hamlet: hamlet!, name: 'Tutik Rahayu' })
    const give = (accountId: string) =>
      village.officer.does(assignRoundArea, { id: newId(), roundId, hamlet, rt: '01', accountId })
    const [phone, other] = [await answeringPhone(world, cadre, 'cadre'), await answeringPhone(world, next, 'cadre')]
    const heads = async (of: typeof phone) => {
      await of.device.sync()
      return of.says(listRoundHouseholds, { roundId, hamlet, rt: '01' }).households.map(({ headName }) => headName)
    }
    await give(cadre.actor.accountId)
    expect([await heads(phone), await heads(other)]).toEqual([['Karto', 'Wagiman'], []])
    await householdIn('01', 'Yatini')
    expect(await heads(phone)).toEqual(['Karto', 'Wagiman', 'Yatini'])
    const { people } = await village.officer.asks(findPeople, { text: 'Yatini' })
    const protect = { id: newId(), personId: people[0]!.id, wanted: true, reason: 'Diancam calo.' }
    await village.officer.does(requestProtection, protect)
    await village.head.does(settleProtection, { requestId: protect.id, approve: true, note: null })
    expect(await heads(phone)).toEqual([null, 'Karto', 'Wagiman'])
    expect(JSON.stringify(phone.device.rows().all('round_doors'))).not.toContain('Yatini')
    await give(next.actor.accountId)
    expect([await heads(phone), await heads(other)]).toEqual([[], [null, 'Karto', 'Wagiman']])
    await village.officer.does(closeRound, { roundId })
    await other.device.sync()
    expect(other.device.rows().all('round_doors')).toEqual([])
    expect(other.says(listRounds, {}).rounds).toEqual([])
  })
})
