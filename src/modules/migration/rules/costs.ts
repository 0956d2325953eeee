import type { Occupation } from '#modules/references/contract/codes.ts'
import { foldText } from '#modules/references/contract.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { notReplaced } from '#platform/shared/not-replaced.ts'

/** Whose money it was. `lender`: a loan in the worker's name, which the worker pays back. */
export const costPayers = ['worker', 'lender', 'employer', 'agency', 'government'] as const
export type CostPayer = (typeof costPayers)[number]

export const costProofs = ['receipt', 'transfer', 'witness', 'told'] as const
export type CostProof = (typeof costProofs)[number]

/** The fourteen components of Peraturan BP2MI 9/2020, the imposed loan, and what fits none of them. Keys of the references. */
export const costComponents = [
  'tiket-berangkat',
  'tiket-pulang',
  'visa-kerja',
  'legalisasi-perjanjian-kerja',
  'pelatihan-kerja',
  'sertifikat-kompetensi',
  'jasa-perusahaan',
  'penggantian-paspor',
  'skck',
  'jaminan-sosial',
  'periksa-kesehatan',
  'periksa-kesehatan-tambahan',
  'transportasi-lokal',
  'akomodasi',
  'pinjaman-dipaksakan',
  'other',
] as const
export type CostComponent = (typeof costComponents)[number]

export const currencies = ['IDR', 'HKD', 'TWD', 'MYR', 'SGD', 'JPY', 'KRW', 'SAR', 'BND', 'AED', 'USD', 'EUR'] as const
export type Currency = (typeof currencies)[number]

/** A rule of the references that bars a cost, as it holds on the day it was paid. */
export interface CostRule {
  readonly key: string
  readonly title: string
  readonly source: string
  readonly confirmed: boolean
  readonly body: {
    readonly component: string
    readonly occupations: '*' | readonly Occupation[]
    readonly alsoCalled: readonly string[]
  }
}

export interface CostFact {
  readonly component: CostComponent
  /** What it was called, whatever box it was put in. */
  readonly toldName: string | null
  readonly paidBy: CostPayer
}

export type CostVerdict = 'barred' | 'allowed' | 'unclear' | 'not_the_worker'

export interface JudgedCost {
  readonly verdict: CostVerdict
  /** Why it is barred, or the rule that would bar it if the work were known. */
  readonly rule: CostRule | null
}

/** Whole words in their order: "potongan gaji 7 bulan" is "potongan gaji", "visakerja" is not "visa". */
const speaksOf = (told: string, name: string): boolean => ` ${told} `.includes(` ${foldText(name)} `)

/** Names an agency invents go by what they are, not by the box they were put in: both count. */
const isAbout = (rule: CostRule, { component, toldName }: CostFact): boolean => {
  if (rule.key === component) return true
  if (toldName === null) return false
  const told = foldText(toldName)
  return [rule.body.component, ...rule.body.alsoCalled].some((name) => foldText(name) !== '' && speaksOf(told, name))
}

/** Whether a rule bars a cost for this work; of work that nobody named only what is barred for all. */
export const coversWork = (rule: BarredWork, occupation: Occupation | null): boolean =>
  rule.body.occupations === '*' || (occupation !== null && rule.body.occupations.includes(occupation))

interface BarredWork {
  readonly body: { readonly occupations: '*' | readonly Occupation[] }
}

/**
 * Whether the worker could be made to pay this, by the rules of the day it was paid (`domain.md` §2.6, §6.10).
 * It accuses nobody: `unclear` is an answer, and what no rule names is not called allowed when nobody knows what it was.
 */
export const judgeCost = (cost: CostFact, occupation: Occupation | null, rules: readonly CostRule[]): JudgedCost => {
  if (cost.paidBy !== 'worker' && cost.paidBy !== 'lender') return { verdict: 'not_the_worker', rule: null }
  const about = rules.filter((rule) => isAbout(rule, cost))
  const barring = about.find((rule) => coversWork(rule, occupation))
  if (barring) return { verdict: 'barred', rule: barring }
  if (occupation === null && about[0]) return { verdict: 'unclear', rule: about[0] }
  if (cost.component === 'other' && about.length === 0) return { verdict: 'unclear', rule: null }
  return { verdict: 'allowed', rule: null }
}

/** Days on which something was paid, each once: the rules are asked for by day. */
export const daysPaid = (lines: readonly { readonly paid_on: string }[]): PlainDate[] =>
  [...new Set(lines.map((line) => line.paid_on as PlainDate))].sort()

/** Rows that still stand: not put right or taken back by a later one. */
export const standingLines = <Row extends Line>(rows: readonly Row[]): Row[] =>
  notReplaced(rows, (row) => row.replaces_id).filter((row) => !row.withdrawn)

/** A row that a later one puts right, or takes back by being withdrawn itself. */
export interface Line {
  readonly id: string
  readonly replaces_id: string | null
  readonly withdrawn: boolean
}
