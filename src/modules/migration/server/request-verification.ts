import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { requestVerification } from '../contract/verification.ts'
import { isOpenVerification } from '../rules/verification.ts'
import { assertOpen, lockEpisode } from './episode-reads.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db } from './tables.ts'
import { insertRoundEvent } from './verification-rounds.ts'

export const requestVerificationHandler = handle(requestVerification, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  assertOpen(episode)
  const rounds = await db(context)
    .selectFrom('verifications')
    .select(['state'])
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episode.id)
    .execute()
  if (rounds.some((round) => isOpenVerification(round.state))) throw new Refusal('rule', 'migration.verificationOpen')
  if (rounds.some((round) => round.state === 'confirmed')) throw new Refusal('rule', 'migration.alreadyVerified')
  await db(context)
    .insertInto('verifications')
    .values({
      ...recordedBy(context),
      id: input.id,
      episode_id: episode.id,
      state: 'requested',
      state_at: context.now,
      requested_on: context.today,
    })
    .execute()
  await insertRoundEvent(context, input.id, 'requested', { id: newId() })
  await refreshEpisode(context, episode.id)
  return { verificationId: input.id, state: 'requested' as const }
})
