import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import type { HouseDoor } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { signInAtDoor } from '../contract/door.ts'
import { requestPasswordReset, signIn, signInByPasskey, signInDemo } from '../contract/sign-in.ts'
import { clearSessionCookie } from './cookie.ts'
import { enterByDoor } from './door-route.ts'
import { edgeOf, enterWith, leave } from './enter.ts'
import { oidcRoutes } from './oidc-routes.ts'
import { newToken } from './secrets.ts'

const passwordBody = z.object({ login: z.string(), password: z.string(), code: z.optional(z.string()) })
const demoBody = z.object({ accountId: z.string() })
const doorBody = z.object({ pin: z.string(), token: z.optional(z.string()) })
const passkeyBody = z.object({ challengeId: z.string(), responseJson: z.string() })
const resetBody = z.object({ login: z.string() })

const statusByAnswer = { refused: 401, locked: 429, code: 200, done: 200 } as const

// the same guard as for operations: a page of another site cannot set this header
const assertOwnPage = (request: FastifyRequest): void => {
  if (request.headers['x-requested-with'] !== 'desmigratif') throw new Refusal('forbidden', 'platform.notFromOurPage')
}

const read = <S extends z.ZodMiniType>(schema: S, body: unknown): z.output<S> => {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new Refusal('invalid', 'platform.invalidInput')
  return parsed.data
}

/** `POST /session` and its sisters set the cookie, `DELETE /session` clears it. An operation cannot. */
export const accessRoutes = (server: FastifyInstance, house: HouseDoor): void => {
  const commandId = () => ({ commandId: newId() })
  // tighter than the house's own limit; the lock-out counts wrong tries, this counts everything
  const config = { rateLimit: { max: 60, timeWindow: '1 minute' } }
  const doorConfig = { rateLimit: { max: 30, timeWindow: '1 minute' } }

  server.post('/session', { config }, async (request, reply) => {
    assertOwnPage(request)
    const body = read(passwordBody, request.body)
    const answer = await enterWith(house, request, reply, (edge) =>
      house.call(request, signIn, { ...body, edge }, commandId()),
    )
    return reply.status(statusByAnswer[answer.next]).send(answer)
  })

  server.post('/session/demo', { config }, async (request, reply) => {
    assertOwnPage(request)
    const body = read(demoBody, request.body)
    return enterWith(house, request, reply, (edge) => house.call(request, signInDemo, { ...body, edge }, commandId()))
  })

  server.post('/session/passkey', { config }, async (request, reply) => {
    assertOwnPage(request)
    const body = read(passkeyBody, request.body)
    const answer = await enterWith(house, request, reply, (edge) =>
      house.call(request, signInByPasskey, { ...body, edge }, commandId()),
    )
    return reply.status(statusByAnswer[answer.next]).send(answer)
  })

  server.post('/session/door', { config: doorConfig }, async (request, reply) => {
    assertOwnPage(request)
    const body = read(doorBody, request.body)
    const answer = await enterByDoor(house, request, reply, body.token !== undefined, (edge) =>
      house.call(request, signInAtDoor, { ...body, edge }, commandId()),
    )
    return reply.status(statusByAnswer[answer.next]).send(answer)
  })

  server.post('/session/reset', { config }, async (request) => {
    assertOwnPage(request)
    const body = read(resetBody, request.body)
    return house.call(request, requestPasswordReset, { ...body, edge: edgeOf(request, newToken()) }, commandId())
  })

  server.delete('/session', async (request, reply) => {
    assertOwnPage(request)
    await leave(house, request)
    clearSessionCookie(request, reply)
    return { done: true }
  })

  oidcRoutes(server, house)
}
