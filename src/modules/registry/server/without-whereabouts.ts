import type { OutputOf } from '#platform/shared/operation.ts'
import type { getPerson } from '../contract/sheet.ts'

type PersonFile = OutputOf<typeof getPerson>

/** The file as another member of the household reads it: nothing in it leads to where the person is, whom he told, or who looks after his case; papers and course are shown at the family's door, by the person alone. */
export const withoutWhereabouts = (file: Omit<PersonFile, 'withheld'>): PersonFile => ({
  ...file,
  withheld: true,
  person: { ...file.person, currentAddress: null, lifeStatusOn: null, sealed: false },
  contacts: [],
  documents: [],
  consents: [],
  care: file.care.map((care) => ({ ...care, carerPhone: null, endedBecause: null })),
  events: [],
  history: [],
  reads: [],
})

/** The own file at the family's door: who is protected knows it, and whoever holds the phone does not learn it from here. */
export const withoutProtection = <File extends Pick<PersonFile, 'person' | 'history'>>(file: File): File => ({
  ...file,
  person: { ...file.person, sealed: false },
  history: file.history.filter((change) => change.field !== 'sealed'),
})
