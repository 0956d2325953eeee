import type { PlainDate } from '#platform/shared/dates.ts'
import type { FieldFault } from '#platform/shared/errors.ts'
import { currencies } from './costs.ts'
import { maskNumber } from './readiness.ts'
import { homeReasons } from './return.ts'
import { plainStage, type Stage } from './stages.ts'

/** What may prove a stage, and in which form it is kept (`domain.md` §2.2). */
type Attribute =
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'day'; readonly past?: true }
  | { readonly kind: 'number' | 'money'; readonly most: number }
  | { readonly kind: 'choice'; readonly of: readonly [string, ...string[]] }

const text = (most: number) => ({ kind: 'text', most }) as const
const day = { kind: 'day' } as const
const pastDay = { kind: 'day', past: true } as const
const number = (most: number) => ({ kind: 'number', most }) as const
const choice = <const Values extends readonly [string, ...string[]]>(of: Values) => ({ kind: 'choice', of }) as const

/** With which kind of permit somebody travelled or works. Told to the migration officer alone. */
export const visaKinds = ['work', 'visit', 'pilgrimage', 'study', 'none'] as const
export const yesOrNo = ['yes', 'no'] as const
export const cancelReasons = [
  ...(['own_wish', 'family', 'health', 'cost', 'work_at_home', 'papers', 'distrust', 'other'] as const),
] as const
export const failReasons = [
  ...(['stopped', 'agency', 'papers', 'health', 'employer', 'cheated', 'other'] as const),
] as const

export const attributes = {
  number: text(60),
  through: choice(['desk', 'visit', 'phone', 'family', 'other']),
  officeName: text(120),
  agencyName: text(160),
  employerName: text(160),
  jobTitle: text(120),
  facilityName: text(160),
  subject: text(120),
  level: text(60),
  place: text(120),
  flight: text(60),
  port: text(120),
  route: text(200),
  startsOn: day,
  endsOn: day,
  until: day,
  arrivesOn: day,
  backOn: day,
  firstWageOn: pastDay,
  lastHeardOn: pastDay,
  channel: choice(['phone', 'message', 'letter', 'visit', 'other']),
  wage: { kind: 'money', most: 1_000_000_000 },
  currency: choice(currencies),
  hoursPerDay: number(24),
  daysPerWeek: number(7),
  annualLeaveDays: number(60),
  deductionMonthly: { kind: 'money', most: 1_000_000_000 },
  deductionMonths: number(60),
  months: number(120),
  livelihood: text(160),
  nextCountry: text(60),
  homeReason: choice(homeReasons),
  cancelReason: choice(cancelReasons),
  failReason: choice(failReasons),
  changeReason: text(160),
  visaClass: text(40),
  visaKind: choice(visaKinds),
  hadIdPmi: choice(yesOrNo),
  hadContract: choice(yesOrNo),
  healthResult: choice(['fit', 'temporarily_unfit', 'unfit']),
  cause: text(200),
} as const satisfies Readonly<Record<string, Attribute>>

export type AttributeName = keyof typeof attributes

/** Under which key the words of a choice stand; why somebody came home is said in the words of the homecoming form. */
export const wordsOfChoice = (name: AttributeName): string =>
  name === 'homeReason' ? 'migration.homecoming' : `migration.evidence.${name}`
type ValueOf<One extends Attribute> = One extends { readonly kind: 'number' | 'money' } ? number : string
/** What was said of a stage; what nobody knew is absent. */
export type StageDetails = { readonly [Name in AttributeName]?: ValueOf<(typeof attributes)[Name]> | null }

export const attributeNames = Object.keys(attributes) as [AttributeName, ...AttributeName[]]

/** Told to the migration officer alone: health, a cause of death, and what says how somebody went. */
export const guardedAttributes: readonly AttributeName[] = [
  ...(['visaClass', 'visaKind', 'hadIdPmi', 'hadContract', 'healthResult', 'cause'] as const),
]

const contract: readonly AttributeName[] = [
  ...(['number', 'employerName', 'jobTitle', 'wage', 'currency', 'hoursPerDay', 'daysPerWeek'] as const),
  ...(['annualLeaveDays', 'deductionMonthly', 'deductionMonths', 'startsOn', 'endsOn', 'officeName'] as const),
  'visaKind',
]
const howOneWent: readonly AttributeName[] = ['visaKind', 'hadIdPmi', 'hadContract']

