import type { FastifyInstance } from 'fastify'
import { pushCommands } from '#platform/server/sync/push-commands.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { PushRequest } from '#platform/shared/sync-contract.ts'
import { refuseForeignPage } from './answer-operations.ts'
import type { OpenHouse } from './house.ts'

/** `POST /api/push`: everything a device queued, in one request. */
export const answerPush = (server: FastifyInstance, opened: OpenHouse): void => {
  server.post('/api/push', async (request, reply) => {
    refuseForeignPage(request)
    const body = PushRequest.safeParse(request.body)
    if (!body.success) throw new Refusal('invalid', 'platform.invalidInput')
    const actor = await opened.actorOf(request)
    if (actor.kind === 'public') {
      const refusal = {
        kind: 'forbidden',
        code: 'platform.signInFirst',
        details: {},
        fields: [],
        requestId: request.id,
      }
      return reply.status(401).send({ refusal })
    }
    const onBug = (fault: unknown) => request.log.error({ fault: String(fault) }, 'bug')
    const answers = await pushCommands(opened.house, {
      actor,
      commands: body.data.commands,
      requestId: String(request.id),
      onBug,
    })
    return { output: { answers } }
  })
}
