import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import { getEpisode, listEpisodes } from '#modules/migration/contract.ts'
import { getPerson, requestProtection } from '#modules/registry/contract.ts'
import { countVillages } from '#platform/server/count-villages.ts'
import { newId } from '#platform/shared/ids.ts'
import { listChanges } from '#platform/shared/sync-contract.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import {
  assignCase,
  getCase,
  getOverview,
  getReceipt,
  getScreening,
  listCases,
  listIncidents,
  listScreenings,
  recordIncident,
  recordProtection,
  recordScreening,
  referCase,
  requestScreening,
} from './contract.ts'
import { acceptedCase, openCase, today, workerAbroad } from './testing/case.ts'

let world: World
let village: VillageWorld
let joko: Person
let personId: string
let episodeId: string
let householdId: string
let incidentId: string

beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

/** A village with two officers; Sri works for Dewi, and Joko sits at the next desk. */
beforeEach(async () => {
  village = await world.village()
  joko = await village.person('migration_officer', { name: 'Joko' })
  ;({ personId, episodeId, householdId } = await workerAbroad(village))
  incidentId = newId()
  await village.officer.does(recordIncident, { id: incidentId, kind: 'agency', occurredOn: today, place: 'PT Contoh' })
})

const outsiders = () => [joko, village.head, village.secretary, village.cadre, village.tutor]

/** Whatever this reader can ask that lists, counts, searches, reminds or travels to a phone. */
const everythingSeenBy = async (who: Person): Promise<string> => {
  const may = async (asked: Promise<unknown>) => JSON.stringify(await asked.catch((refusal) => refusal.kind))
  const pulled = { since: null, shape: null }
  return [
    ...(await Promise.all(
      (['open', 'new', 'overdue', 'untouched', 'mine', 'ended'] as const).map((group) =>
        may(who.asks(listCases, { group })),
      ),
    )),
    await may(who.asks(listCases, { text: 'Dewi' })),
    await may(who.asks(listCases, { personId })),
    await may(who.asks(listCases, { householdId })),
    await may(who.asks(getOverview, {})),
    await may(who.asks(listIncidents, {})),
    await may(who.asks(listTasks, {})),
    await may(who.asks(listTasks, { personId })),
    await may(who.asks(listChanges, pulled)),
    await may(who.asks(getPerson, { personId })),
  ].join('\n')
}

const numberOf = async (caseId: string) => (await village.officer.asks(getCase, { caseId })).case.number

describe('a case that somebody took', () => {
  it('is seen by its own; the neighbour with the same role finds neither it, its count nor its task', async () => {
    const before = await everythingSeenBy(joko)
    const caseId = await acceptedCase(village.officer, { personId, incidentId })
    const number = await numberOf(caseId)
    const after = await everythingSeenBy(joko)
    expect(after).not.toContain(number)
    expect(after).not.toContain(caseId)
    expect(after).not.toMatch(/tiga minggu|081299887766/)
    expect((await joko.asks(listCases, {})).total).toBe(0)
    expect((await joko.asks(getOverview, {})).open).toBe(0)
    expect(before).toContain('"cases":0')
    for (const ask of [getCase, getReceipt])
      await expect(joko.asks(ask as typeof getReceipt, { caseId })).rejects.toMatchObject({ kind: 'missing' })
    expect((await village.officer.asks(listCases, {})).total).toBe(1)
  })

  it('is to the head what it is and how it stands, without a name, a word or a phone', async () => {
    const caseId = await acceptedCase(village.officer, { personId })
    const seen = await everythingSeenBy(village.head)
    expect(seen).toContain(await numberOf(caseId))
    const list = await village.head.asks(listCases, {})
    expect(list.cases).toMatchObject([{ workerName: null, mainType: 'lost_contact' }])
    for (const by of [{ text: 'Dewi' }, { personId }, { householdId }]) {
      expect((await village.head.asks(listCases, by)).total).toBe(0)
      expect((await village.officer.asks(listCases, by)).total).toBe(1)
    }
    const file = JSON.stringify(await village.head.asks(getCase, { caseId }))
    expect(file).not.toMatch(/Dewi|Agus|tiga minggu|081299887766/)
  })
})

