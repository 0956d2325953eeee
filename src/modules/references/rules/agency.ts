import { foldText } from './fold-text.ts'

/** A licence list is never whole: who is not on it is not accused of anything. */
export const agencyStands = [
  'active',
  'suspended',
  'revoked',
  'expired',
  'unknown',
  'not_needed',
  'not_listed',
  'name_differs',
  'no_list',
] as const
export type AgencyStand = (typeof agencyStands)[number]

/** A row of the licence list, as the references keep it. */
export interface ListedAgency {
  readonly title: string
  readonly source: string
  readonly confirmed: boolean
  readonly effectiveFrom: string
  readonly body: {
    readonly type: string
    readonly licenceNumber: string | null
    readonly licenceStatus: 'active' | 'suspended' | 'revoked' | 'expired' | 'unknown' | 'not_needed'
    readonly asOf: string | null
  }
}

export interface AgencyFound {
  readonly stand: AgencyStand
  readonly title: string | null
  readonly licenceNumber: string | null
  readonly asOf: string | null
  readonly source: string | null
  readonly confirmed: boolean
}

// What stands before and behind every company's name says nothing of which one it is.
const legalForm = /\b(pt|cv|tbk|persero|p3mi|pptkis|perusahaan)\b/g

export const agencyNameKey = (name: string): string =>
  foldText(name).replace(legalForm, ' ').replace(/\s+/g, ' ').trim()

const numberKey = (number: string | null): string => foldText(number ?? '').replaceAll(' ', '')

const answer = (row: ListedAgency): AgencyFound => ({
  stand: row.body.licenceStatus,
  title: row.title,
  licenceNumber: row.body.licenceNumber,
  asOf: row.body.asOf ?? row.effectiveFrom,
  source: row.source,
  confirmed: row.confirmed,
})

const nothing = { title: null, licenceNumber: null, source: null, confirmed: false } as const

export const agenciesOf = <Row extends ListedAgency>(rows: readonly Row[]): Row[] =>
  rows.filter((row) => row.body.type === 'p3mi')

/** The day of the list: of its newest row. */
export const listDay = (rows: readonly ListedAgency[]): string | null =>
  rows.map((row) => row.body.asOf ?? row.effectiveFrom).reduce<string | null>((a, b) => (a && a > b ? a : b), null)

const halted: readonly AgencyStand[] = ['suspended', 'revoked']

/** What such an agency offers is not spread. */
export const isHalted = ({ stand }: Pick<AgencyFound, 'stand'>): boolean => halted.includes(stand)

/** By licence number first, else by the whole name: a part of a name is another agency, and a number vouches for its own holder alone. */
export const findAgency = (
  rows: readonly ListedAgency[],
  asked: { readonly name: string | null; readonly licence: string | null },
): AgencyFound => {
  const listed = agenciesOf(rows)
  if (listed.length === 0) return { ...nothing, stand: 'no_list', asOf: null }
  const number = numberKey(asked.licence)
  const name = agencyNameKey(asked.name ?? '')
  const isNamed = (row: ListedAgency) => agencyNameKey(row.title) === name
  const numbered = number ? listed.filter((row) => numberKey(row.body.licenceNumber) === number) : []
  const [first] = numbered
  if (first && name && !numbered.some(isNamed)) return { ...answer(first), stand: 'name_differs' }
  const found = (name && (numbered.find(isNamed) ?? (first ? undefined : listed.find(isNamed)))) || first
  return found ? answer(found) : { ...nothing, stand: 'not_listed', asOf: listDay(listed) }
}

export const mostAgenciesShown = 8

/** For the public page: the agencies whose name holds every word that was typed. */
export const searchAgencies = (rows: readonly ListedAgency[], typed: string): AgencyFound[] => {
  const number = numberKey(typed)
  const words = agencyNameKey(typed).split(' ').filter(Boolean)
  if (number === '') return []
  return agenciesOf(rows)
    .filter((row) => {
      if (number.length > 3 && numberKey(row.body.licenceNumber) === number) return true
      const own = ` ${agencyNameKey(row.title)} `
      return words.length > 0 && words.join('').length > 2 && words.every((word) => own.includes(` ${word}`))
    })
    .slice(0, mostAgenciesShown)
    .map(answer)
}
