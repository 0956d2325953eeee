import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { runOperation } from '#platform/server/run-operation.ts'
import type { Instant } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import type { OperationName } from '#platform/shared/operation.ts'
import { checkParcel, longestParcel, recordParcel } from '#platform/shared/parcel-contract.ts'
import type { OpenHouse } from './house.ts'
import { openApiOf } from './openapi.ts'
import { sendPacked } from './packed-answers.ts'

const Envelope = z.object({
  commandId: z.optional(z.string()),
  village: z.optional(z.int()),
  occurredAt: z.optional(z.iso.datetime()),
  input: z.optional(z.unknown()),
})

/** A page of another site can make a browser send our cookie, but it cannot set this header. */
export const refuseForeignPage = (request: FastifyRequest): void => {
  const byKey = request.headers.authorization?.startsWith('Bearer ')
  if (!byKey && request.headers['x-requested-with'] !== 'desmigratif') {
    throw new Refusal('forbidden', 'platform.notFromOurPage')
  }
}

// A parcel is weeks of somebody's work: these two take more than a page ever sends.
const parcelRoom = { bodyLimit: longestParcel + 10_000 }
/** Anyone may hand a parcel over; each sender so many a minute, and an honest phone tries again a minute later. */
const parcelPace = { rateLimit: { max: 120, timeWindow: '1 minute' } }

/** `POST /api/<module.verbNoun>` for every operation there is, and the document that describes them. */
export const answerOperations = (server: FastifyInstance, opened: OpenHouse): void => {
  const { house } = opened
  const answer = async (name: OperationName, request: FastifyRequest, reply: FastifyReply) => {
    refuseForeignPage(request)
    const operation = house.handlersByName.get(name)?.operation
    if (!operation) throw new Refusal('missing', 'platform.operationUnknown')
    const envelope = Envelope.safeParse(request.body)
    if (!envelope.success) throw new Refusal('invalid', 'platform.invalidInput')
    const { commandId, village, occurredAt, input } = envelope.data
    const actor = await opened.actorOf(request)
    if (actor.kind === 'public' && !operation.open) {
      return reply.status(401).send({
        refusal: { kind: 'forbidden', code: 'platform.signInFirst', details: {}, fields: [], requestId: request.id },
      })
    }
    const timer = opened.metrics.operationSeconds.startTimer({ operation: name })
    try {
      const when = { occurredAt: occurredAt as Instant | undefined, requestId: String(request.id) }
      const output = await runOperation(house, { actor, name, input, commandId, village, ...when })
      timer({ outcome: 'done' })
      return operation.crowded ? await sendPacked(request, reply, output as object) : { output: output ?? null }
    } catch (fault) {
      timer({ outcome: fault instanceof Refusal ? fault.kind : 'bug' })
      throw fault
    }
  }
  server.post<{ Params: { name: string } }>('/api/:name', (request, reply) =>
    answer(request.params.name as OperationName, request, reply),
  )
  server.post(`/api/${recordParcel.name}`, { ...parcelRoom, config: parcelPace }, (request, reply) =>
    answer(recordParcel.name, request, reply),
  )
  server.post(`/api/${checkParcel.name}`, parcelRoom, (request, reply) => answer(checkParcel.name, request, reply))
  let document: unknown
  server.get('/api/openapi.json', async () => {
    document ??= openApiOf([...house.handlersByName.values()].map((handler) => handler.operation))
    return document
  })
}
