import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const worthPacking = 1_000

const packings = {
  br: (body: string) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body: string) => promisify(gzip)(body),
} as const

/** What a browser only reads of a page, and a third of a kilobyte each time a phone asks whether anything is new. */
const ofPages = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]

interface Packed {
  readonly body: string
  br?: Promise<Buffer>
  gzip?: Promise<Buffer>
}

const made = new WeakMap<object, Packed>()

/** Written and packed once for all who get this very answer. */
const packedOf = (output: object): Packed => {
  const found = made.get(output) ?? { body: JSON.stringify({ output }) }
  made.set(output, found)
  return found
}

/** The answer to a question that a crowd asks at the same moment. */
export const sendPacked = async (request: FastifyRequest, reply: FastifyReply, output: object): Promise<unknown> => {
  const packed = packedOf(output)
  const accepted = String(request.headers['accept-encoding'] ?? '').split(/[\s,;]+/)
  const encoding = (['br', 'gzip'] as const).find((one) => accepted.includes(one))
  for (const name of ofPages) reply.removeHeader(name)
  reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding')
  if (!encoding || packed.body.length < worthPacking) return reply.send(packed.body)
  packed[encoding] ??= packings[encoding](packed.body)
  return reply.header('content-encoding', encoding).send(await packed[encoding])
}
