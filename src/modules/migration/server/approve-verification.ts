import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { approveVerification } from '../contract/verification.ts'
import { assertOpen, lockEpisode } from './episode-reads.ts'
import { villageVerified } from './events.ts'
import { insertStage } from './insert-stage.ts'
import { isHeadInOffice } from './neighbours.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { assertCanMove, lockRound, moveRound, roundEvents } from './verification-rounds.ts'

/** UU 18/2017 art. 42 (b): the village verifies its candidates. The head's word is what writes the stage. */
export const approveVerificationHandler = handle(approveVerification, async (context, input) => {
  const round = await lockRound(context, input.verificationId)
  assertCanMove(round, 'confirmed')
  const episode = await lockEpisode(context, round.episode_id)
  assertOpen(episode)
  const onBehalf = await assertMayConfirm(context)
  const check = (await roundEvents(context, [round.id])).find((event) => event.state === 'checked')
  if (check?.recorded_by === context.actor.accountId) throw new Refusal('rule', 'migration.ownVerification')
  await moveRound(context, round, 'confirmed', { id: input.id, note: input.note, on_behalf: onBehalf })
  await insertStage(context, {
    episodeId: episode.id,
    stage: 'village_verified',
    occurredOn: context.today,
    source: 'village_head',
    evidence: null,
    confidence: 'sure',
  })
  await context.publish(villageVerified, {
    episodeId: episode.id,
    personId: episode.person_id,
    verificationId: round.id,
    onBehalf,
  })
  await refreshEpisode(context, episode.id)
  return { state: 'confirmed' as const, onBehalf }
})

/** Answers whether it is done on behalf (a.n.); that only while no head is in office. */
const assertMayConfirm = async (context: Context): Promise<boolean> => {
  if (context.actor.role === 'head') return false
  if (await isHeadInOffice(context)) throw new Refusal('rule', 'migration.headInOffice')
  return true
}
