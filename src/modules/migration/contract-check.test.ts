import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import type { ContractTerm } from '#modules/references/contract/codes.ts'
import { rowsOf } from '#modules/references/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { getContract, recordReadiness, recordStage } from './contract.ts'
import { type ContractFacts, type ContractRule, type ContractVerdict, checkContract } from './rules/contract-check.ts'
import { family, openEpisode } from './testing/candidate.ts'

let world: World
let village: VillageWorld
beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

const rulesOn = async (day: string): Promise<readonly ContractRule[]> => {
  let rules: readonly ContractRule[] = []
  const act = async (context: Context) => {
    rules = await rowsOf(context, 'country-contract-rule', day as PlainDate)
  }
  await runAsSystem(world.test.house, { name: 'migration.getContract', village: village.id, act })
  return rules
}

type Told = Partial<Record<keyof ContractFacts, unknown>>
type Short = 'wage' | 'hours' | 'days' | 'leave' | 'cut' | 'passport' | 'visa'
const terms: Readonly<Record<Short, ContractTerm>> = {
  wage: 'least_wage',
  hours: 'most_hours_per_day',
  days: 'most_days_per_week',
  leave: 'least_leave_days',
  cut: 'most_deduction_percent',
  passport: 'passport_months_beyond',
  visa: 'work_visa',
}

/** What is said of a contract in the order of the findings: seven verdicts in seven letters. */
const letters: Readonly<Record<string, ContractVerdict>> = { o: 'ok', b: 'below', m: 'missing', u: 'unknown' }

const good = { visaKind: 'work', endsOn: '2027-12-31', passportUntil: '2028-06-30', deductionMonthly: 0 }

/**
 * Twenty contracts of seven countries: the day they were signed, what they say, and what a reader of the rules finds in
 * wage, hours, days, leave, cuts, passport and visa. Written by hand from the rows of `references/starter/contract-rules.ts`.
 */
