import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '#platform/shared/errors.ts'

const secureName = '__Host-desmigratif'
const loopbackName = 'desmigratif'
const doorNames = { secure: '__Host-desmigratif-pintu', loopback: 'desmigratif-pintu' } as const
// as long as browsers keep a cookie at all: a contract abroad is longer than a session
const doorSeconds = 400 * 24 * 3_600

const isLoopback = (host: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host) || host.endsWith('.localhost')

const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https'

/** The session token of a request; browsers keep the plain cookie of one's own machine apart from the secure one. */
export const findSessionToken = (request: FastifyRequest): string | undefined =>
  request.cookies[isSecure(request) ? secureName : loopbackName]

export const findApiKey = (request: FastifyRequest): string | undefined =>
  /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1]

/** A token that anybody on the line can read is no secret: plain http is for one's own machine alone. */
export const assertSafeLine = (request: FastifyRequest): void => {
  if (!isSecure(request) && !isLoopback(request.hostname)) throw new Refusal('rule', 'access.lineNotSafe')
}

export const setSessionCookie = (
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  expiresAt: string,
): void => {
  const secure = isSecure(request)
  const shared = { path: '/', httpOnly: true, sameSite: 'lax', expires: new Date(expiresAt) } as const
  reply.setCookie(secure ? secureName : loopbackName, token, { ...shared, secure })
}

export const clearSessionCookie = (request: FastifyRequest, reply: FastifyReply): void => {
  const secure = isSecure(request)
  reply.clearCookie(secure ? secureName : loopbackName, { path: '/', httpOnly: true, sameSite: 'lax', secure })
}

/** The key of a phone that came in by the family's door: worth nothing without the PIN. */
export const findDoorKey = (request: FastifyRequest): string | undefined =>
  request.cookies[isSecure(request) ? doorNames.secure : doorNames.loopback]

export const setDoorKey = (request: FastifyRequest, reply: FastifyReply, key: string): void => {
  const secure = isSecure(request)
  const shared = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: doorSeconds } as const
  reply.setCookie(secure ? doorNames.secure : doorNames.loopback, key, { ...shared, secure })
}
