import { handle } from '#platform/server/module.ts'
import { refuseAt } from '#platform/shared/errors.ts'
import { refuseVerification } from '../contract/verification.ts'
import { lockEpisode } from './episode-reads.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { assertCanMove, lockRound, moveRound } from './verification-rounds.ts'

/** Given back with a reason: the work is put right and asked for again. Nobody is refused for good. */
export const refuseVerificationHandler = handle(refuseVerification, async (context, input) => {
  if (input.reason === 'other' && !input.note) {
    refuseAt('note', 'migration.returnNoteMissing', 'invalid')
  }
  const round = await lockRound(context, input.verificationId)
  assertCanMove(round, 'returned')
  await lockEpisode(context, round.episode_id)
  await moveRound(context, round, 'returned', { id: input.id, return_reason: input.reason, note: input.note })
  await refreshEpisode(context, round.episode_id)
  return { state: 'returned' as const }
})
