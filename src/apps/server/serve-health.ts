import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { OpenHouse } from './house.ts'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** `/healthz`: the process answers. `/readyz`: the database does too. `/metrics`: for this machine, or with the token. */
export const serveHealth = (server: FastifyInstance, opened: OpenHouse): void => {
  server.get('/healthz', async () => ({ ok: true }))
  server.get('/readyz', async (_request, reply) => {
    const ready = await opened.house.pool.query('select 1').then(
      () => true,
      () => false,
    )
    return reply.status(ready ? 200 : 503).send({ ready })
  })
  server.get('/metrics', async (request, reply) => {
    const token = opened.settings.metricsToken
    const given = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    const allowed = token ? sameText(token, given) : loopback.has(request.socket.remoteAddress ?? '')
    if (!allowed) return reply.status(404).send()
    return reply
      .header('content-type', opened.metrics.registry.contentType)
      .send(await opened.metrics.registry.metrics())
  })
}
