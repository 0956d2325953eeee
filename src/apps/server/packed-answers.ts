import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const kept = 24
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

const packed = new Map<string, Promise<Buffer>>()

const packOnce = (encoding: keyof typeof packings, body: string): Promise<Buffer> => {
  const key = `${encoding} ${body}`
  const bytes = packed.get(key) ?? packings[encoding](body)
  packed.delete(key)
  packed.set(key, bytes)
  for (const oldest of [...packed.keys()].slice(0, -kept)) packed.delete(oldest)
  return bytes
}

/** The same words are packed once for a crowd that asks at the same moment. */
export const sendPacked = async (request: FastifyRequest, reply: FastifyReply, answer: object): Promise<unknown> => {
  const body = JSON.stringify(answer)
  const accepted = String(request.headers['accept-encoding'] ?? '').split(/[\s,;]+/)
  const encoding = (['br', 'gzip'] as const).find((one) => accepted.includes(one))
  for (const name of ofPages) reply.removeHeader(name)
  reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding')
  if (!encoding || body.length < worthPacking) return reply.send(body)
  return reply.header('content-encoding', encoding).send(await packOnce(encoding, body))
}
