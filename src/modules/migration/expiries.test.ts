import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { expiryKinds } from '#modules/references/contract.ts'
import { starterRows } from '#modules/references/server/index.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { addDays, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import { getFamilyExpiries, getPersonExpiries, listExpiries, recordReadiness, recordStage } from './contract.ts'
import { reminderOf } from './rules/reminders.ts'
import { remindDaily } from './server/daily-job.ts'
import { type Family, family, openEpisode } from './testing/candidate.ts'

const rules = starterRows.flatMap((row) => (row.kind === 'expiry-reminder' ? [row.body] : []))

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())
// only the day is moved: the database and its timers go on as they are
const at = (day: string) => vi.setSystemTime(new Date(`${day}T03:00:00Z`))
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  at('2026-11-22')
})
afterEach(() => vi.useRealTimers())

/** Dewi works in Taiwan: a contract, a passport, a visa, cover and a loan, each with its last day. */
const away = async (village: VillageWorld) => {
  const ids = await family(village)
  const { officer } = village
  const episodeId = await openEpisode(village, ids, {
    entryRoute: 'abroad',
    startedOn: '2025-01-05',
    contractMonths: null,
  })
  const tell = (
    stage: InputOf<typeof recordStage>['stage'],
    occurredOn: string,
    details: InputOf<typeof recordStage>['details'],
  ) => officer.does(recordStage, { id: newId(), episodeId, stage, occurredOn, source: 'document', details })
  await tell('contract_signed', '2024-12-20', {
    startsOn: '2025-01-05' as PlainDate,
    endsOn: '2027-02-15' as PlainDate,
  })
  await tell('insured', '2024-12-28', { startsOn: '2025-01-05' as PlainDate, months: 24 })
  await tell('visa_issued', '2024-12-22', { until: '2027-02-20' as PlainDate })
  const paper = (documentCode: 'PASPOR' | 'BUKTI_SETOR_KUR' | 'VISA_KERJA' | 'IZIN_TINGGAL', expiresOn: string) =>
    officer.does(recordReadiness, {
      ...{ id: newId(), episodeId, documentCode, status: 'verified', heldBy: 'owner', expiresOn },
    })
  await paper('PASPOR', '2027-06-01')
  await paper('BUKTI_SETOR_KUR', '2026-12-10')
  return { ids, episodeId, tell, paper }
}

const endings = async (village: VillageWorld) =>
  (await village.officer.asks(listTasks, {})).tasks
    .filter(({ kind }) => kind.endsWith('Ending') || kind.endsWith('passportExpiring'))
    .map(({ kind, dueOn }) => [kind.replace('migration.', ''), dueOn] as const)
    .sort(([a], [b]) => a.localeCompare(b))

const daily = (village: VillageWorld) =>
  runAsSystem(world.test.house, { name: remindDaily.name, village: village.id, act: remindDaily.run })