/** Which attributes each stage asks for, in the order of its form. Nearly all are optional: a life rarely tells everything. */
export const evidenceOf: Readonly<Record<Stage, readonly AttributeName[]>> = {
  interest: ['through'],
  profile_ready: ['number'],
  village_verified: [],
  cpmi_submitted: ['number', 'officeName'],
  district_verified: ['officeName', 'number'],
  id_pmi_issued: ['number', 'officeName'],
  matched: ['agencyName', 'employerName', 'jobTitle', 'number'],
  placement_agreement_signed: ['number', 'agencyName', 'officeName'],
  training: ['facilityName', 'subject', 'startsOn', 'endsOn'],
  certified: ['number', 'facilityName', 'subject', 'level', 'until'],
  medical_fit: ['facilityName', 'until', 'healthResult'],
  insured: ['number', 'months', 'startsOn', 'endsOn'],
  passport_issued: ['number', 'officeName', 'until'],
  visa_issued: ['number', 'employerName', 'until', 'visaClass', 'visaKind'],
  contract_signed: contract,
  opp_done: ['place', 'number'],
  e_pmi_issued: ['number', 'until'],
  departed: ['flight', 'port', 'route', ...howOneWent],
  arrived_reported: ['number', 'officeName', 'place'],
  working: ['employerName', 'place', 'firstWageOn', 'wage', 'currency', ...howOneWent],
  extended: contract,
  changed_employer: ['changeReason', ...contract],
  on_leave: ['port', 'backOn'],
  in_case: [],
  overstay: ['until'],
  lost_contact: ['lastHeardOn', 'channel'],
  returning: ['flight', 'port', 'arrivesOn'],
  returned: ['port', 'homeReason'],
  purna: ['livelihood'],
  cancelled: ['cancelReason'],
  failed_departure: ['failReason', 'place'],
  deceased: ['place', 'number', 'cause'],
  repatriated: ['officeName', 'port', 'homeReason'],
  deported: ['officeName', 'port', 'cause'],
  remigrating: ['nextCountry'],
}

/** Without it the record says nothing: `cancelled(reason)`. */
const neverWithout: Readonly<Partial<Record<Stage, readonly AttributeName[]>>> = {
  cancelled: ['cancelReason'],
  failed_departure: ['failReason'],
}
export const isNeeded = (stage: Stage, name: AttributeName): boolean => neverWithout[stage]?.includes(name) ?? false

/** What is wrong with what was said of a stage, each at its field. `null`: written by a form that did not ask. */
export const evidenceFaults = (stage: Stage, details: StageDetails | null, today: PlainDate): readonly FieldFault[] => {
  if (details === null) return []
  const said = saidOf(details)
  const fault = (name: AttributeName, code: string) => ({ field: `details.${name}`, code })
  const after = (later: AttributeName, earlier: AttributeName) =>
    said[later] && said[earlier] && String(said[later]) < String(said[earlier])
      ? [fault(later, 'migration.evidenceEndsBefore')]
      : []
  return [
    ...(Object.keys(said) as AttributeName[])
      .filter((name) => !evidenceOf[stage].includes(name))
      .map((name) => fault(name, 'migration.evidenceNotAsked')),
    ...(neverWithout[stage] ?? [])
      .filter((name) => said[name] === undefined)
      .map((name) => fault(name, 'migration.evidenceMissing')),
    ...(Object.keys(said) as AttributeName[])
      .filter((name) => 'past' in attributes[name] && String(said[name]) > today)
      .map((name) => fault(name, 'migration.stageInFuture')),
    ...after('endsOn', 'startsOn'),
    ...(said.wage !== undefined && said.currency === undefined
      ? [fault('currency', 'migration.evidenceCurrency')]
      : []),
  ]
}

/** Without what is empty. */
export const saidOf = (details: StageDetails | null): StageDetails =>
  Object.fromEntries(
    Object.entries(details ?? {}).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )

/** As a row keeps it: numbers of papers masked, and apart what only the migration officer reads. */
export const splitDetails = (details: StageDetails | null): { readonly details: string; readonly guarded: string } => {
  const said = Object.entries(saidOf(details)).map(([name, value]) => [
    name,
    name === 'number' ? maskNumber(String(value)) : value,
  ])
  const guarded = (name: unknown) => guardedAttributes.includes(name as AttributeName)
  const textOf = (some: readonly unknown[][]) => JSON.stringify(Object.fromEntries(some as [string, unknown][]))
  return {
    details: textOf(said.filter(([name]) => !guarded(name))),
    guarded: textOf(said.filter(([name]) => guarded(name))),
  }
}

// Before the stage and the homecoming form had one list of reasons.
const reasonNow: Readonly<Record<string, string>> = {
  contract_ended: 'contract_end',
  employer: 'terminated',
  wish: 'early_self',
}

/** Details as they were written before the reasons of coming home were one list, in the words of today. */
export const withReasonNow = (details: StageDetails): StageDetails => {
  const { homeReason } = details
  return homeReason && reasonNow[homeReason] ? { ...details, homeReason: reasonNow[homeReason] } : details
}

interface KeptDetails {
  readonly details?: string | null
  readonly guarded?: string | null
}

export const openDetails = ({ details }: KeptDetails): StageDetails =>
  withReasonNow(JSON.parse(details || '{}') as StageDetails)

/** What a stage that is told plainly may say: what its plain form asks, so that nothing beside it betrays what it was. */
export const plainAttributes = (stage: Stage): readonly AttributeName[] => evidenceOf[plainStage(stage)]

interface ToldStage extends KeptDetails {
  readonly stage: Stage
  readonly evidence: string | null
}

/** A stage as anybody but the migration officer is told it; words of one's own about what could harm stay with the officer. */
export const tellPlainly = (row: ToldStage) => {
  const stage = plainStage(row.stage)
  const details = openDetails(row)
  if (stage === row.stage) return { stage, details, evidence: row.evidence }
  const kept = Object.entries(details).filter(([name]) => plainAttributes(row.stage).includes(name as AttributeName))
  return { stage, details: Object.fromEntries(kept) as StageDetails, evidence: null }
}

/** All that was said; where this hand may not hold what is guarded, the rest. */
export const allDetails = (row: KeptDetails): StageDetails => ({
  ...openDetails(row),
  ...(JSON.parse(row.guarded || '{}') as StageDetails),
})