describe('a protected case', () => {
  const paths = async (caseId: string, number: string) => {
    for (const who of outsiders()) {
      const seen = await everythingSeenBy(who)
      expect(seen, `${who.actor.role} ${who.actor.name}`).not.toContain(number)
      expect(seen, `${who.actor.role} ${who.actor.name}`).not.toContain(caseId)
    }
    expect((await village.head.asks(listCases, {})).total).toBe(0)
    expect((await village.head.asks(listCases, {})).groups.every((one) => one.count === 0)).toBe(true)
    expect((await village.head.asks(getOverview, {})).open).toBe(0)
    await expect(village.head.asks(getCase, { caseId })).rejects.toMatchObject({ kind: 'missing' })
  }

  it('marked at intake or later is found by those assigned alone: not even a count remains with anybody else', async () => {
    const caseId = await acceptedCase(village.officer, { personId, incidentId, protected: true })
    await paths(caseId, await numberOf(caseId))
    const later = await acceptedCase(village.officer, { personId, incidentId })
    expect((await village.head.asks(listCases, {})).total).toBe(1)
    await village.officer.does(recordProtection, { id: newId(), caseId: later, protected: true, reason: 'diancam' })
    await paths(later, await numberOf(later))
    await village.officer.does(assignCase, {
      ...{ id: newId(), caseId, accountId: joko.actor.accountId, part: 'helper' },
    })
    expect((await joko.asks(listCases, {})).total).toBe(1)
    expect((await joko.asks(getCase, { caseId })).details?.line.length).toBeGreaterThan(0)
  })

  it('is in no number that is counted above the village', async () => {
    await acceptedCase(village.officer)
    await acceptedCase(village.officer, { personId, protected: true })
    const about = await acceptedCase(village.officer, { personId })
    const counted = async () => {
      await countVillages(world.test.house)
      const rows = await world.asOwner<{ amount: number }>(
        `select amount::int from village_counts where village_id = $1 and fact = 'casework.open'`,
        [village.id],
      )
      return rows.map((row) => row.amount)
    }
    expect(await counted()).toEqual([2])
    await village.officer.does(requestProtection, { id: newId(), personId, wanted: true, reason: 'diancam calo' })
    expect(await counted()).toEqual([1])
    expect((await village.officer.asks(getCase, { caseId: about })).case.state).toBe('accepted')
  })

  it('is hidden by the protection of the person it is about, also when that comes later', async () => {
    const caseId = await acceptedCase(village.officer, { personId })
    expect((await village.head.asks(listCases, {})).total).toBe(1)
    await village.officer.does(requestProtection, { id: newId(), personId, wanted: true, reason: 'diancam calo' })
    await paths(caseId, await numberOf(caseId))
    expect((await village.officer.asks(listCases, {})).total).toBe(1)
  })

  it('leaves no trace on her journey and no agreement on her page that others read', async () => {
    const open = await acceptedCase(village.officer, { personId, episodeId })
    expect((await village.head.asks(getEpisode, { episodeId })).episode.stage).toBe('in_case')
    await village.officer.does(recordProtection, { id: newId(), caseId: open, protected: true, reason: 'diancam' })
    expect((await village.head.asks(getEpisode, { episodeId })).episode.stage).toBe('working')
    await village.officer.does(referCase, {
      ...{ id: newId(), caseId: open, office: 'lpsk', channel: 'phone', sentOn: today, ground: 'given' },
      ...{ consentChannel: 'call', organisationName: 'LPSK' },
    })
    const person = await village.secretary.asks(getPerson, { personId })
    expect(person.consents).toEqual([])
    expect(JSON.stringify(await village.secretary.asks(listEpisodes, {}))).not.toContain('in_case')
  })

  it('travels to no phone, neither the row nor a word of it', async () => {
    const held = world.test.house.modules.flatMap((module) => module.deviceTables ?? []).map((table) => table.table)
    expect(held.filter((table) => table.startsWith('case'))).toEqual([])
    const caseId = await acceptedCase(village.officer, { personId, protected: true })
    const pulled = { since: null, shape: null }
    const own = JSON.stringify(await village.officer.asks(listChanges, pulled))
    expect(own).toContain('casework.caseDue')
    expect(own).not.toMatch(/tiga minggu|081299887766/)
    for (const who of outsiders())
      expect(JSON.stringify(await who.asks(listChanges, pulled).catch(() => ''))).not.toContain(caseId)
  })

  it('is sealed in the database: no column holds what was told in plain words', async () => {
    await acceptedCase(village.officer, { workerName: 'Dewi Lestari' })
    const rows = await world.asOwner<{ text: string }>(
      `select string_agg(t::text, ' ') as text from (
        select to_jsonb(e)::text as t from case_entries e where village_id = $1
        union all select to_jsonb(c)::text from cases c where village_id = $1) as all_rows`,
      [village.id],
    )
    expect(rows[0]!.text).not.toMatch(/tiga minggu|081299887766|Agus Santoso/)
  })
})