describe('what runs out', () => {
  it('is spoken of at 90, 60 and 30 days, each time by the next of them, through the tasks of the village', async () => {
    const village = await world.village()
    await away(village)
    expect(await endings(village)).toEqual([
      ['contractEnding', '2026-12-17'],
      ['insuranceEnding', '2026-12-05'],
      ['loanEnding', '2026-12-10'],
      ['passportExpiring', '2026-12-01'],
      ['stayEnding', '2026-12-22'],
    ])
    at('2026-12-20')
    await daily(village)
    expect(await endings(village)).toContainEqual(['contractEnding', '2027-01-16'])
    at('2027-01-17')
    await daily(village)
    expect(await endings(village)).toContainEqual(['contractEnding', '2027-02-15'])
    at('2027-02-16')
    await daily(village)
    expect((await endings(village)).find(([kind]) => kind === 'contractEnding')).toEqual([
      'contractEnding',
      '2027-02-15',
    ])
  })

  it('closes itself: extended, renewed, paid back, home', async () => {
    const village = await world.village()
    const { tell, paper } = await away(village)
    await tell('extended', '2026-11-20', { endsOn: '2029-02-15' as PlainDate })
    await paper('PASPOR', '2036-06-01')
    expect((await endings(village)).map(([kind]) => kind)).toEqual(['insuranceEnding', 'loanEnding', 'stayEnding'])
    await tell('returned', '2026-11-21', {})
    expect(await endings(village)).toEqual([])
  })

  it('stands on one list, first to last, by kind, hamlet and time; of each family in its file', async () => {
    const village = await world.village()
    const { ids } = await away(village)
    const list = await village.officer.asks(listExpiries, {})
    expect(list.expiries.map(({ kind, until, daysLeft, due }) => [kind, until, daysLeft, due])).toEqual([
      ['loan', '2026-12-10', 18, true],
      ['insurance', '2027-01-04', 43, true],
      ['contract', '2027-02-15', 85, true],
      ['stay', '2027-02-20', 90, true],
      ['passport', '2027-06-01', 191, true],
    ])
    expect(list).toMatchObject({ total: 5, due: 5, hamlets: [{ hamlet: 'Sikarang', count: 5 }] })
    const near = await village.head.asks(listExpiries, { withinDays: 60, kind: 'loan' })
    expect(near).toMatchObject({ total: 1, kinds: expect.arrayContaining([{ kind: 'insurance', count: 1 }]) })
    const { expiries } = await village.officer.asks(getFamilyExpiries, { householdId: ids.household })
    expect(expiries).toEqual(list.expiries)
    expect((await village.officer.asks(getPersonExpiries, { personId: ids.dewi })).expiries).toEqual(list.expiries)
    expect((await village.officer.asks(getPersonExpiries, { personId: ids.agus })).expiries).toEqual([])
    const neighbour = await world.village()
    expect((await neighbour.officer.asks(listExpiries, {})).total).toBe(0)
  })

  it('says on no list that a permit to stay is over; the officer alone is asked to ask', async () => {
    const village = await world.village()
    await away(village)
    at('2027-03-01')
    await daily(village)
    const { expiries } = await village.officer.asks(listExpiries, { withinDays: 3650 })
    expect(expiries.map(({ kind }) => kind)).not.toContain('stay')
    expect((await endings(village)).map(([kind]) => kind)).toContain('stayEnding')
    expect((await village.head.asks(listTasks, {})).tasks.map(({ kind }) => kind)).not.toContain('migration.stayEnding')
  })

  it('asks after no entry visa of somebody whose permit to stay has a day of its own', async () => {
    const village = await world.village()
    const { paper } = await away(village)
    await paper('VISA_KERJA', '2025-04-05')
    expect(await endings(village)).toContainEqual(['stayEnding', '2025-04-05'])
    await paper('IZIN_TINGGAL', '2029-01-05')
    expect((await endings(village)).map(([kind]) => kind)).not.toContain('stayEnding')
    const { expiries } = await village.officer.asks(listExpiries, { withinDays: 3650 })
    expect(expiries.filter(({ kind }) => kind === 'stay')).toMatchObject([
      { code: 'IZIN_TINGGAL', until: '2029-01-05' },
    ])
  })

  it('asks after a medical certificate at 90, 60 and 30 days, and after other papers as the references say', async () => {
    const village = await world.village()
    const ids: Family = await family(village)
    const episodeId = await openEpisode(village, ids)
    const paper = (documentCode: 'SKCK' | 'SEHAT') =>
      village.officer.does(recordReadiness, {
        ...{ id: newId(), episodeId, documentCode, status: 'verified', heldBy: 'owner', expiresOn: '2027-02-05' },
      })
    await paper('SKCK')
    await paper('SEHAT')
    const { expiries } = await village.officer.asks(listExpiries, {})
    expect(expiries.map(({ code, daysLeft, due }) => [code, daysLeft, due]).sort()).toEqual([
      ['SEHAT', 75, true],
      ['SKCK', 75, false],
    ])
    const medical = { kind: 'paper', code: 'SEHAT', until: plainDate('2027-02-05') } as const
    const on = (day: string, some = rules) => reminderOf(medical, some, plainDate(day))
    expect([on('2026-11-01'), on('2026-11-22'), on('2026-12-10'), on('2027-01-10')]).toMatchObject([
      null,
      { within: 90, dueOn: '2026-12-07' },
      { within: 60, dueOn: '2027-01-06' },
      { within: 30, dueOn: '2027-02-05' },
    ])
    // another district says 45 days, and nothing of that paper alone
    expect(on('2026-12-30', [{ runsOut: 'paper', document: null, daysBefore: 45 }])).toMatchObject({ within: 45 })
    expect(on('2026-11-22', [])).toBeNull()
  })

  it('leaves a candidate the papers of the way out, and nobody at home anything', async () => {
    const village = await world.village()
    const ids: Family = await family(village)
    const episodeId = await openEpisode(village, ids)
    await village.officer.does(recordReadiness, {
      ...{ id: newId(), episodeId, documentCode: 'SKCK', status: 'verified', heldBy: 'owner', expiresOn: '2026-12-05' },
    })
    expect((await village.officer.asks(listExpiries, {})).expiries).toMatchObject([
      { kind: 'paper', code: 'SKCK', due: true },
    ])
    await village.officer.does(recordStage, {
      ...{ id: newId(), episodeId, stage: 'departed', occurredOn: '2026-11-20', source: 'family', details: {} },
    })
    expect((await village.officer.asks(listExpiries, {})).total).toBe(0)
  })

  it('is due by a day that never lies after the end, and never sleeps once it has woken', () => {
    const until = plainDate('2027-06-01')
    fc.assert(
      fc.property(fc.constantFrom(...expiryKinds), fc.integer({ min: -60, max: 400 }), (kind, left) => {
        const on = (day: number) => reminderOf({ kind, code: null, until }, rules, addDays(until, -day))
        const reminder = on(left)
        if (reminder) {
          expect(reminder.dueOn <= until).toBe(true)
          expect(on(left - 1)).not.toBeNull()
        }
      }),
    )
  })
})
