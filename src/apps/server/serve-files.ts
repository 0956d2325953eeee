import type { FastifyInstance } from 'fastify'
import { receiveFile } from '#platform/server/receive-file.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { refuseForeignPage } from './answer-operations.ts'
import type { OpenHouse } from './house.ts'
import { houseDoor } from './house-door.ts'

// Shown in the page only when harmless; everything else is downloaded and never run as a page of ours.
const shownInline = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])

/** `POST /files` keeps the bytes first and answers their hash; `GET /files/<hash>` gives them to whom the village's record allows. */
export const serveFiles = (server: FastifyInstance, opened: OpenHouse): void => {
  const door = houseDoor(opened)
  server.post('/files', async (request) => {
    refuseForeignPage(request)
    const actor = await opened.actorOf(request)
    if (actor.kind === 'public') throw new Refusal('forbidden', 'platform.signInFirst')
    const part = await request.file()
    if (!part) throw new Refusal('invalid', 'platform.invalidInput')
    const bytes = await part.toBuffer()
    const requestId = String(request.id)
    return { hash: await receiveFile(opened.house, { actor, bytes, name: part.filename, requestId }) }
  })
  server.get<{ Params: { hash: string } }>('/files/:hash', async (request, reply) => {
    const { bytes, mediaType } = await door.file(request, request.params.hash)
    const inline = shownInline.has(mediaType)
    return reply
      .header('content-type', inline ? mediaType : 'application/octet-stream')
      .header('content-disposition', inline ? 'inline' : 'attachment')
      .header('cache-control', 'private, no-store')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(Buffer.from(bytes))
  })
}
