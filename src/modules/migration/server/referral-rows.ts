import type { Context } from '#platform/server/context.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import type { Referral } from '../contract/referrals.ts'
import type { ReferralParts } from '../rules/parts.ts'
import { isClosed, isWaiting } from '../rules/referrals.ts'
import { referralFactOf } from '../rules/row-facts.ts'
import { db, type ReferralRow } from './tables.ts'

/** The referral and its episode's id; whoever writes to it holds the episode's lock. */
export const getReferralRow = async (context: Context, referralId: string): Promise<ReferralRow> => {
  const row = await db(context)
    .selectFrom('referrals')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', referralId)
    .executeTakeFirst()
  if (!row) throw missing('migration.referralMissing')
  return row
}

/** Newest first, for the officer alone. */
export const viewReferrals = (referrals: readonly ReferralParts[]): Referral[] =>
  [...referrals].reverse().map((parts) => {
    const { row, events } = parts
    return {
      id: row.id,
      officeKind: row.office_kind,
      organisationName: row.organisation_name,
      referredOn: row.referred_on as PlainDate,
      channel: row.channel,
      consent: row.consent,
      withoutConsentBecause: row.without_consent_because,
      told: row.told,
      waiting: isWaiting(referralFactOf(parts)),
      closed: isClosed(referralFactOf(parts)),
      events: events.map((event) => ({
        id: event.id,
        kind: event.kind,
        occurredOn: event.occurred_on as PlainDate,
        outcome: event.outcome,
        reason: event.reason,
        note: event.note,
        recordedAt: event.recorded_at,
        recordedByName: event.recorded_by_name,
      })),
      recordedAt: row.recorded_at,
      recordedByName: row.recorded_by_name,
    }
  })
