import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { OpenHouse } from './house.ts'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

// Behind a proxy of this machine everybody's line comes from loopback, so there only the token speaks.
const isFromHere = ({ socket, headers }: FastifyRequest, publicUrl: string | undefined): boolean =>
  publicUrl === undefined &&
  loopback.has(socket.remoteAddress ?? '') &&
  !['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some((name) => name in headers)

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
    const allowed = token ? sameText(token, given) : isFromHere(request, opened.settings.publicUrl)
    if (!allowed) return reply.status(404).send()
    return reply
      .header('content-type', opened.metrics.registry.contentType)
      .send(await opened.metrics.registry.metrics())
  })
}
