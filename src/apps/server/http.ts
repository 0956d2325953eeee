import { randomBytes } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { maximumMegabytes } from '#platform/shared/file-kind.ts'
import { answerFaults } from './answer-faults.ts'
import { answerOperations } from './answer-operations.ts'
import { answerPush } from './answer-push.ts'
import type { OpenHouse } from './house.ts'
import { houseDoor } from './house-door.ts'
import { resumeFiles } from './resume-files.ts'
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
    workerSrc: ["'self'"],
    manifestSrc: ["'self'"],
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
export const openHttp = async (opened: OpenHouse, logTo?: { write(line: string): void }): Promise<FastifyInstance> => {
  const { settings } = opened
  const server = Fastify({
    logger: {
      level: settings.logLevel,
      redact: redacted,
      serializers: { req: describeRequest },
      ...(logTo && { stream: logTo }),
    },
    genReqId: () => randomBytes(6).toString('hex'),
    bodyLimit: 2_000_000,
    // Ten minutes for thirty megabytes over a village's line; a body that drips longer is cut.
    requestTimeout: 600_000,
    // The proxy in front, and nobody before it: whoever writes his own X-Forwarded-For would escape every limit.
    trustProxy: settings.publicUrl === undefined ? false : (_: string, hop: number) => hop === 0,
    routerOptions: { maxParamLength: 600 },
  })
  answerFaults(server, opened)
  await server.register(cookie)
  // a village's line is thin: rows shrink to a fifth, a queue to an eighth; what a browser sends packed has the same limit unpacked
  await server.register(compress, {
    encodings: ['br', 'gzip'],
    requestEncodings: ['gzip'],
    threshold: 1_000,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  await server.register(helmet, {
    contentSecurityPolicy: contentSecurity,
    strictTransportSecurity: settings.publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  })
  await server.register(rateLimit, {
    // a village office is one address: several officers, each page a handful of questions
    max: 1_500,
    timeWindow: '1 minute',
    allowList: (request) => !settings.rateLimits || request.url.startsWith('/assets/'),
  })
  await server.register(multipart, { limits: { fileSize: maximumMegabytes.table * 1_048_576, files: 1 } })
  answerOperations(server, opened)
  answerPush(server, opened)
  serveFiles(server, opened)
  resumeFiles(server, opened)
  serveHealth(server, opened)
  for (const module of opened.house.modules) module.routes?.(server, houseDoor(opened))
  await serveWeb(server)
  return server
}

// A token, or words typed where an id belongs, are cut out of a path.
const plainPart = /^(?:(?!.*\d{6})[\w.-]{0,60}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.pdf)?|[0-9a-f]{64})$/

const pathOf = (url: string): string => {
  const path = (url.split('?')[0] ?? '').replace(/^(\/(?:periksa|permintaan|undangan)\/).+/i, '$1…')
  return path
    .split('/')
    .map((part) => (plainPart.test(part) ? part : '…'))
    .join('/')
}

const describeRequest = (request: { method: string; url: string; id?: unknown }) => ({
  method: request.method,
  path: pathOf(request.url),
  id: request.id,
})
