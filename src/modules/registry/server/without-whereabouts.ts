import type { OutputOf } from '#platform/shared/operation.ts'
import type { getPerson } from '../contract/sheet.ts'

type PersonFile = OutputOf<typeof getPerson>

/** Changes that say where somebody lives, or that somebody was hidden from the family. */
const tellingFields: ReadonlySet<string> = new Set(['currentAddress', 'sealed', 'subjectId'])

/** The file as another member of the household reads it: nothing in it leads to where the person is, whom he told, or who looks after his case. */
export const withoutWhereabouts = (file: Omit<PersonFile, 'withheld'>): PersonFile => ({
  ...file,
  withheld: true,
  person: { ...file.person, currentAddress: null },
  contacts: [],
  documents: file.documents.map((paper) => ({ ...paper, issuer: null, attributes: {}, fileHash: null })),
  consents: [],
  care: file.care.map((care) => ({ ...care, carerPhone: null, endedBecause: null })),
  events: file.events.map((event) => ({ ...event, place: null, effects: [] })),
  history: file.history
    .filter((change) => !tellingFields.has(change.field) && change.subjectTable !== 'documents')
    .map((change) => ({ ...change, reason: null })),
  reads: [],
})
