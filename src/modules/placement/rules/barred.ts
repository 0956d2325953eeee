import { coversWork } from '#modules/migration/contract.ts'
import type { Occupation } from '#modules/references/contract.ts'

export interface BarredRow {
  readonly key: string
  readonly body: { readonly occupations: '*' | readonly Occupation[] }
}

// The rule that bars every placement cost (UU 18/2017 art. 30) says more than any single component.
const wholeRule = 'biaya-penempatan'

/** What may not be charged to whoever does this work; the rule about all of it first. */
export const barredFor = <Row extends BarredRow>(rows: readonly Row[], occupation: Occupation | null): Row[] =>
  rows
    .filter((row) => coversWork(row, occupation))
    .toSorted((one, other) => Number(other.key === wholeRule) - Number(one.key === wholeRule))