const contracts: readonly (readonly [title: string, signedOn: string, told: Told, findings: string])[] = [
  // Hong Kong: 4,990 from 28 Sep 2024, 5,100 from 30 Sep 2025; six days; leave 7; no rule on hours
  [
    'HK, at the floor of 2024',
    '2025-09-29',
    {
      country: 'HK',
      occupation: 'housekeeper',
      wage: 4_990,
      currency: 'HKD',
      hoursPerDay: 14,
      daysPerWeek: 6,
      annualLeaveDays: 7,
    },
    'ouooooo',
  ],
  [
    'HK, the same a day later',
    '2025-09-30',
    {
      country: 'HK',
      occupation: 'housekeeper',
      wage: 4_990,
      currency: 'HKD',
      hoursPerDay: 14,
      daysPerWeek: 6,
      annualLeaveDays: 7,
    },
    'buooooo',
  ],
  [
    'HK, seven days, five of leave',
    '2026-01-10',
    { country: 'HK', occupation: 'elderly_carer', wage: 5_300, currency: 'HKD', daysPerWeek: 7, annualLeaveDays: 5 },
    'ombbooo',
  ],
  [
    'HK, a cut of 1,000 a month',
    '2026-01-10',
    {
      country: 'HK',
      occupation: 'cook',
      wage: 5_100,
      currency: 'HKD',
      daysPerWeek: 6,
      annualLeaveDays: 10,
      deductionMonthly: 1_000,
    },
    'omooboo',
  ],
  // Taiwan: household 20,000 since 10 Aug 2022, firms 28,590 in 2025 and 29,500 in 2026; eight hours in firms; six days; leave 7
  [
    'TW, carer at home',
    '2025-05-01',
    {
      country: 'TW',
      occupation: 'elderly_carer',
      wage: 20_000,
      currency: 'TWD',
      hoursPerDay: 12,
      daysPerWeek: 6,
      annualLeaveDays: 7,
    },
    'ouooooo',
  ],
  [
    'TW, carer of the old wage',
    '2025-05-01',
    { country: 'TW', occupation: 'elderly_carer', wage: 17_000, currency: 'TWD', daysPerWeek: 7, annualLeaveDays: 7 },
    'bmboooo',
  ],
  [
    'TW, factory in 2025',
    '2025-12-31',
    {
      country: 'TW',
      occupation: 'factory',
      wage: 28_590,
      currency: 'TWD',
      hoursPerDay: 8,
      daysPerWeek: 5,
      annualLeaveDays: 7,
    },
    'ooooooo',
  ],
  [
    'TW, factory in 2026 at the wage of 2025, ten hours',
    '2026-01-01',
    {
      country: 'TW',
      occupation: 'factory',
      wage: 28_590,
      currency: 'TWD',
      hoursPerDay: 10,
      daysPerWeek: 5,
      annualLeaveDays: 7,
      deductionMonthly: 2_859,
    },
    'bboouoo',
  ],
  [
    'TW, wage told in rupiah',
    '2026-01-01',
    {
      country: 'TW',
      occupation: 'factory',
      wage: 14_000_000,
      currency: 'IDR',
      hoursPerDay: 8,
      daysPerWeek: 5,
      annualLeaveDays: 7,
    },
    'uoooooo',
  ],
  // Malaysia: 1,500 from May 2022, 1,700 from Feb 2025; household 1,500; eight hours and leave 8 in firms; six days
  [
    'MY, plantation before the rise',
    '2025-01-31',
    {
      country: 'MY',
      occupation: 'plantation',
      wage: 1_500,
      currency: 'MYR',
      hoursPerDay: 8,
      daysPerWeek: 6,
      annualLeaveDays: 8,
    },
    'ooooooo',
  ],
  [
    'MY, plantation after the rise, cut for the permit',
    '2025-02-01',
    {
      country: 'MY',
      occupation: 'plantation',
      wage: 1_500,
      currency: 'MYR',
      hoursPerDay: 8,
      daysPerWeek: 6,
      annualLeaveDays: 8,
      deductionMonthly: 150,
    },
    'boooboo',
  ],
  [
    'MY, at home by the MoU, on a visit visa',
    '2026-02-01',
    {
      country: 'MY',
      occupation: 'housekeeper',
      wage: 1_500,
      currency: 'MYR',
      daysPerWeek: 6,
      annualLeaveDays: 7,
      visaKind: 'visit',
    },
    'omouoob',
  ],
  // Singapore: household 550, six days; nothing on hours and leave
  [
    'SG, at home, passport too short',
    '2026-02-01',
    {
      country: 'SG',
      occupation: 'child_carer',
      wage: 600,
      currency: 'SGD',
      hoursPerDay: 12,
      daysPerWeek: 6,
      annualLeaveDays: 12,
      passportUntil: '2028-06-29',
    },
    'ououobo',
  ],
  [
    'SG, a loan of six months',
    '2026-02-01',
    { country: 'SG', occupation: 'housekeeper', wage: 540, currency: 'SGD', daysPerWeek: 7, deductionMonthly: 500 },
    'bmbmboo',
  ],
  // Japan: 164,500 from 27 Oct 2024; eight hours; six days; leave 10
  [
    'JP, care home',
    '2025-04-01',
    {
      country: 'JP',
      occupation: 'care_worker',
      wage: 178_000,
      currency: 'JPY',
      hoursPerDay: 8,
      daysPerWeek: 5,
      annualLeaveDays: 10,
      deductionMonthly: 25_000,
    },
    'oooouoo',
  ],
  [
    'JP, farm before any rule of wage is known',
    '2024-10-26',
    {
      country: 'JP',
      occupation: 'agriculture',
      wage: 150_000,
      currency: 'JPY',
      hoursPerDay: 9,
      daysPerWeek: 6,
      annualLeaveDays: 0,
    },
    'ubobooo',
  ],
  // Korea: 2,096,270 in 2025, 2,156,880 in 2026; eight hours; six days; leave 11
  [
    'KR, factory in 2026',
    '2026-03-01',
    {
      country: 'KR',
      occupation: 'factory',
      wage: 2_156_880,
      currency: 'KRW',
      hoursPerDay: 8,
      daysPerWeek: 5,
      annualLeaveDays: 15,
    },
    'ooooooo',
  ],
  [
    'KR, fish farm below the floor, no passport seen',
    '2026-03-01',
    {
      country: 'KR',
      occupation: 'fish_farm',
      wage: 2_096_270,
      currency: 'KRW',
      hoursPerDay: 8,
      daysPerWeek: 7,
      annualLeaveDays: 11,
      passportUntil: null,
    },
    'boboomo',
  ],
  // Saudi Arabia: household 1,500, ten hours from Oct 2024, six days, leave 30
  [
    'SA, at home, pilgrimage visa, eleven hours',
    '2026-03-01',
    {
      country: 'SA',
      occupation: 'housekeeper',
      wage: 1_500,
      currency: 'SAR',
      hoursPerDay: 11,
      daysPerWeek: 6,
      annualLeaveDays: 30,
      visaKind: 'pilgrimage',
    },
    'oboooob',
  ],
  [
    'SA, at home, where nearly nothing was told',
    '2024-09-30',
    {
      country: 'SA',
      occupation: 'cook',
      wage: 1_200,
      currency: 'SAR',
      hoursPerDay: 11,
      visaKind: null,
      deductionMonthly: null,
      endsOn: null,
    },
    'bummmmm',
  ],
]

