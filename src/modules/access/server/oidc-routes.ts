import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Configuration, IDToken } from 'openid-client'
import * as z from 'zod/mini'
import { openValue, sealValue } from '#platform/server/keys.ts'
import type { HouseDoor } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { signInByGovernment } from '../contract/sign-in.ts'
import { enterWith } from './enter.ts'
import { findOidcSettings, type OidcSettings } from './oidc-settings.ts'

const waitingCookie = 'desmigratif-oidc'
const waitingSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), until: z.int() })

let discovered: { readonly issuer: string; readonly found: Promise<Configuration> } | undefined

// Read when somebody first signs in so: most houses have no such sign-on, and start without it.
const client = () => import('openid-client')

const askIssuer = async (settings: OidcSettings): Promise<Configuration> => {
  const oidc = await client()
  const issuer = new URL(settings.issuer)
  // plain http only where the sign-on runs on this very machine, as in a test
  const options =
    issuer.protocol === 'http:' && issuer.hostname === '127.0.0.1'
      ? { execute: [oidc.allowInsecureRequests] }
      : undefined
  return oidc.discovery(issuer, settings.clientId, settings.clientSecret, undefined, options)
}

const discover = (settings: OidcSettings): Promise<Configuration> => {
  if (discovered?.issuer === settings.issuer) return discovered.found
  const found = askIssuer(settings)
  discovered = { issuer: settings.issuer, found }
  found.catch(() => {
    discovered = undefined // the sign-on was away: ask again next time
  })
  return found
}

const settingsOrMissing = (): OidcSettings => {
  const settings = findOidcSettings()
  if (!settings) throw new Refusal('missing', 'access.noOidc')
  return settings
}

const returnAddress = (request: FastifyRequest): string => {
  const origin = process.env.PUBLIC_URL || `${request.protocol}://${request.host}`
  return new URL('/session/oidc/kembali', origin).href
}

const strongMethods = new Set(['mfa', 'otp', 'hwk', 'swk', 'fpt', 'face'])

const isStrong = (claims: IDToken): boolean =>
  Array.isArray(claims.amr) && claims.amr.some((method) => typeof method === 'string' && strongMethods.has(method))

const readWaiting = (request: FastifyRequest) => {
  try {
    const waiting = waitingSchema.parse(
      JSON.parse(openValue(Buffer.from(request.cookies[waitingCookie] ?? '', 'base64url'))),
    )
    if (waiting.until > Date.now()) return waiting
  } catch {
    // an old or foreign cookie is no waiting sign-in
  }
  throw new Refusal('rule', 'access.oidcStale')
}

/** OpenID Connect with PKCE, state and nonce: `GET /session/oidc` goes there, `GET /session/oidc/kembali` comes back. */
export const oidcRoutes = (server: FastifyInstance, house: HouseDoor): void => {
  server.get('/session/oidc', async (request, reply) => {
    const [oidc, found] = await Promise.all([client(), discover(settingsOrMissing())])
    const waiting = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
    const sealed = sealValue(JSON.stringify({ ...waiting, until: Date.now() + 600_000 })).toString('base64url')
    const secure = request.protocol === 'https'
    reply.setCookie(waitingCookie, sealed, {
      path: '/session/oidc',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: 600,
    })
    const address = oidc.buildAuthorizationUrl(found, {
      redirect_uri: returnAddress(request),
      scope: 'openid profile',
      state: waiting.state,
      nonce: waiting.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(waiting.verifier),
      code_challenge_method: 'S256',
    })
    return reply.redirect(address.href)
  })

  server.get('/session/oidc/kembali', async (request, reply) => {
    const settings = settingsOrMissing()
    const oidc = await client()
    const waiting = readWaiting(request)
    reply.clearCookie(waitingCookie, { path: '/session/oidc' })
    const here = new URL(returnAddress(request))
    here.search = new URL(request.url, here).search
    const checks = { expectedState: waiting.state, expectedNonce: waiting.nonce, pkceCodeVerifier: waiting.verifier }
    const tokens = await oidc.authorizationCodeGrant(await discover(settings), here, checks).catch(() => undefined)
    const claims = tokens?.claims()
    if (!claims) return reply.redirect('/masuk?gagal=oidc')
    const username = typeof claims.preferred_username === 'string' ? claims.preferred_username : null
    const identity = { issuer: claims.iss, subject: claims.sub, username, strong: isStrong(claims) }
    const enter = (edge: string) => house.call(request, signInByGovernment, { edge }, { commandId: newId() })
    const answer = await enterWith(house, request, reply, enter, { identity })
    return reply.redirect(answer.next === 'done' ? '/masuk' : '/masuk?gagal=akun')
  })
}
