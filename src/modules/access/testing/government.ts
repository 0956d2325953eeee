import { createHash, createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Vouched {
  readonly sub: string
  readonly preferred_username: string
  readonly amr?: readonly string[]
}

/** A government sign-on as small as OpenID Connect allows: it lets in whoever `person` says, and checks PKCE. */
export const openGovernment = async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const waiting = new Map<string, { nonce: string; challenge: string; redirect: string }>()
  const state: { person: Vouched; issuer: string } = { person: { sub: 'x', preferred_username: 'x' }, issuer: '' }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const idToken = (nonce: string) => {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: state.issuer, aud: 'desmigratif', iat: now, exp: now + 300, nonce, ...state.person }
    const text = `${part({ alg: 'RS256', kid: '1', typ: 'JWT' })}.${part(claims)}`
    return `${text}.${createSign('sha256').update(text).sign(privateKey).toString('base64url')}`
  }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', state.issuer)
    const answer = (body: object, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    if (url.pathname === '/.well-known/openid-configuration') {
      const { issuer } = state
      return answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      })
    }
    if (url.pathname === '/keys')
      return answer({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }] })
    let body = ''
    for await (const chunk of request) body += chunk
    const form = new URLSearchParams(body)
    const known = waiting.get(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!known || known.challenge !== challenge) return answer({ error: 'invalid_grant' }, 400)
    return answer({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: idToken(known.nonce) })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  state.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer: state.issuer,
    /** What the person does there: says yes as this person. Answers where the browser is sent back to. */
    agree(address: string, person: Vouched): string {
      state.person = person
      const asked = new URL(address).searchParams
      const code = createHash('sha256').update(address).digest('hex').slice(0, 20)
      const redirect = asked.get('redirect_uri') ?? ''
      waiting.set(code, { nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '', redirect })
      const back = new URL(redirect)
      back.searchParams.set('code', code)
      back.searchParams.set('state', asked.get('state') ?? '')
      return back.pathname + back.search
    },
    close: () => new Promise((done) => server.close(done)),
  }
}
