import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { httpStatusByKind, Refusal } from '#platform/shared/errors.ts'
import type { OpenHouse } from './house.ts'
import { languageOf } from './words.ts'

const codeByStatus: Readonly<Record<number, string>> = { 413: 'platform.tooLarge', 429: 'platform.tooMany' }

const asRefusal = (fault: FastifyError | Refusal): { refusal: Refusal; status: number } | undefined => {
  if (fault instanceof Refusal) return { refusal: fault, status: httpStatusByKind[fault.kind] }
  const status = fault.statusCode
  if (!status || status >= 500) return undefined
  return { refusal: new Refusal('invalid', codeByStatus[status] ?? 'platform.invalidInput'), status }
}

/** The refusal as the reader gets it: kind, code, a sentence in the reader's language, and each field's own. */
export const refusalBody = (opened: OpenHouse, request: FastifyRequest, refusal: Refusal) => {
  const language = languageOf(request.headers['accept-language'])
  const fields = refusal.fields.map((field) => ({
    ...field,
    sentence: opened.say(language, field.code, field.details),
  }))
  const sentence = opened.say(language, refusal.code, refusal.details)
  return {
    refusal: {
      kind: refusal.kind,
      code: refusal.code,
      sentence,
      details: refusal.details,
      fields,
      requestId: request.id,
    },
  }
}

/** A refusal is answered with its sentence; a bug is logged, and the reader sees only its number. */
export const answerFaults = (server: FastifyInstance, opened: OpenHouse): void => {
  server.setErrorHandler((fault: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply) => {
    const known = asRefusal(fault)
    if (known) return reply.status(known.status).send(refusalBody(opened, request, known.refusal))
    request.log.error({ fault: fault.message, stack: fault.stack }, 'bug')
    const bug = new Refusal('conflict', 'platform.bug', { requestId: request.id })
    return reply.status(500).send(refusalBody(opened, request, bug))
  })
}
