/** Seconds to the next try after each failure, as the Standard Webhooks advise: about three days, then the notice is dead. */
const pauses = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const

export const mostTries = pauses.length + 1

/** When to try again after so many tries, or nothing: it is dead. `chance` from 0 to 1 spreads those that failed together. */
export const nextTryAt = (tries: number, now: Date, chance: number): Date | undefined => {
  const seconds = pauses[tries - 1]
  return seconds === undefined ? undefined : new Date(now.getTime() + seconds * 1_000 * (0.9 + chance * 0.2))
}

const daysUntilPaused = 5

/** A receiver that has answered nothing well for so long is left alone until somebody opens it again. */
export const isFailingTooLong = (failingSince: string | null, now: Date): boolean =>
  failingSince !== null && now.getTime() - Date.parse(failingSince) >= daysUntilPaused * 86_400_000

/** How long the secret before still signs beside the new one. */
export const oldSecretHours = 24

/** How long a notice that is delivered or dead stays in the log. */
export const logDays = 30
