import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const folder = join(import.meta.dirname, '../../../dist/web')

const isPart = /\.(js|css|woff2)(\.(br|gz))?$/

// They speak of a page, and a part of one is never a page: on three hundred parts they were a fifth of what a phone fetches.
const pageHeaders = [
  ...['content-security-policy', 'cross-origin-opener-policy', 'origin-agent-cluster', 'x-dns-prefetch-control'],
  ...['x-download-options', 'x-frame-options', 'x-permitted-cross-domain-policies', 'x-xss-protection'],
]

/** The officer's app: built files for ever, the page itself always asked for anew; unknown paths are pages of the app. */
export const serveWeb = async (server: FastifyInstance): Promise<void> => {
  const built = existsSync(folder)
  // always ours: the framework's own answer would write the whole address, with what was searched for, into the log
  server.setNotFoundHandler((request, reply) => {
    const wantsPage = built && request.method === 'GET' && !/^\/(api|files|assets)\//.test(request.url)
    if (wantsPage) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    const refusal = { kind: 'missing', code: 'platform.missing', details: {}, fields: [], requestId: request.id }
    return reply.status(404).send({ refusal })
  })
  if (!built) return
  await server.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const immutable = path.includes('/assets/')
      reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
      if (immutable && isPart.test(path)) for (const name of pageHeaders) reply.raw.removeHeader(name)
    },
  })
}
