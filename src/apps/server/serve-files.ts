import type { FastifyInstance } from 'fastify'
import { findFile, putFile } from '#platform/server/files.ts'
import { fileReceipt } from '#platform/server/platform-module.ts'
import { ask } from '#platform/server/run-operation.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { getFile, recordFile } from '#platform/shared/file-contract.ts'
import { fileKindOf, type KnownFile, maximumMegabytes } from '#platform/shared/file-kind.ts'
import { newId } from '#platform/shared/ids.ts'
import { refuseForeignPage } from './answer-operations.ts'
import type { OpenHouse } from './house.ts'

// Shown in the page only when harmless; everything else is downloaded and never run as a page of ours.
const shownInline = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])

/** `POST /files` keeps the bytes first and answers their hash; `GET /files/<hash>` gives them to whom the village's record allows. */
export const serveFiles = (server: FastifyInstance, opened: OpenHouse): void => {
  server.post('/files', async (request) => {
    refuseForeignPage(request)
    const actor = await opened.actorOf(request)
    if (actor.kind === 'public') throw new Refusal('forbidden', 'platform.signInFirst')
    const part = await request.file()
    const bytes = await part?.toBuffer()
    if (!part || !bytes || bytes.length === 0) throw new Refusal('invalid', 'platform.invalidInput')
    const { mediaType } = keepableFile(bytes)
    const hash = await putFile(bytes)
    const input = {
      id: newId(),
      hash,
      name: part.filename.slice(0, 200),
      mediaType,
      sizeBytes: bytes.length,
      receipt: fileReceipt(actor.accountId, hash),
    }
    await ask(opened.house, recordFile, { actor, commandId: newId(), input, requestId: String(request.id) })
    return { hash }
  })
  server.get<{ Params: { hash: string } }>('/files/:hash', async (request, reply) => {
    const actor = await opened.actorOf(request)
    const file = await ask(opened.house, getFile, {
      actor,
      input: { hash: request.params.hash },
      requestId: String(request.id),
    })
    const bytes = await findFile(request.params.hash)
    if (!bytes) throw missing()
    const type = shownInline.has(file.mediaType) ? file.mediaType : 'application/octet-stream'
    const disposition = shownInline.has(file.mediaType) ? 'inline' : 'attachment'
    return reply
      .header('content-type', type)
      .header('content-disposition', disposition)
      .header('cache-control', 'private, no-store')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(Buffer.from(bytes))
  })
}

const keepableFile = (bytes: Uint8Array): KnownFile => {
  const known = fileKindOf(bytes)
  if (known === 'heic') throw new Refusal('invalid', 'platform.fileIsHeic')
  if (!known) throw new Refusal('invalid', 'platform.fileKindUnknown')
  const megabytes = maximumMegabytes[known.kind]
  if (bytes.length > megabytes * 1_048_576) throw new Refusal('invalid', 'platform.fileTooLarge', { megabytes })
  return known
}
