/** UU 21/2007: a process, a means and a purpose. Each sign is asked in ordinary words. */
export const screeningActs = ['recruited', 'transported', 'harboured', 'transferred', 'received'] as const
export const screeningMeans = [
  'force',
  'threat',
  'deceit',
  'debt',
  'documents_taken',
  'abuse_of_power',
  'payment_to_others',
] as const
export const screeningPurposes = ['forced_work', 'unpaid_work', 'sexual', 'scam_work', 'marriage', 'organs'] as const

export type ScreeningAct = (typeof screeningActs)[number]
export type ScreeningMeans = (typeof screeningMeans)[number]
export type ScreeningPurpose = (typeof screeningPurposes)[number]

export interface ScreeningAnswers {
  readonly acts: readonly ScreeningAct[]
  readonly means: readonly ScreeningMeans[]
  readonly purposes: readonly ScreeningPurpose[]
  /** Under 18: then the means are not asked for (UU 21/2007 art. 1; Palermo protocol art. 3c). */
  readonly isChild: boolean
}

export const screeningResults = ['strong', 'some', 'none'] as const
export type ScreeningResult = (typeof screeningResults)[number]

/** Advice to whoever screens, who decides. It accuses nobody and locks nothing. */
export const screeningResult = ({ acts, means, purposes, isChild }: ScreeningAnswers): ScreeningResult => {
  const elements = [acts.length > 0, isChild || means.length > 0, purposes.length > 0]
  if (elements.every(Boolean)) return 'strong'
  const told = acts.length + means.length + purposes.length
  return told > 0 ? 'some' : 'none'
}
