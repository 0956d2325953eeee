import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '#platform/server/context.ts'
import { type PartialFiles, type PartName, partialFilesIn } from '#platform/server/partial-files.ts'
import { receiveFile } from '#platform/server/receive-file.ts'
import { checkFile } from '#platform/shared/awaited-file-contract.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { maximumMegabytes } from '#platform/shared/file-kind.ts'
import { sha256Pattern } from '#platform/shared/stored-file.ts'
import { refuseForeignPage } from './answer-operations.ts'
import type { OpenHouse } from './house.ts'
import { houseDoor } from './house-door.ts'

const mostBytes = Math.max(maximumMegabytes.picture, maximumMegabytes.pdf) * 1_048_576
const bytesType = 'application/offset+octet-stream'
const oneWeek = 7 * 24 * 3_600_000
const oneDay = oneWeek / 7

interface Route {
  Params: { hash: string }
}

/**
 * A file in parts, named by its SHA-256: `GET /files/<hash>/parts` says how far it has come, `PATCH` goes on from there and
 * answers the hash once all of it is here. What arrived before a line broke is never sent twice.
 */
export const resumeFiles = (server: FastifyInstance, opened: OpenHouse): void => {
  const parts = partialFilesIn(`${opened.settings.dataDir}/file-parts`)
  const door = houseDoor(opened)
  const forget = () => void parts.forgetBefore(new Date(Date.now() - oneWeek))
  const daily = setInterval(forget, oneDay).unref()
  server.addHook('onClose', async () => clearInterval(daily))
  server.addContentTypeParser(bytesType, (_request, payload, done) => done(null, payload))

  server.get<Route>('/files/:hash/parts', async (request) => {
    const { part } = await senderOf(opened, request)
    const { hasArrived } = await door.call(request, checkFile, { hash: part.hash })
    return { offset: hasArrived ? 0 : await parts.offset(part), hasArrived }
  })
  server.patch<Route>('/files/:hash/parts', { bodyLimit: mostBytes }, async (request) => {
    refuseForeignPage(request)
    const { actor, part } = await senderOf(opened, request)
    const [offset, size] = [numberIn(request, 'x-file-offset'), numberIn(request, 'x-file-size')]
    if (size < 1 || size > mostBytes) throw new Refusal('invalid', 'platform.fileTooLarge', { megabytes: 10 })
    const here = await parts.append(part, { offset, bytes: request.body as AsyncIterable<Uint8Array>, mostBytes: size })
    return here < size ? { offset: here } : { hash: await receiveWhole(opened, { actor, part, request, parts }) }
  })
}

const senderOf = async (
  opened: OpenHouse,
  request: FastifyRequest<Route>,
): Promise<{ actor: Actor; part: PartName }> => {
  const actor = await opened.actorOf(request)
  if (actor.kind === 'public') throw new Refusal('forbidden', 'platform.signInFirst')
  const { hash } = request.params
  if (!sha256Pattern.test(hash)) throw new Refusal('invalid', 'platform.invalidInput')
  return { actor, part: { village: actor.homeVillageId, account: actor.accountId, hash } }
}

const numberIn = (request: FastifyRequest, header: string): number => {
  const said = Number(request.headers[header])
  if (!Number.isSafeInteger(said) || said < 0) throw new Refusal('invalid', 'platform.invalidInput')
  return said
}

interface Whole {
  readonly actor: Actor
  readonly part: PartName
  readonly request: FastifyRequest
  readonly parts: PartialFiles
}

const receiveWhole = async (opened: OpenHouse, { actor, part, request, parts }: Whole): Promise<string> => {
  const bytes = await parts.take(part)
  const name = nameIn(request)
  const hash = await receiveFile(opened.house, { actor, bytes, name, requestId: String(request.id) }).catch(
    async (fault: unknown) => {
      if (fault instanceof Refusal) await parts.forget(part)
      throw fault
    },
  )
  await parts.forget(part)
  return hash
}

const nameIn = (request: FastifyRequest): string => {
  try {
    return decodeURIComponent(String(request.headers['x-file-name'] ?? 'berkas'))
  } catch {
    return 'berkas'
  }
}
