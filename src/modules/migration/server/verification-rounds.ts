import type { Context } from '#platform/server/context.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { type VerificationState, verificationFlow } from '../rules/verification.ts'
import { db, type VerificationEventRow, type VerificationRow } from './tables.ts'

/** The round under way, held until the act is done: two heads cannot confirm it twice. */
export const lockRound = async (context: Context, verificationId: string): Promise<VerificationRow> => {
  const round = await db(context)
    .selectFrom('verifications')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', verificationId)
    .forUpdate()
    .executeTakeFirst()
  if (!round) throw missing('migration.verificationMissing')
  return round
}

export const assertCanMove = (round: VerificationRow, to: VerificationState): void => {
  if (!verificationFlow.canMove(round.state, to))
    throw new Refusal('rule', 'migration.verificationMoved', { state: round.state })
}

type EventDetails = Partial<Omit<VerificationEventRow, 'village_id' | 'verification_id' | 'state'>> & {
  readonly id: string
}

/** Writes what was done and moves the round: always both. */
export const moveRound = async (
  context: Context,
  round: VerificationRow,
  to: VerificationState,
  details: EventDetails,
): Promise<void> => {
  await insertRoundEvent(context, round.id, to, details)
  await db(context)
    .updateTable('verifications')
    .set({ state: to, state_at: context.now })
    .where('village_id', '=', context.villageId)
    .where('id', '=', round.id)
    .execute()
}

export const insertRoundEvent = async (
  context: Context,
  verificationId: string,
  state: VerificationState,
  details: EventDetails,
): Promise<void> => {
  await db(context)
    .insertInto('verification_events')
    .values({
      ...recordedBy(context),
      identity_seen: null,
      age_seen: null,
      no_duress: null,
      red_flags_discussed: null,
      letter_id: null,
      return_reason: null,
      note: null,
      on_behalf: false,
      occurred_on: context.today,
      ...details,
      verification_id: verificationId,
      state,
    })
    .execute()
}

export const roundEvents = (context: Context, verificationIds: readonly string[]): Promise<VerificationEventRow[]> =>
  verificationIds.length === 0
    ? Promise.resolve([])
    : db(context)
        .selectFrom('verification_events')
        .selectAll()
        .where('village_id', '=', context.villageId)
        .where('verification_id', 'in', verificationIds)
        .orderBy('recorded_at')
        .execute()
