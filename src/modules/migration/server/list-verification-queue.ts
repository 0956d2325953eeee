import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { listVerificationQueue, type QueueItem } from '../contract/verification.ts'
import type { Rulebook } from '../rules/parts.ts'
import { queueItemOf, queueOf, settledShown, waitingShown } from '../rules/queue-view.ts'
import type { VerificationState } from '../rules/verification.ts'
import { loadParts } from './episode-parts.ts'
import { isHeadInOffice, loadRulebook } from './neighbours.ts'
import { db, type VerificationRow } from './tables.ts'
import { roundEvents } from './verification-rounds.ts'

export const listVerificationQueueHandler = handle(listVerificationQueue, async (context) => {
  const waiting = await roundsIn(context, ['requested', 'checked'], 'asc', waitingShown)
  const settled = await roundsIn(context, ['confirmed', 'returned'], 'desc', settledShown)
  const items = await queueItems(context, [...waiting, ...settled], await loadRulebook(context))
  return { ...queueOf(items), headInOffice: await isHeadInOffice(context) }
})

const roundsIn = (
  context: Context,
  states: readonly VerificationState[],
  order: 'asc' | 'desc',
  limit: number,
): Promise<VerificationRow[]> =>
  db(context)
    .selectFrom('verifications')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('state', 'in', states)
    .orderBy('state_at', order)
    .limit(limit)
    .execute()

const queueItems = async (
  context: Context,
  rounds: readonly VerificationRow[],
  rulebook: Rulebook,
): Promise<QueueItem[]> => {
  if (rounds.length === 0) return []
  const events = await roundEvents(
    context,
    rounds.map((round) => round.id),
  )
  const episodes = await db(context)
    .selectFrom('episodes')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', 'in', [...new Set(rounds.map((round) => round.episode_id))])
    .execute()
  const partsById = new Map((await loadParts(context, episodes)).map((parts) => [parts.episode.id, parts]))
  return rounds.flatMap((round) => {
    const parts = partsById.get(round.episode_id)
    const last = events.filter((event) => event.verification_id === round.id).at(-1)
    return parts ? [queueItemOf(round, { parts, last, rulebook, today: context.today })] : []
  })
}
