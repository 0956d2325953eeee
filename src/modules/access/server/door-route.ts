import type { FastifyReply, FastifyRequest } from 'fastify'
import type { HouseDoor } from '#platform/server/module.ts'
import { findDoorKey, setDoorKey } from './cookie.ts'
import { enterWith } from './enter.ts'
import { fingerprint, newToken } from './secrets.ts'

/** Comes in by the family's door. By a link the phone gets a key of its own: from then on it is known, and the PIN is enough. */
export const enterByDoor = async (
  house: HouseDoor,
  request: FastifyRequest,
  reply: FastifyReply,
  byLink: boolean,
  attempt: Parameters<typeof enterWith>[3],
): ReturnType<typeof enterWith> => {
  const key = newToken()
  const shown = findDoorKey(request)
  const phone = { shown: shown ? fingerprint(shown) : null, made: fingerprint(key) }
  const answer = await enterWith(house, request, reply, attempt, { phone })
  if (answer.next !== 'done') return answer
  const kept = byLink ? key : shown
  if (kept) setDoorKey(request, reply, kept)
  return answer
}
