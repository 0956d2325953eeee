import type { FastifyReply, FastifyRequest } from 'fastify'
import type * as z from 'zod/mini'
import type { HouseDoor } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { signOut } from '../contract/session.ts'
import type { signInAnswerSchema } from '../contract/sign-in.ts'
import { assertSafeLine, findSessionToken, setSessionCookie } from './cookie.ts'
import { countedAddress, deviceLabel, type EdgeFacts, sealEdge } from './edge.ts'
import { fingerprint, newToken } from './secrets.ts'

type Answer = z.output<typeof signInAnswerSchema>

type Known = Pick<EdgeFacts, 'identity' | 'phone'>

export const edgeOf = (request: FastifyRequest, token: string, known: Known = {}): string =>
  sealEdge({
    address: countedAddress(request.ip),
    device: deviceLabel(request.headers['user-agent']),
    tokenFingerprint: fingerprint(token),
    ...known,
  })

/** Runs a sign-in with a token made here and now; the cookie is set only when it succeeds. An older session of this browser ends. */
export const enterWith = async (
  house: HouseDoor,
  request: FastifyRequest,
  reply: FastifyReply,
  attempt: (edge: string) => Promise<Answer>,
  known?: Known,
): Promise<Answer> => {
  assertSafeLine(request)
  const token = newToken()
  const answer = await attempt(edgeOf(request, token, known))
  if (answer.next !== 'done' || !answer.sessionExpiresAt) return answer
  if (findSessionToken(request)) await leave(house, request)
  setSessionCookie(request, reply, token, answer.sessionExpiresAt)
  return answer
}

export const leave = async (house: HouseDoor, request: FastifyRequest): Promise<void> => {
  await house.call(request, signOut, {}, { commandId: newId() }).catch((fault: unknown) => {
    if (!(fault instanceof Refusal)) throw fault // already ended: nothing to leave
  })
}
