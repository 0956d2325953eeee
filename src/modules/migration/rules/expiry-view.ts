import { expiryKinds } from '#modules/references/contract/codes.ts'
import { daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import type { ExpiryFilter, ExpiryView } from '../contract/expiries.ts'
import { assess } from './assess.ts'
import { expiriesOf, mayBeListed } from './expiries.ts'
import type { EpisodeParts, Rulebook } from './parts.ts'
import { reminderOf } from './reminders.ts'

/** What runs out in these files, first to last, as any list may say it. */
export const viewExpiries = (
  files: readonly EpisodeParts[],
  rulebook: Rulebook,
  today: PlainDate,
): readonly ExpiryView[] =>
  files
    .flatMap((parts) =>
      expiriesOf(parts, assess(parts, rulebook, today))
        .filter((expiry) => mayBeListed(expiry, today))
        .map((expiry) => ({
          ...{ episodeId: parts.episode.id, personId: parts.person.id, personName: parts.person.name },
          ...{ hamlet: parts.person.hamlet, kind: expiry.kind, code: expiry.code, until: expiry.until },
          daysLeft: daysBetween(today, expiry.until),
          due: reminderOf(expiry, rulebook.remindRules, today) !== null,
        })),
    )
    .toSorted((a, b) => a.until.localeCompare(b.until) || a.personName.localeCompare(b.personName))

/** The page that was asked for, and what each filter would leave, whatever the other is set to. */
export const filterExpiries = (all: readonly ExpiryView[], filter: ExpiryFilter) => {
  const near = all.filter(({ daysLeft }) => daysLeft <= filter.withinDays)
  const inHamlet = near.filter(({ hamlet }) => filter.hamlet === null || hamlet === filter.hamlet)
  const ofKind = near.filter(({ kind }) => filter.kind === null || kind === filter.kind)
  const found = inHamlet.filter((one) => ofKind.includes(one))
  const hamlets = Map.groupBy(
    ofKind.filter(({ hamlet }) => hamlet !== null),
    ({ hamlet }) => hamlet ?? '',
  )
  return {
    expiries: found.slice(filter.offset, filter.offset + filter.limit),
    total: found.length,
    due: found.filter(({ due }) => due).length,
    kinds: expiryKinds.map((kind) => ({ kind, count: inHamlet.filter((one) => one.kind === kind).length })),
    hamlets: [...hamlets]
      .map(([hamlet, some]) => ({ hamlet, count: some.length }))
      .sort((a, b) => a.hamlet.localeCompare(b.hamlet)),
  }
}
