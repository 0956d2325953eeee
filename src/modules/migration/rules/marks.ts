import type { EntryRoute } from './stages.ts'

/** What a file called somebody a migrant by: a column made for it, words beside the name, a list of travellers. */
export const markBases = ['stated', 'remark', 'list'] as const
export type MarkBasis = (typeof markBases)[number]

export const markStatuses = ['proposed', 'confirmed', 'refused'] as const
export type MarkStatus = (typeof markStatuses)[number]

/** What whoever was asked says: still there, or home again. */
export const markAnswers = ['abroad', 'returned'] as const
export type MarkAnswer = (typeof markAnswers)[number]

/** The days of the journey are not known: someone already abroad enters as such (`domain.md` §2.3). */
export const routeOf: Readonly<Record<MarkAnswer, EntryRoute>> = { abroad: 'unknown', returned: 'returned' }
