import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { applyParcels } from '#platform/server/sync/apply-parcels.ts'
import { pushCommands } from '#platform/server/sync/push-commands.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { ApplyParcels } from '#platform/shared/parcel-contract.ts'
import { PushRequest } from '#platform/shared/sync-contract.ts'
import { refuseForeignPage } from './answer-operations.ts'
import type { OpenHouse } from './house.ts'

/** What a device queued, in one request each: `POST /api/push` its own, `POST /api/parcels` what another one left behind. */
export const answerPush = (server: FastifyInstance, opened: OpenHouse): void => {
  server.post('/api/push', async (request, reply) => {
    refuseForeignPage(request)
    const body = PushRequest.safeParse(request.body)
    if (!body.success) throw new Refusal('invalid', 'platform.invalidInput')
    const actor = await opened.actorOf(request)
    if (actor.kind === 'public') return askToSignIn(request, reply)
    const answers = await pushCommands(opened.house, { actor, commands: body.data.commands, ...toldOf(request) })
    return { output: { answers } }
  })
  server.post('/api/parcels', async (request, reply) => {
    refuseForeignPage(request)
    const body = ApplyParcels.safeParse(request.body)
    if (!body.success) throw new Refusal('invalid', 'platform.invalidInput')
    const actor = await opened.actorOf(request)
    if (actor.kind === 'public') return askToSignIn(request, reply)
    const village = body.data.village ?? actor.homeVillageId
    if (!village) throw new Refusal('invalid', 'platform.villageNotNamed')
    const { parcelIds } = body.data
    const parcels = await applyParcels(opened.house, { actor, village, parcelIds, ...toldOf(request) })
    return { output: { parcels } }
  })
}

const askToSignIn = (request: FastifyRequest, reply: FastifyReply) => {
  const refusal = { kind: 'forbidden', code: 'platform.signInFirst', details: {}, fields: [], requestId: request.id }
  return reply.status(401).send({ refusal })
}

const toldOf = (request: FastifyRequest) => ({
  requestId: String(request.id),
  onBug: (fault: unknown) => request.log.error({ fault: String(fault) }, 'bug'),
})
