import type { Occupation, Scheme } from '#modules/references/contract/codes.ts'

export const policyStates = ['open', 'open_restricted', 'moratorium', 'high_risk', 'no_route'] as const
export type PolicyState = (typeof policyStates)[number]

/** A row of country policy, as the references keep it. */
export interface PolicyRow {
  readonly title: string
  readonly titleEn: string | null
  readonly source: string
  readonly sourceUrl: string | null
  readonly effectiveFrom: string
  readonly confirmed: boolean
  readonly body: {
    readonly countries: '*' | readonly string[]
    readonly occupations: '*' | readonly Occupation[]
    readonly schemes: '*' | readonly Scheme[]
    readonly status: PolicyState
    readonly note: string
    readonly noteEn: string
  }
}

export interface PolicyWay {
  readonly country: string
  /** `null`: whatever work there. */
  readonly occupation: Occupation | null
}

const stopping: readonly PolicyState[] = ['high_risk', 'moratorium']
export const usable: readonly PolicyState[] = ['open', 'open_restricted']

/** Every row that speaks of a country and a job there. Of what holds for every country only a stop says something of this one. */
export const policiesFor = <Row extends PolicyRow>(rows: readonly Row[], { country, occupation }: PolicyWay): Row[] =>
  rows.filter(
    ({ body }) =>
      (body.countries === '*' ? stopping.includes(body.status) : body.countries.includes(country)) &&
      (occupation === null || body.occupations === '*' || body.occupations.includes(occupation)),
  )

/** A stop for some work alone, read where no work was named: the country as such is not closed. */
export const isPartly = (row: PolicyRow, { occupation }: Pick<PolicyWay, 'occupation'>): boolean =>
  occupation === null && row.body.occupations !== '*' && stopping.includes(row.body.status)

/**
 * The row that decides the one word of the day; `null` where the references say nothing. Danger and a stop for every way come first;
 * then a way that is open, for whatever one way is closed (no programme between governments) closes no other.
 */
export const policyFor = <Row extends PolicyRow>(rows: readonly Row[], way: PolicyWay): Row | null => {
  const about = policiesFor(rows, way)
  const ofStatus = (status: PolicyState, isWhole = false) =>
    about.find(
      ({ body }) =>
        body.status === status &&
        (!isWhole || (body.schemes === '*' && (way.occupation !== null || body.occupations === '*'))),
    )
  const stopped = stopping.map((status) => ofStatus(status, true)).find((row) => row !== undefined)
  const open = usable.map((status) => ofStatus(status)).find((row) => row !== undefined)
  return stopped ?? open ?? about.find(({ body }) => body.schemes === '*') ?? null
}
