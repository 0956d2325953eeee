import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import {
  assignCase,
  assignIncident,
  correctIncident,
  getCase,
  listCases,
  listIncidents,
  recordIncident,
  recordProtection,
  withdrawIncident,
} from './contract.ts'
import { acceptedCase, today } from './testing/case.ts'

let world: World
let village: VillageWorld
let joko: Person
let incidentId: string

beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

beforeEach(async () => {
  village = await world.village()
  joko = await village.person('migration_officer', { name: 'Joko' })
  incidentId = newId()
  const occurredOn = addDays(today, -3)
  await village.officer.does(recordIncident, { id: incidentId, kind: 'boat', occurredOn, place: 'Kapal cepat, Batam' })
})

const countFor = async (who: Person) =>
  (await who.asks(listIncidents, {})).incidents.find((one) => one.id === incidentId)?.cases
const tie = (who: Person, caseId: string, to: string | null) =>
  who.does(assignIncident, { id: newId(), caseId, incidentId: to })

describe('one event that hit several workers', () => {
  it('has the cases hung on it, and each officer counts and opens her own alone', async () => {
    const [mine, his] = [await acceptedCase(village.officer), await acceptedCase(joko, { workerName: 'Rina Wati' })]
    await tie(village.officer, mine, incidentId)
    await tie(joko, his, incidentId)
    for (const [who, caseId] of [[village.officer, mine] as const, [joko, his] as const]) {
      expect(await countFor(who)).toBe(1)
      expect((await who.asks(listCases, { incidentId })).cases.map((one) => one.id)).toEqual([caseId])
    }
    await expect(tie(joko, mine, incidentId)).rejects.toMatchObject({ kind: 'missing' })
    await tie(village.officer, mine, null)
    expect(await countFor(village.officer)).toBe(0)
    expect(await countFor(joko)).toBe(1)
  })

  it('is put right by a later row: the list, and every case that hangs on it, say the new words', async () => {
    const caseId = await acceptedCase(village.officer, { incidentId })
    const right = { kind: 'raid' as const, occurredOn: today, place: 'Razia pelabuhan, Johor' }
    await village.officer.does(correctIncident, { id: newId(), incidentId, ...right })
    const { incidents } = await village.officer.asks(listIncidents, {})
    expect(incidents).toEqual([{ id: incidentId, cases: 1, ...right }])
    expect((await village.officer.asks(getCase, { caseId })).details?.incident).toEqual({ id: incidentId, ...right })
    const before = await world.asOwner('select place from case_incidents where id = $1', [incidentId])
    expect(before).toEqual([{ place: 'Kapal cepat, Batam' }])
  })

  it('is of a day that has come, and no case hangs on one that never was', async () => {
    const tomorrow = { id: newId(), kind: 'boat' as const, occurredOn: addDays(today, 1), place: 'Batam' }
    await expect(village.officer.does(recordIncident, tomorrow)).rejects.toMatchObject({ code: 'casework.dayInFuture' })
    await expect(village.officer.does(correctIncident, { ...tomorrow, id: newId(), incidentId })).rejects.toMatchObject(
      { code: 'casework.dayInFuture' },
    )
    const caseId = await acceptedCase(village.officer)
    await expect(tie(village.officer, caseId, newId())).rejects.toMatchObject({ code: 'casework.incidentMissing' })
  })

  it('can be taken off the list while no case that one sees hangs on it', async () => {
    const caseId = await acceptedCase(village.officer, { incidentId })
    const withdraw = () => village.officer.does(withdrawIncident, { id: newId(), incidentId })
    await expect(withdraw()).rejects.toMatchObject({ code: 'casework.incidentInUse' })
    await tie(village.officer, caseId, null)
    await withdraw()
    expect(await countFor(village.officer)).toBeUndefined()
    await expect(tie(village.officer, caseId, incidentId)).rejects.toMatchObject({ code: 'casework.incidentMissing' })
    await expect(withdraw()).rejects.toMatchObject({ code: 'casework.incidentMissing' })
  })

  it('does not tell by a refusal that a protected case hangs on it, and that case keeps what happened', async () => {
    const hidden = await acceptedCase(joko, { workerName: 'Rina Wati', incidentId })
    await joko.does(recordProtection, { id: newId(), caseId: hidden, protected: true, reason: 'diancam' })
    expect(await countFor(village.officer)).toBe(0)
    await village.officer.does(withdrawIncident, { id: newId(), incidentId })
    expect((await joko.asks(getCase, { caseId: hidden })).details?.incident?.place).toBe('Kapal cepat, Batam')
  })

  it('is chosen by a helper too, and by nobody who only reads what a case is', async () => {
    const caseId = await acceptedCase(village.officer)
    const asHelper = { id: newId(), caseId, accountId: joko.actor.accountId, part: 'helper' as const }
    await village.officer.does(assignCase, asHelper)
    await tie(joko, caseId, incidentId)
    expect(await countFor(joko)).toBe(1)
    await expect(tie(village.head, caseId, null)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