describe('screening', () => {
  it('has its own role, form and clock; the case learns that it was done and not a word more', async () => {
    const ani = await village.person('screener', { name: 'Ani' })
    const caseId = await openCase(village.officer, { personId, types: ['trafficking'] })
    const { screeningId } = await village.officer.does(requestScreening, { id: newId(), caseId })
    const [asked] = (await ani.asks(listScreenings, {})).screenings
    expect(asked).toMatchObject({ id: screeningId, workerName: 'Dewi Lestari', doneAt: null, isLate: false })
    const hours = (Date.parse(asked!.dueAt) - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(23.9)
    expect(hours).toBeLessThanOrEqual(24)
    expect((await ani.asks(listTasks, {})).tasks).toMatchObject([
      { kind: 'casework.screeningDue', subjectId: screeningId },
    ])
    for (const who of [village.officer, village.head, joko]) {
      await expect(who.asks(getScreening, { screeningId })).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(who.asks(listScreenings, {})).rejects.toMatchObject({ kind: 'forbidden' })
    }
    await expect(ani.asks(getCase, { caseId })).rejects.toMatchObject({ kind: 'forbidden' })
    const answers = { acts: ['recruited'], means: ['debt'], purposes: ['unpaid_work'], isChild: false } as const
    const words = 'Paspor diambil di kapal'
    const told = { screeningId, ...answers, agreed: true, words, advice: 'Hubungi LPSK' }
    expect(await ani.does(recordScreening, told as never)).toEqual({ result: 'strong' })
    const file = await village.officer.asks(getCase, { caseId })
    expect(file.details?.screening).toBe('screened')
    expect(JSON.stringify(file)).not.toMatch(/Paspor diambil|LPSK|strong|debt|recruited/)
    expect((await ani.asks(getScreening, { screeningId })).answers).toMatchObject({ ...answers, words })
    expect((await ani.asks(listTasks, {})).tasks).toEqual([])
  })

  it('is not held with somebody who does not agree: then nothing is kept but that', async () => {
    const ani = await village.person('screener', { name: 'Ani' })
    const caseId = await openCase(village.officer, { personId, types: ['trafficking'] })
    const { screeningId } = await village.officer.does(requestScreening, { id: newId(), caseId })
    await ani.does(recordScreening, {
      ...{ screeningId, acts: ['recruited'], means: ['force'], purposes: ['sexual'], isChild: false, agreed: false },
    })
    expect((await ani.asks(getScreening, { screeningId })).answers).toMatchObject({
      acts: [],
      result: 'none',
      agreed: false,
    })
    await expect(
      ani.does(recordScreening, { screeningId, acts: [], means: [], purposes: [], isChild: false, agreed: true }),
    ).rejects.toMatchObject({ code: 'casework.screening.done' })
  })
})
