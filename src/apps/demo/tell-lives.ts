import {
  closeEpisode,
  recordEpisode,
  recordOutsideNumber,
  recordReadiness,
  recordReturn,
  recordReturnFollowUp,
  recordStage,
  type Stage,
} from '#modules/migration/contract.ts'
import { addDays, addMonths, type PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import type { Adult } from './people-of-village.ts'
import type { Cast } from './tell-story.ts'

type Episode = InputOf<typeof recordEpisode>
type Details = NonNullable<InputOf<typeof recordStage>['details']>
type Told = readonly [stage: Stage, daysAgo: number, details?: Details]

/** One journey of a life: how it is entered, and what became known of it, in days before today. */
interface Spell {
  readonly plan: Partial<Episode>
  readonly daysAgo: number
  readonly told: readonly Told[]
  readonly closed?: InputOf<typeof closeEpisode>['reason']
  /** How she came home, as she told it, and what came after. */
  readonly home?: Partial<InputOf<typeof recordReturn>> & { readonly followUps?: readonly FollowUp[] }
}
type FollowUp = Pick<InputOf<typeof recordReturnFollowUp>, 'months' | 'income' | 'child' | 'wish'>

const hongKong = { destinationCountry: 'HK', occupation: 'housekeeper', scheme: 'P2P' } as const
const taiwan = { destinationCountry: 'TW', occupation: 'elderly_carer', scheme: 'P2P' } as const
const malaysia = { destinationCountry: 'MY', occupation: 'plantation', scheme: 'UNKNOWN' } as const
const saudi = { destinationCountry: 'SA', occupation: 'housekeeper', scheme: 'UNKNOWN' } as const
const abroad = { entryRoute: 'abroad' } as const

/** Lives as they are told at a desk: leave and back, silence, an end by force, three times away and home for good. */
export const lives: readonly (readonly Spell[])[] = [
  [
    {
      plan: { ...hongKong, ...abroad },
      daysAgo: 500,
      told: [
        ['working', 500],
        ['on_leave', 6, { port: 'Juanda' }],
      ],
    },
  ],
  [{ plan: { ...taiwan, ...abroad }, daysAgo: 700, told: [['lost_contact', 40, { channel: 'message' }]] }],
  [
    {
      plan: { ...saudi, ...abroad },
      daysAgo: 900,
      told: [
        ['departed', 905, { visaKind: 'pilgrimage', hadIdPmi: 'no', hadContract: 'no' }],
        ['overstay', 300],
      ],
    },
  ],
  [
    {
      plan: { ...malaysia, ...abroad },
      daysAgo: 1_000,
      told: [
        ['departed', 1_002, { visaKind: 'visit', hadIdPmi: 'yes', hadContract: 'no' }],
        ['overstay', 500],
        ['deported', 25, { port: 'Nunukan' }],
      ],
      home: { reason: 'deported', health: 'needs_care', child: 'concern', wish: 'rest', screening: 'fear sad hurt' },
    },
  ],
  [
    {
      plan: { ...saudi, ...abroad },
      daysAgo: 800,
      told: [['repatriated', 60, { officeName: 'KJRI Jeddah', homeReason: 'sick' }]],
      home: {
        ...{ reason: 'repatriated', health: 'needs_care', child: 'unknown', wish: 'undecided' },
        ...{ unpaidWages: 6_000, unpaidCurrency: 'SAR', insuranceClaim: 'unknown', screening: 'no_wish_to_live' },
        followUps: [{ months: 1, income: 'none', child: 'concern', wish: 'rest' }],
      },
    },
  ],
  [
    {
      plan: { ...taiwan, ...abroad },
      daysAgo: 1_200,
      told: [['deceased', 200, { place: 'Taichung' }]],
      closed: 'deceased',
    },
  ],
  [
    {
      plan: { ...hongKong, ...abroad },
      daysAgo: 900,
      told: [
        [
          'changed_employer',
          100,
          { employerName: 'Tn. Lee', wage: 5_100, currency: 'HKD', changeReason: 'majikan pindah' },
        ],
      ],
    },
  ],
  [
    {
      plan: hongKong,
      daysAgo: 150,
      told: [
        ['departed', 20],
        ['failed_departure', 20, { failReason: 'stopped', place: 'Bandara Soekarno-Hatta' }],
      ],
      closed: 'failed_departure',
    },
  ],
  [{ plan: { ...taiwan, ...abroad }, daysAgo: 760, told: [['returning', 1, { port: 'Ahmad Yani' }]] }],
  [
    {
      plan: taiwan,
      daysAgo: 200,
      told: [
        ['departed', 9, { flight: 'CI 762', port: 'Soekarno-Hatta' }],
        ['arrived_reported', 6, { officeName: 'KDEI Taipei' }],
      ],
    },
  ],
  [
    {
      plan: hongKong,
      daysAgo: 160,
      told: [
        ['departed', 2, { flight: 'GA 860', port: 'Juanda', visaKind: 'work', hadIdPmi: 'yes', hadContract: 'yes' }],
      ],
    },
  ],
  [
    {
      plan: { ...hongKong, ...abroad },
      daysAgo: 1_500,
      told: [
        ['returned', 400, { homeReason: 'contract_end' }],
        ['remigrating', 15, { nextCountry: 'Taiwan' }],
      ],
      home: {
        ...{ reason: 'contract_end', health: 'well', child: 'no_child', wish: 'remigrate', screening: 'none' },
        followUps: [
          { months: 1, income: 'family', child: 'no_child', wish: 'undecided' },
          { months: 6, income: 'farming', child: 'no_child', wish: 'remigrate' },
        ],
      },
      closed: 'remigrating',
    },
  ],
  [
    {
      plan: { ...malaysia, ...abroad },
      daysAgo: 4_000,
      told: [['returned', 3_280, { homeReason: 'contract_end' }]],
      closed: 'returned',
    },
    {
      plan: { ...hongKong, ...abroad },
      daysAgo: 2_700,
      told: [
        ['extended', 1_980],
        ['on_leave', 1_960],
        ['working', 1_930],
        ['returned', 1_240, { homeReason: 'family' }],
      ],
      closed: 'returned',
    },
    {
      plan: { ...taiwan, ...abroad },
      daysAgo: 1_000,
      told: [
        ['returned', 240, { homeReason: 'contract_end' }],
        ['purna', 120, { livelihood: 'usaha keripik' }],
      ],
      home: {
        ...{ reason: 'contract_end', health: 'unknown', child: 'well', wish: 'study', insuranceClaim: 'yes' },
        followUps: [
          { months: 1, income: 'business', child: 'well', wish: 'study' },
          { months: 6, income: 'wage', child: 'well', wish: 'domestic_job' },
        ],
      },
    },
  ],
]

const tellSpell = async ({ officer, today }: Cast, adult: Adult, spell: Spell): Promise<string> => {
  const on = (daysAgo: number) => addDays(today, -daysAgo)
  const episodeId = newId()
  await officer.does(recordEpisode, {
    ...{ id: episodeId, personId: adult.personId, startedOn: on(spell.daysAgo), ...spell.plan },
  } as Episode)
  for (const [stage, daysAgo, details] of spell.told)
    await officer.does(recordStage, {
      ...{ id: newId(), episodeId, stage, occurredOn: on(daysAgo), source: 'family', details: details ?? {} },
    })
  if (spell.home) await tellHome({ officer, today }, episodeId, spell)
  if (spell.closed) await officer.does(closeEpisode, { id: newId(), episodeId, closedOn: today, reason: spell.closed })
  return episodeId
}

const homeStages: readonly Stage[] = ['returned', 'deported', 'repatriated']

const tellHome = async (
  { officer, today }: Pick<Cast, 'officer' | 'today'>,
  episodeId: string,
  { told, home: { followUps = [], ...said } = {} }: Spell,
) => {
  const daysAgo = told.find(([stage]) => homeStages.includes(stage))?.[1] ?? 0
  const cameHomeOn = addDays(today, -daysAgo)
  await officer.does(recordReturn, {
    ...{ id: newId(), episodeId, cameHomeOn, reason: 'contract_end', health: 'well', wish: 'rest', child: 'well' },
    ...{ insuranceClaim: 'no', ...said },
  })
  for (const followUp of followUps)
    await officer.does(recordReturnFollowUp, {
      ...{ id: newId(), episodeId, followedOn: addMonths(cameHomeOn, followUp.months), health: 'well', ...followUp },
    })
}

/** Every state of a migration once, each the life of somebody else. */
export const tellLives = async (cast: Cast, adults: readonly Adult[]): Promise<void> => {
  for (const [index, spells] of lives.entries()) {
    const adult = adults[index]
    if (!adult) return
    for (const spell of spells) await tellSpell(cast, adult, spell)
  }
}

interface Wage {
  readonly wage: number
  readonly currency: 'HKD' | 'TWD' | 'MYR' | 'KRW' | 'SGD'
}

const wages: Readonly<Record<string, Wage>> = {
  HK: { wage: 4_870, currency: 'HKD' },
  TW: { wage: 20_000, currency: 'TWD' },
  MY: { wage: 1_500, currency: 'MYR' },
  KR: { wage: 2_100_000, currency: 'KRW' },
  SG: { wage: 600, currency: 'SGD' },
}

interface Away {
  readonly episodeId: string
  readonly country: string | null
  readonly leftOn: PlainDate
  readonly endsOn: PlainDate
}

/** Who works abroad has a contract, cover of the first year, a passport, and a number or two in other systems. */
export const tellContract = async (
  { officer, today }: Cast,
  { episodeId, country, leftOn, endsOn }: Away,
): Promise<void> => {
  const tell = (stage: Stage, occurredOn: PlainDate, details: Details) =>
    officer.does(recordStage, { id: newId(), episodeId, stage, occurredOn, source: 'document', details })
  await tell('insured', addDays(leftOn, -12), { startsOn: leftOn, endsOn: addDays(leftOn, 364) })
  await tell('contract_signed', addDays(leftOn, -20), {
    ...{ startsOn: leftOn, endsOn, daysPerWeek: 6, annualLeaveDays: 7, visaKind: 'work' },
    ...(country === 'TW' ? { deductionMonthly: 3_000, deductionMonths: 9 } : { deductionMonthly: 0 }),
    ...{ employerName: 'Keluarga Chan', ...wages[country ?? ''] },
  })
  await officer.does(recordReadiness, {
    ...{ id: newId(), episodeId, documentCode: 'PASPOR', status: 'verified', heldBy: 'owner' },
    ...{ issuedOn: addDays(leftOn, -60), expiresOn: addDays(endsOn, 120) },
  })
  await officer.does(recordOutsideNumber, {
    ...{ id: newId(), episodeId, system: 'bpjs_tk', number: '12 345 678 901', givenOn: addDays(leftOn, -12) },
  })
  await officer.does(recordOutsideNumber, {
    ...{
      id: newId(),
      episodeId,
      system: 'sp4n_lapor',
      number: 'LAPOR-12',
      givenOn: addDays(today, -3),
      note: 'soal paspor',
    },
  })
}
