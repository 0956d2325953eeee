import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { closeBreach, recordBreach, recordBreachStep } from '#modules/access/contract/breach.ts'
import { newId } from '#platform/shared/ids.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import { listBreachPeople, recordBreachPeople, recordBreachTold } from './contract/breach-people.ts'
import { requestProtection } from './contract/protection.ts'
import { type Family, recordFamily } from './testing/families.ts'

let world: World
let village: VillageWorld
let family: Family

const hour = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString()

/** A phone was lost ten hours ago; it had opened these files. */
const lostPhone = async (opened: readonly string[] = []) => {
  const id = newId()
  await village.officer.does(recordBreach, {
    ...{ id, villageId: village.id, kind: 'device_lost', foundAt: ago(10), peopleCount: opened.length },
    ...{ whatHappened: 'HP petugas hilang di pasar', whichData: 'Nama dan NIK', handling: 'Sesi diakhiri' },
    personIds: [...opened],
  })
  return id
}

const peopleOf = (breachId: string, by = village.head) => by.asks(listBreachPeople, { breachId })
const namesOf = async (breachId: string, by = village.head) =>
  (await peopleOf(breachId, by)).people.map(({ name }) => name).toSorted()
const openTask = async (breachId: string) =>
  (await village.head.asks(listTasks, {})).tasks.find(
    (task) => task.kind === 'registry.tellBreachPeople' && task.subjectId === breachId,
  )
const told = (breachId: string, personIds: string[], toldAt = ago(1)) => ({
  ...{ breachId, personIds, toldAt, channel: 'handed' as const },
})

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  family = await recordFamily(village)
}, 120_000)
afterAll(() => world?.close())

