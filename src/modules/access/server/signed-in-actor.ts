import type { Actor } from '#platform/server/context.ts'
import { Refusal } from '#platform/shared/errors.ts'
import type { Step } from '../contract/session.ts'

/** An actor who came through the door of this module: it also knows its session. */
export interface SignedInActor extends Actor {
  readonly sessionId: string
  readonly step: Step
  readonly grantId: string | null
}

export const isSignedIn = (actor: Actor): actor is SignedInActor => 'sessionId' in actor

/** Offices and ways in are given by people: a key in a machine would otherwise make itself another. */
export const assertNoKey = (actor: Actor): void => {
  if (actor.kind === 'key') throw new Refusal('forbidden', 'access.onlySignedIn')
}

/** The session that asks; API keys and our own jobs have none. */
export const sessionOf = (actor: Actor): SignedInActor => {
  if (!isSignedIn(actor)) throw new Refusal('forbidden', 'access.onlySignedIn')
  return actor
}
