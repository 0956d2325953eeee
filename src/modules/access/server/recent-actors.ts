import type { SignedInActor } from './signed-in-actor.ts'

const cacheMilliseconds = 10_000
const mostKept = 5_000

const recent = new Map<string, { actor: SignedInActor; until: number }>()
/** Sessions that changed just now: not kept again until every older reading has expired. */
const unsettled = new Map<string, number>()

export const findRecentActor = (tokenFingerprint: string, at: number): SignedInActor | undefined => {
  const found = recent.get(tokenFingerprint)
  if (!found || found.until <= at) return undefined
  return isUnsettled(found.actor.sessionId, at) ? undefined : found.actor
}

export const keepRecentActor = (tokenFingerprint: string, actor: SignedInActor, at: number): void => {
  if (isUnsettled(actor.sessionId, at)) return
  if (recent.size >= mostKept) recent.clear()
  recent.set(tokenFingerprint, { actor, until: at + cacheMilliseconds })
}

const isUnsettled = (sessionId: string, at: number): boolean => {
  const until = unsettled.get(sessionId)
  if (until === undefined) return false
  if (until > at) return true
  unsettled.delete(sessionId)
  return false
}

/** Called before the change commits, hence for a while: a reading made in between would still be the old one. */
export const forgetSession = (sessionId: string): void => {
  unsettled.set(sessionId, Date.now() + cacheMilliseconds)
}
