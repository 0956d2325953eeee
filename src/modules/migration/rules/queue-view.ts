import type { PlainDate } from '#platform/shared/dates.ts'
import type { QueueItem } from '../contract/verification.ts'
import { assess } from './assess.ts'
import type { EpisodeParts, Rulebook } from './parts.ts'
import type { VerificationEventRow, VerificationRow } from './rows.ts'
import { isOpenVerification } from './verification.ts'

/** How many settled ones are shown beside those that wait. */
export const settledShown = 10
export const waitingShown = 200

interface Standing {
  readonly parts: EpisodeParts
  /** The last thing that happened to it. */
  readonly last: VerificationEventRow | undefined
  readonly rulebook: Rulebook
  readonly today: PlainDate
}

/** A verification in the list of those that wait, with what the decision stands on. */
export const queueItemOf = (round: VerificationRow, { parts, last, rulebook, today }: Standing): QueueItem => {
  const { readiness, latestConsultation, redFlags } = assess(parts, rulebook, today)
  const { episode, person } = parts
  const permission = readiness.items.find((item) => item.code === 'IZIN_KELUARGA' && item.status === 'verified')
  return {
    ...{ verificationId: round.id, state: round.state, requestedOn: round.requested_on as PlainDate },
    stateOn: (last?.occurred_on ?? round.requested_on) as PlainDate,
    lastByName: last?.recorded_by_name ?? round.recorded_by_name,
    returnReason: last?.return_reason ?? null,
    ...{ episodeId: episode.id, personName: person.name, hamlet: person.hamlet },
    ...{ destinationCountry: episode.destination_country, occupation: episode.occupation },
    occupationTold: episode.occupation_told,
    ...{ villageVerified: readiness.villageVerified, villageTotal: readiness.villageTotal },
    consultedOn: (latestConsultation?.row.met_on ?? null) as PlainDate | null,
    permissionLetter: permission?.fact?.row?.number_text ?? null,
    redFlagAdvice: redFlags.advice,
  }
}

/** What still waits, and what was settled lately. */
export const queueOf = (items: readonly QueueItem[]) => ({
  waiting: items.filter((item) => isOpenVerification(item.state)),
  settled: items.filter((item) => !isOpenVerification(item.state)),
})
