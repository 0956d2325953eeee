import { dayIn, type PlainDate, type TimeZone } from '#platform/shared/dates.ts'
import type { LineItem } from '../contract/case-file.ts'
import type { CaseParts } from './case-parts.ts'
import { openWords } from './recorded.ts'

interface Recorded {
  readonly id: string
  readonly recorded_at: string
  readonly recorded_by_name: string
}

const item = (row: Recorded, more: Partial<LineItem> & Pick<LineItem, 'kind' | 'occurredOn'>): LineItem => ({
  ...{ id: row.id, about: null, party: null, channel: null, words: null, amountRupiah: null, fileHash: null },
  ...{ forFamily: false, recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
  ...more,
})

/** Everything about a case on one line, the newest first: the contacts, the offices, the family, the money. */
export const lineOf = (parts: CaseParts, zone: TimeZone): LineItem[] =>
  [...wordItems(parts), ...courseItems(parts), ...officeItems(parts, zone), ...workItems(parts, zone)].sort(
    (a, b) => b.occurredOn.localeCompare(a.occurredOn) || b.recordedAt.localeCompare(a.recordedAt),
  )

const day = (text: string): PlainDate => text as PlainDate

const wordItems = ({ entries }: CaseParts): LineItem[] =>
  entries.map((row) =>
    item(row, {
      ...{ kind: row.kind, occurredOn: day(row.occurred_on), party: row.party, channel: row.channel },
      ...{ words: openWords(row.words_sealed), forFamily: row.for_family },
    }),
  )

const courseItems = ({ states, followUps }: CaseParts): LineItem[] => [
  ...states.map((row) =>
    item(row, {
      ...{ kind: 'state', about: row.state, occurredOn: day(row.occurred_on), party: row.reason },
      words: openWords(row.note_sealed),
    }),
  ),
  ...followUps.map((row) =>
    item(row, {
      ...{ kind: 'followUp', about: row.result, occurredOn: day(row.occurred_on), words: openWords(row.words_sealed) },
    }),
  ),
]

const officeItems = ({ referrals, referralEvents, transfers }: CaseParts, zone: TimeZone): LineItem[] => {
  const named = new Map(referrals.map((row) => [row.id, row.to_name ?? row.organisation_name ?? null]))
  const office = new Map(referrals.map((row) => [row.id, row.office]))
  return [
    ...referrals.map((row) =>
      item(row, {
        ...{ kind: 'referral', about: 'sent', occurredOn: day(row.sent_on), channel: row.channel },
        party: named.get(row.id) ?? row.office,
      }),
    ),
    ...referralEvents.map((row) =>
      item(row, {
        ...{ kind: 'referral', about: row.state, occurredOn: day(row.occurred_on), words: openWords(row.note_sealed) },
        party: named.get(row.referral_id) ?? office.get(row.referral_id) ?? null,
      }),
    ),
    ...transfers.map((row) =>
      item(row, {
        ...{ kind: 'transfer', about: row.state, party: row.to_name, words: openWords(row.reason_sealed) },
        occurredOn: dayIn(zone, new Date(row.recorded_at)),
      }),
    ),
  ]
}

const workItems = (parts: CaseParts, zone: TimeZone): LineItem[] => {
  const recordedOn = (row: Recorded) => dayIn(zone, new Date(row.recorded_at))
  return [
    ...parts.evidence.map((row) =>
      item(row, {
        kind: 'evidence',
        occurredOn: recordedOn(row),
        words: openWords(row.label_sealed),
        fileHash: row.file_hash,
      }),
    ),
    ...parts.flags.map((row) =>
      item(row, {
        ...{ kind: 'flag', about: row.closed_on === null ? 'open' : 'closed', occurredOn: recordedOn(row) },
        words: [openWords(row.words_sealed), openWords(row.closed_because_sealed)].filter(Boolean).join(' → '),
      }),
    ),
    ...parts.recoveries.map((row) =>
      item(row, {
        ...{ kind: 'money', about: row.reverses_id === null ? 'received' : 'reversed' },
        ...{ occurredOn: day(row.received_on), amountRupiah: Number(row.amount_rupiah) },
      }),
    ),
    ...parts.checks.map((row) =>
      item(row, {
        ...{ kind: 'check', about: row.item, party: row.state, occurredOn: recordedOn(row) },
        words: openWords(row.note_sealed),
      }),
    ),
    ...parts.closings.map((row) =>
      item(row, {
        ...{ kind: 'closing', about: row.state, party: row.reason, occurredOn: recordedOn(row) },
        words: openWords(row.note_sealed) ?? openWords(row.outcome_sealed),
      }),
    ),
  ]
}
