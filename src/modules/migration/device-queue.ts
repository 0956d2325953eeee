import { answerTo } from '#platform/client/device/device-part.ts'
import { listVerificationQueue } from './contract/verification.ts'
import { asRows, partsOn, rulebookOn } from './device-parts.ts'
import { queueItemOf, queueOf, settledShown, waitingShown } from './rules/queue-view.ts'
import type { VerificationEventRow, VerificationRow } from './rules/rows.ts'
import { isOpenVerification } from './rules/verification.ts'

/** What waits to be verified, as of the last line: to check and to confirm needs the office, and each file says so. */
export const queueAnswer = answerTo(listVerificationQueue, (rows, _, { today }) => {
  const rulebook = rulebookOn(rows, today)
  const rounds = asRows<VerificationRow>(rows.all('verifications')).toSorted((one, other) =>
    String(one.state_at).localeCompare(String(other.state_at)),
  )
  const waiting = rounds.filter(({ state }) => isOpenVerification(state)).slice(0, waitingShown)
  const settled = rounds
    .filter(({ state }) => !isOpenVerification(state))
    .toReversed()
    .slice(0, settledShown)
  const items = [...waiting, ...settled].flatMap((round) => {
    const episode = rows.find('episodes', round.episode_id)
    if (!episode) return []
    const { parts } = partsOn(rows, episode, today)
    const last = asRows<VerificationEventRow>(rows.where('verification_events', 'verification_id', round.id))
      .toSorted((one, other) => one.recorded_at.localeCompare(other.recorded_at))
      .at(-1)
    return [queueItemOf(round, { parts, last, rulebook, today })]
  })
  // who is in office is known at the office, and to confirm needs a line
  return { ...queueOf(items), headInOffice: true }
})
