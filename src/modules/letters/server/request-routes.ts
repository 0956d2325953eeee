import type { FastifyReply, FastifyRequest } from 'fastify'
import type { HouseDoor, ServerModule } from '#platform/server/module.ts'
import { checkRequest } from '../contract/receipt.ts'
import { limited, momentWords, sendPage, typedOnce, wordsOf } from './public-words.ts'
import { requestStandPage, requestStartPage } from './request-stand-page.ts'

const answer = async (house: HouseDoor, request: FastifyRequest, reply: FastifyReply, code: string) => {
  const { stand, facts } = await house.call(request, checkRequest, { code: code.slice(0, 80) })
  const html = requestStandPage({ ...wordsOf(request), stand, facts, seenAt: momentWords(new Date()) })
  return sendPage(reply, stand === 'unknown' ? 404 : 200, html)
}

/** The page on which whoever asked at the desk follows the request, without an account. */
export const requestRoutes: NonNullable<ServerModule['routes']> = (server, house) => {
  server.get<{ Querystring: { kode?: string } }>('/permintaan', limited, async (request, reply) => {
    const code = typedOnce(request.query.kode)
    if (code) return answer(house, request, reply, code.replace(/^.*\/permintaan\//i, ''))
    return sendPage(reply, 200, requestStartPage(wordsOf(request)))
  })
  // A QR is smallest in capitals.
  for (const path of ['/permintaan/:code', '/PERMINTAAN/:code']) {
    server.get<{ Params: { code: string } }>(path, limited, (request, reply) =>
      answer(house, request, reply, request.params.code),
    )
  }
}
