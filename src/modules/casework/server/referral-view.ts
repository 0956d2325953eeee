import type { PlainDate } from '#platform/shared/dates.ts'
import type { ReferralView } from '../contract/case-file.ts'
import { openWords } from './recorded.ts'
import type { ReferralEventRow, ReferralRow } from './tables.ts'

export const viewReferral = (row: ReferralRow, events: readonly ReferralEventRow[]): ReferralView => ({
  ...{ id: row.id, office: row.office, organisationName: row.organisation_name, toName: row.to_name },
  ...{ channel: row.channel, sentOn: row.sent_on as PlainDate, ground: row.ground },
  override: openWords(row.override_sealed),
  ...{ state: row.state, stateOn: row.state_on as PlainDate },
  events: events
    .filter((event) => event.referral_id === row.id)
    .map((event) => ({
      ...{ id: event.id, state: event.state, occurredOn: event.occurred_on as PlainDate, reason: event.reason },
      ...{ note: openWords(event.note_sealed), byHand: event.by_hand },
      ...{ recordedAt: event.recorded_at, recordedByName: event.recorded_by_name },
    })),
  ...{ recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
})