describe('a contract is held against the rules of its day', () => {
  it.each(contracts)('%s (%s)', async (_title, signedOn, told, findings) => {
    const nothing = { wage: null, currency: null, hoursPerDay: null, daysPerWeek: null, annualLeaveDays: null }
    const facts = { ...nothing, deductionMonths: null, ...good, ...told } as unknown as ContractFacts
    const found = new Map(checkContract(facts, await rulesOn(signedOn)).map((one) => [one.term, one.verdict]))
    const shorts = Object.keys(terms) as Short[]
    expect(shorts.map((short) => [short, found.get(terms[short])])).toEqual(
      shorts.map((short, at) => [short, letters[findings[at] ?? '']]),
    )
  })

  it('are twenty, of seven countries', () => {
    expect(contracts).toHaveLength(20)
    expect(new Set(contracts.map(([, , told]) => told.country)).size).toBe(7)
  })

  it('compares a cut exactly, shows it never smaller than it is, and asks for no months where nothing is cut', () => {
    const rule = (term: ContractTerm, amount: number) =>
      ({ body: { term, amount, countries: '*', occupations: '*', currency: null } }) as unknown as ContractRule
    const rules = [rule('most_deduction_percent', 20), rule('most_deduction_months', 6)]
    const found = (deductionMonthly: number, deductionMonths: number | null = null) => {
      const facts = { wage: 1_000, deductionMonthly, deductionMonths } as unknown as ContractFacts
      const cuts = checkContract(facts, rules).filter(({ term }) => rules.some(({ body }) => body.term === term))
      return cuts.map(({ verdict, told }) => [verdict, told])
    }
    expect(found(200, 6)).toEqual([
      ['ok', 20],
      ['ok', 6],
    ])
    expect(found(204)).toEqual([
      ['below', 20.4],
      ['missing', null],
    ])
    expect(found(0)).toEqual([
      ['ok', 0],
      ['ok', 0],
    ])
  })

  it('names the rule with its source and its day, and says that nobody confirmed it', async () => {
    const facts = { country: 'HK', occupation: 'housekeeper', wage: 4_500, currency: 'HKD' } as unknown as ContractFacts
    const [wage] = checkContract(facts, await rulesOn('2026-01-10'))
    expect(wage).toMatchObject({
      verdict: 'below',
      rule: { effectiveFrom: '2025-09-30', confirmed: false, body: { amount: 5_100, currency: 'HKD' } },
    })
    expect(wage?.rule?.source).toMatch(/Labour Department/)
  })
})

describe('the contract of a file', () => {
  const start = async (details: InputOf<typeof recordStage>['details']) => {
    const episodeId = await openEpisode(village, await family(village), {
      destinationCountry: 'HK',
      occupation: 'housekeeper',
    })
    await village.officer.does(recordStage, {
      ...{ id: newId(), episodeId, stage: 'contract_signed', occurredOn: '2026-10-10', source: 'document', details },
    })
    return { episodeId, asks: () => village.officer.asks(getContract, { episodeId }) }
  }
  const verdictsOf = async (asks: () => Promise<{ findings: readonly { term: string; verdict: string }[] }>) =>
    Object.fromEntries((await asks()).findings.map(({ term, verdict }) => [term, verdict]))

  it('is read from what was told of its stage, with the passport of the register', async () => {
    const { episodeId, asks } = await start({
      ...{ wage: 4_990, currency: 'HKD', daysPerWeek: 6, annualLeaveDays: 7, deductionMonthly: 0 },
      ...{ startsOn: '2026-12-01', endsOn: '2028-11-30', visaKind: 'work' },
    })
    expect(await verdictsOf(asks)).toMatchObject({
      least_wage: 'below',
      passport_months_beyond: 'missing',
      work_visa: 'ok',
    })
    await village.officer.does(recordReadiness, {
      ...{ id: newId(), episodeId, documentCode: 'PASPOR', status: 'verified', expiresOn: '2029-05-30' },
    })
    expect(await verdictsOf(asks)).toMatchObject({ passport_months_beyond: 'ok' })
  })

  it("is the migration officer's alone, and a neighbour's officer finds nothing", async () => {
    const { episodeId } = await start({})
    for (const other of [village.head, village.secretary])
      await expect(other.asks(getContract, { episodeId })).rejects.toMatchObject({ kind: 'forbidden' })
    const neighbour = await world.village()
    await expect(neighbour.officer.asks(getContract, { episodeId })).rejects.toMatchObject({ kind: 'missing' })
  })
})
