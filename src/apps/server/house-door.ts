import type { FastifyRequest } from 'fastify'
import type { HouseDoor } from '#platform/server/module.ts'
import { ask } from '#platform/server/run-operation.ts'
import { fileForReader } from '#platform/server/village-files.ts'
import type { OpenHouse } from './house.ts'
import { languageOf } from './words.ts'

/** The door for pages that are not operations: the same permission, transaction and audit, for whoever sent the request. */
export const houseDoor = (opened: OpenHouse): HouseDoor => {
  const call: HouseDoor['call'] = async (request: FastifyRequest, operation, input, options) => {
    const actor = await opened.actorOf(request)
    return ask(opened.house, operation, {
      actor,
      input,
      commandId: options?.commandId,
      village: options?.village,
      requestId: String(request.id),
    })
  }
  return {
    call,
    file: (request, hash) => fileForReader({ call }, request, hash),
    say: (request, key, values) => opened.say(languageOf(request.headers['accept-language']), key, values),
  }
}
