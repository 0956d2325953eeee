import { type ExpiryKind, expiryKinds } from '#modules/references/contract/codes.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { Assessment } from './assess.ts'
import { contractEndOf } from './contract-now.ts'
import { insuredUntil, passportUntil } from './contract-view.ts'
import type { EpisodeParts } from './parts.ts'
import { latestFacts, validUntil } from './readiness.ts'
import { type Expiry, expiryKindOf, type Reminder, type RemindRule, reminderOf } from './reminders.ts'
import { paperFactsOf, standingRows } from './row-facts.ts'
import { allDetails } from './stage-evidence.ts'
import { phaseOf } from './stages.ts'

type Assessed = Pick<Assessment, 'current' | 'readiness'>

/** Everything that ends one day for somebody who prepares or is away, first to last. Closed files and people at home have none. */
export const expiriesOf = (parts: EpisodeParts, { current, readiness }: Assessed): readonly Expiry[] => {
  const phase = phaseOf(current)
  if (parts.episode.closed_on || (phase !== 'before' && phase !== 'abroad')) return []
  const papers = latestFacts(paperFactsOf(parts))
  const writtenOn = (code: string): PlainDate | null => {
    const paper = papers.get(code)
    return paper && paper.status !== 'missing' ? paper.expiresOn : null
  }
  const visa = standingRows(parts.stages).findLast(({ stage }) => stage === 'visa_issued')
  const visaUntil = writtenOn('VISA_KERJA') ?? ((visa && allDetails(visa).until) as PlainDate | undefined) ?? null
  const permitUntil = writtenOn('IZIN_TINGGAL')
  const found: readonly (readonly [ExpiryKind, string | null, PlainDate | null])[] = [
    ['passport', 'PASPOR', passportUntil(parts)],
    ['contract', null, contractEndOf(parts.episode, parts.stages)],
    ['insurance', 'BPJS_TK', insuredUntil(parts) ?? writtenOn('BPJS_TK')],
    // a visa opens the door once; who has a permit to stay lives by that alone
    ['stay', 'VISA_KERJA', permitUntil ? null : visaUntil],
    ['stay', 'IZIN_TINGGAL', permitUntil],
    ['loan', 'BUKTI_SETOR_KUR', writtenOn('BUKTI_SETOR_KUR')],
    ...(phase === 'before' ? otherPapers(readiness) : []),
  ]
  return found
    .flatMap(([kind, code, until]): Expiry[] => (until ? [{ kind, code, until }] : []))
    .toSorted((a, b) => a.until.localeCompare(b.until) || expiryKinds.indexOf(a.kind) - expiryKinds.indexOf(b.kind))
}

/** Papers of the way out that a rule or their own words end; once somebody has left they have done their work. */
const otherPapers = ({ items }: Assessed['readiness']) =>
  items
    .filter(({ code, fact }) => expiryKindOf(code) === 'paper' && fact !== null && fact.status !== 'missing')
    .map(({ code, requirement, fact }) => ['paper', code, validUntil(requirement.body, fact)] as const)

/** What is to be spoken of today, of each kind the first to end. */
export const remindersOf = (
  expiries: readonly Expiry[],
  rules: readonly RemindRule[],
  today: PlainDate,
): readonly Reminder[] => {
  const first = expiryKinds.flatMap((kind) => expiries.find((one) => one.kind === kind) ?? [])
  return first.flatMap((expiry) => reminderOf(expiry, rules, today) ?? [])
}

/**
 * What a list may say. That a permit to stay is over says how somebody lives abroad: that stands in the officer's own
 * task and file, on no list.
 */
export const mayBeListed = ({ kind, until }: Expiry, today: PlainDate): boolean => kind !== 'stay' || until >= today
