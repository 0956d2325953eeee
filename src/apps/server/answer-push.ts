import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#platform/server/context.ts'
import { ask } from '#platform/server/run-operation.ts'
import { applyParcels } from '#platform/server/sync/apply-parcels.ts'
import { makePack } from '#platform/server/sync/make-pack.ts'
import { pushCommands } from '#platform/server/sync/push-commands.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { ApplyParcels } from '#platform/shared/parcel-contract.ts'
import { AskPack, checkPhone } from '#platform/shared/phone-contract.ts'
import { PushRequest } from '#platform/shared/sync-contract.ts'
import { refuseForeignPage } from './answer-operations.ts'
import type { OpenHouse } from './house.ts'

/**
 * What a device queued, in one request each: `POST /api/push` its own, `POST /api/parcels` what another one left behind. And what
 * goes to a phone by hand: `POST /api/packs`.
 */
export const answerPush = (server: FastifyInstance, opened: OpenHouse): void => {
  server.post('/api/push', async (request, reply) => {
    refuseForeignPage(request)
    const body = PushRequest.safeParse(request.body)
    if (!body.success) throw new Refusal('invalid', 'platform.invalidInput')
    const actor = await opened.actorOf(request)
    if (actor.kind === 'public') return askToSignIn(request, reply)
    await assertPhoneServes(opened, actor, body.data.phone)
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
  server.post('/api/packs', async (request, reply) => {
    refuseForeignPage(request)
    const body = AskPack.safeParse(request.body)
    if (!body.success) throw new Refusal('invalid', 'platform.invalidInput')
    const actor = await opened.actorOf(request)
    if (actor.kind === 'public') return askToSignIn(request, reply)
    const village = body.data.village ?? actor.homeVillageId
    if (!village) throw new Refusal('invalid', 'platform.villageNotNamed')
    const { phoneId, whole } = body.data
    const requestId = String(request.id)
    const { file, ...pack } = await makePack(opened.house, { actor, village, phoneId, whole, requestId })
    return { output: { ...pack, file: Buffer.from(file).toString('base64') } }
  })
}

/** What an ended phone still has it leaves sealed to its village, for a person to look at. */
const assertPhoneServes = async ({ house }: OpenHouse, actor: Actor, phoneId: string | undefined): Promise<void> => {
  if (phoneId === undefined || actor.homeVillageId === null) return
  const input = { village: actor.homeVillageId, phoneId }
  const { standing } = await ask(house, checkPhone, { actor, input })
  if (standing === 'revoked') throw new Refusal('forbidden', 'platform.phoneEnded')
}

const askToSignIn = (request: FastifyRequest, reply: FastifyReply) => {
  const refusal = { kind: 'forbidden', code: 'platform.signInFirst', details: {}, fields: [], requestId: request.id }
  return reply.status(401).send({ refusal })
}

const toldOf = (request: FastifyRequest) => ({
  requestId: String(request.id),
  onBug: (fault: unknown) => request.log.error({ fault: String(fault) }, 'bug'),
})
