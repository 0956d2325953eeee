import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { answerFaults } from './answer-faults.ts'
import { answerOperations } from './answer-operations.ts'
import type { OpenHouse } from './house.ts'
import { houseDoor } from './house-door.ts'
import { serveFiles } from './serve-files.ts'
import { serveHealth } from './serve-health.ts'
import { serveWeb } from './serve-web.ts'

const contentSecurity = {
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    frameSrc: ["'self'", 'blob:'],
    upgradeInsecureRequests: null,
  },
}

// A log line names who asked what by id; what was said stays out of it.
const redacted = ['req.headers.cookie', 'req.headers.authorization', 'req.body', 'res.headers["set-cookie"]']

/** The web server: operations, files, the modules' own pages, the app, health. */
export const openHttp = async (opened: OpenHouse): Promise<FastifyInstance> => {
  const { settings } = opened
  const server = Fastify({
    logger: { level: settings.logLevel, redact: redacted, serializers: { req: describeRequest } },
    genReqId: () => randomBytes(6).toString('hex'),
    bodyLimit: 2_000_000,
    trustProxy: settings.publicUrl !== undefined,
    routerOptions: { maxParamLength: 600 },
  })
  answerFaults(server, opened)
  await server.register(cookie)
  await server.register(helmet, {
    contentSecurityPolicy: contentSecurity,
    strictTransportSecurity: settings.publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  })
  await server.register(rateLimit, {
    max: 600,
    timeWindow: '1 minute',
    allowList: () => settings.logLevel === 'silent',
  })
  await server.register(multipart, { limits: { fileSize: 50_000_000, files: 1 } })
  answerOperations(server, opened)
  serveFiles(server, opened)
  serveHealth(server, opened)
  for (const module of opened.house.modules) module.routes?.(server, houseDoor(opened))
  await serveWeb(server)
  return server
}

// Paths below /periksa carry a letter's token and are cut.
const describeRequest = (request: { method: string; url: string; id?: unknown }) => ({
  method: request.method,
  path: (request.url.split('?')[0] ?? '').replace(/^(\/(?:periksa|undangan)\/).+/, '$1…'),
  id: request.id,
})
