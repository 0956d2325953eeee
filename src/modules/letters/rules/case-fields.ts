import type { CaseType } from '#modules/references/contract/codes.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { placeWords } from './usual-fields.ts'

/** What a case already knows of the worker and of who told it; a letter takes it over, and the officer puts it right. */
export interface KnownCase {
  readonly personId: string
  readonly types: readonly CaseType[]
  readonly demands: readonly string[]
  readonly country: string | null
  readonly employerName: string | null
  readonly agencyName: string | null
  readonly happenedOn: PlainDate
  readonly story: string
  /** `null`: whoever told it is not of the register, or is the worker. */
  readonly reporterPersonId: string | null
  readonly reporterName: string | null
  readonly reporterRelation: string | null
  readonly reporterPhone: string | null
}

const conditionOf: Partial<Record<CaseType, string>> = {
  ...{ sick: 'sick', accident: 'sick', mental_illness: 'sick', violence: 'violence', unpaid_wage: 'unpaid' },
  ...{ contract_break: 'terminated', detained: 'detained', documents_withheld: 'no_documents' },
  ...{ pregnant_or_child: 'pregnant', died: 'died' },
}

const matterOfDemand: Readonly<Record<string, string>> = {
  ...{ lost_contact: 'find', return: 'return', wages: 'wages', compensation: 'wages', documents: 'documents' },
  remains: 'remains',
}
const matterOfType: Partial<Record<CaseType, string>> = { lost_contact: 'find', social_security: 'insurance' }

/** As the letter lists them: of what was told at one moment nothing comes first by chance. */
const mattersInOrder = ['find', 'return', 'wages', 'documents', 'insurance', 'remains']

const longestStory = 1500

interface Near {
  readonly personId: string
  readonly name: string
}

const sameName = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase('id') === other.trim().toLocaleLowerCase('id')

/** Whoever told it, where the register knows who that is; a name alone counts only when the family has one such. */
const reporterFields = (known: KnownCase, family: readonly Near[]): Readonly<Record<string, unknown>> => {
  const named = family.filter((one) => known.reporterName !== null && sameName(one.name, known.reporterName))
  const reporterId = known.reporterPersonId ?? (named.length === 1 ? named[0]?.personId : null)
  if (!reporterId) return {}
  return {
    ...{ reporterId, reporterRelation: known.reporterRelation ?? '', reporterPhone: known.reporterPhone ?? '' },
  }
}

/** Blanks the case can fill; what it does not know stays as the register has it. */
export const caseFields = (
  known: KnownCase,
  countryName: string | null,
  family: readonly Near[],
): Readonly<Record<string, unknown>> => {
  const conditions = known.types.flatMap((type) => conditionOf[type] ?? [])
  const named = new Set([
    ...known.demands.flatMap((demand) => matterOfDemand[demand] ?? []),
    ...known.types.flatMap((type) => matterOfType[type] ?? []),
  ])
  return {
    ...reporterFields(known, family),
    ...(known.country ? { country: placeWords(known.country, countryName) } : {}),
    ...(known.employerName ? { employer: known.employerName } : {}),
    ...(known.agencyName ? { agency: known.agencyName, addressee: known.agencyName } : {}),
    ...(known.types.includes('lost_contact') ? { lastContactOn: known.happenedOn } : {}),
    ...(known.types.includes('died') ? { diedOn: known.happenedOn } : {}),
    ...{ conditions: [...new Set(conditions)], matters: mattersInOrder.filter((matter) => named.has(matter)) },
    chronology: known.story.slice(0, longestStory),
  }
}