describe('whom a leak concerns', () => {
  it('is known by name: the files that were open, a family among them, and whoever is added or taken off', async () => {
    const other = await recordFamily(village)
    const breachId = await lostPhone([family.mother, other.householdId])
    expect(await namesOf(breachId)).toEqual([
      ...['Nabila Zahra', 'Siti Aminah', 'Siti Aminah', 'Slamet Widodo', 'Sumirah'],
    ])
    await village.officer.does(recordBreachPeople, { breachId, personIds: [other.child], affected: false })
    await village.officer.does(recordBreachPeople, { breachId, householdIds: [family.householdId] })
    const { people } = await peopleOf(breachId)
    expect(people).toHaveLength(7)
    expect(people.map((one) => one.personId)).not.toContain(other.child)
    expect(people.find((one) => one.personId === family.father)).toMatchObject({
      hamlet: 'Kidul',
      rt: '02',
      told: null,
    })
  })

  it('nobody of another village, and a protected person only for those who may know', async () => {
    const breachId = await lostPhone()
    const stranger = await recordFamily(await world.village())
    const name = (personId: string, by = village.officer) =>
      by.does(recordBreachPeople, { breachId, personIds: [personId] })
    await expect(name(stranger.mother)).rejects.toMatchObject({ code: 'registry.personMissing' })
    const hidden = await recordFamily(village)
    await village.officer.does(requestProtection, {
      ...{ id: newId(), personId: hidden.mother, wanted: true, reason: 'diancam' },
    })
    await expect(name(hidden.mother, village.secretary)).rejects.toMatchObject({ code: 'registry.personMissing' })
    await name(hidden.mother)
    expect(await namesOf(breachId)).toEqual(['Siti Aminah'])
    expect(await namesOf(breachId, village.secretary)).toEqual([])
    const { officer } = await world.village()
    await expect(peopleOf(breachId, officer)).rejects.toMatchObject({ code: 'access.breachMissing' })
    await expect(peopleOf(breachId, village.cadre)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('the people of a leak', () => {
  it('are told one by one; the task counts who is left, is due within 72 hours, and ends with the last', async () => {
    const breachId = await lostPhone()
    await village.officer.does(recordBreachPeople, { breachId, householdIds: [family.householdId] })
    const { dueAt, foundAt } = await peopleOf(breachId)
    expect(Date.parse(dueAt) - Date.parse(foundAt)).toBe(72 * hour)
    expect(await openTask(breachId)).toMatchObject({ dueOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) })
    const first = await village.officer.does(recordBreachTold, told(breachId, [family.mother, family.father]))
    expect(first).toEqual({ told: 2, untold: 2 })
    const { people, untold } = await peopleOf(breachId)
    expect(untold).toBe(2)
    expect(people.find((one) => one.personId === family.mother)?.told).toMatchObject({
      ...{ channel: 'handed', byName: 'Sri Wahyuni' },
    })
    const again = await village.officer.does(recordBreachTold, told(breachId, [family.mother]))
    expect(again).toEqual({ told: 0, untold: 2 })
    await village.officer.does(recordBreachTold, told(breachId, [family.child, family.grandmother]))
    expect(await openTask(breachId)).toBeUndefined()
  })

  it('are not told before the leak was known, nor tomorrow, nor when they are not on the list', async () => {
    const breachId = await lostPhone([family.mother])
    const tell = (personIds: string[], toldAt?: string) =>
      village.officer.does(recordBreachTold, told(breachId, personIds, toldAt))
    await expect(tell([family.mother], ago(11))).rejects.toMatchObject({
      ...{ code: 'registry.toldBeforeFound', fields: [{ field: 'toldAt' }] },
    })
    await expect(tell([family.mother], ago(-24))).rejects.toMatchObject({ code: 'registry.dayInFuture' })
    await expect(tell([family.father])).rejects.toMatchObject({ code: 'registry.notAffected' })
    await expect(village.officer.does(recordBreachPeople, { breachId })).rejects.toMatchObject({
      code: 'registry.nobodyNamed',
    })
  })
})

describe('the duty to tell the people', () => {
  const duty = (breachId: string, step: 'contained' | 'agency_told' | 'people_told', by = village.officer) =>
    by.does(recordBreachStep, { ...{ id: newId(), breachId, step }, doneAt: ago(0), evidence: 'Surat nomor 12' })
  const lesson = 'Kunci layar wajib dipakai'

  it('is not taken as done while somebody named waits, and says how many; then it is', async () => {
    const breachId = await lostPhone([family.householdId])
    await expect(duty(breachId, 'people_told')).rejects.toMatchObject({
      ...{ kind: 'rule', code: 'access.peopleUntold', details: { count: 4 } },
    })
    await village.officer.does(recordBreachPeople, { breachId, personIds: [family.child], affected: false })
    await village.officer.does(recordBreachTold, told(breachId, [family.mother, family.father]))
    await expect(duty(breachId, 'people_told')).rejects.toMatchObject({ details: { count: 1 } })
    await village.officer.does(recordBreachTold, told(breachId, [family.grandmother]))
    await duty(breachId, 'people_told')
  })

  it('stands in the way of closing again when another name is added afterwards', async () => {
    const breachId = await lostPhone([family.mother])
    await village.officer.does(recordBreachTold, told(breachId, [family.mother]))
    for (const step of ['contained', 'agency_told', 'people_told'] as const) await duty(breachId, step)
    await village.officer.does(recordBreachPeople, { breachId, personIds: [family.father] })
    const close = () => village.head.does(closeBreach, { breachId, lesson })
    await expect(close()).rejects.toMatchObject({ code: 'access.peopleUntold', details: { count: 1 } })
    await village.officer.does(recordBreachTold, told(breachId, [family.father]))
    await close()
  })

  it('counts nobody of another village, and the number is for no village’s own role to ask', async () => {
    const other = await world.village()
    const theirs = await recordFamily(other)
    const breachId = await lostPhone([theirs.mother])
    await duty(breachId, 'people_told')
    const granted = await world.asOwner(
      `select r from unnest(array['app_village', 'app_area', 'app_counter']) r where has_function_privilege(r, 'untold_of_breach(uuid)', 'execute')`,
    )
    expect(granted).toEqual([])
  })
})
