import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { listVerificationQueue, type QueueItem } from '../contract/verification.ts'
import { assess } from '../rules/assess.ts'
import type { Rulebook } from '../rules/parts.ts'
import { isOpenVerification, type VerificationState } from '../rules/verification.ts'
import { loadParts } from './episode-parts.ts'
import { isHeadInOffice, loadRulebook } from './neighbours.ts'
import { db, type VerificationEventRow, type VerificationRow } from './tables.ts'
import { roundEvents } from './verification-rounds.ts'

const settledShown = 10

export const listVerificationQueueHandler = handle(listVerificationQueue, async (context) => {
  const waiting = await roundsIn(context, ['requested', 'checked'], 'asc', 200)
  const settled = await roundsIn(context, ['confirmed', 'returned'], 'desc', settledShown)
  const items = await queueItems(context, [...waiting, ...settled], await loadRulebook(context))
  return {
    waiting: items.filter((item) => isOpenVerification(item.state)),
    settled: items.filter((item) => !isOpenVerification(item.state)),
    headInOffice: await isHeadInOffice(context),
  }
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
    if (!parts) return []
    const { readiness, latestConsultation, redFlags } = assess(parts, rulebook, context.today)
    const { episode, person } = parts
    return [
      {
        ...roundView(round, events.filter((event) => event.verification_id === round.id).at(-1)),
        episodeId: episode.id,
        personName: person.name,
        hamlet: person.hamlet,
        destinationCountry: episode.destination_country,
        occupation: episode.occupation,
        occupationTold: episode.occupation_told,
        villageVerified: readiness.villageVerified,
        villageTotal: readiness.villageTotal,
        consultedOn: (latestConsultation?.row.met_on ?? null) as PlainDate | null,
        permissionLetter:
          readiness.items.find((item) => item.code === 'IZIN_KELUARGA' && item.status === 'verified')?.fact?.row
            ?.number_text ?? null,
        redFlagAdvice: redFlags.advice,
      },
    ]
  })
}

const roundView = (round: VerificationRow, last: VerificationEventRow | undefined) => ({
  verificationId: round.id,
  state: round.state,
  stateOn: (last?.occurred_on ?? round.requested_on) as PlainDate,
  requestedOn: round.requested_on as PlainDate,
  lastByName: last?.recorded_by_name ?? round.recorded_by_name,
  returnReason: last?.return_reason ?? null,
})
