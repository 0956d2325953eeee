import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import { recordPasskey, requestPasskey, withdrawSecondFactor } from '../contract/second-factor.ts'
import { getSession } from '../contract/session.ts'
import { requestPasskeySignIn } from '../contract/sign-in.ts'
import { appoint, type FrontDoor, goodPassword, openFrontDoor, refusalOf, type Visitor } from '../testing/front-door.ts'
import { openGovernment } from '../testing/government.ts'
import { SoftKey } from '../testing/soft-key.ts'

let world: World
let front: FrontDoor
let village: VillageWorld
const origin = 'http://localhost:3000'

beforeAll(async () => {
  world = await openWorld()
  front = await openFrontDoor(world.test.house)
  village = await world.village()
}, 120_000)
afterAll(async () => {
  await front?.close()
  await world?.close()
})

const someone = (role: 'tutor' | 'business_officer' = 'tutor') =>
  appoint(world.test.house, { role, placeKind: 'village', placeId: village.id })

const register = async (visitor: Visitor, key: SoftKey) => {
  const { challengeId, optionsJson } = await visitor.does(requestPasskey, {})
  const id = newId()
  await visitor.does(recordPasskey, { id, label: 'HP saya', challengeId, responseJson: key.register(optionsJson) })
  return id
}

const knock = async (visitor: Visitor, key: SoftKey, change = (responseJson: string) => responseJson) => {
  const { challengeId, optionsJson } = await visitor.does(requestPasskeySignIn, {})
  const responseJson = change(key.signIn(optionsJson))
  return {
    response: await visitor.http('POST', '/session/passkey', { challengeId, responseJson }),
    challengeId,
    responseJson,
  }
}

describe('a passkey', () => {
  it('is added by who has signed in, opens the door alone, and counts as the second factor', async () => {
    const { username } = await someone('business_officer')
    const phone = front.visitor()
    await phone.signIn(username, goodPassword)
    expect(await phone.does(getSession, {})).toMatchObject({ next: 'factor' })
    const key = new SoftKey(origin)
    const factorId = await register(phone, key)
    expect(await phone.does(getSession, {})).toMatchObject({ next: 'code' })
    const again = front.visitor()
    expect((await knock(again, key)).response.json()).toMatchObject({ next: 'done' })
    expect(await again.does(getSession, {})).toMatchObject({ username, next: 'code' })
    const last = await refusalOf(phone.does(withdrawSecondFactor, { id: factorId }))
    expect(last.kind).toBe('forbidden')
  })

  it('of another site, a changed signature, a repeated answer or a copied device opens nothing', async () => {
    const { username } = await someone()
    const phone = front.visitor()
    await phone.signIn(username, goodPassword)
    const key = new SoftKey(origin)
    await register(phone, key)
    const spoiled = await knock(front.visitor(), key, (text) =>
      text.replace(/"signature":"(.{8})/, '"signature":"AAAAAAAA'),
    )
    expect(spoiled.response.statusCode).toBe(401)
    const good = await knock(front.visitor(), key)
    expect(good.response.statusCode).toBe(200)
    const { challengeId, responseJson } = good
    expect((await front.visitor().http('POST', '/session/passkey', { challengeId, responseJson })).statusCode).toBe(401)
    key.counter = 0
    expect((await knock(front.visitor(), key)).response.statusCode).toBe(401)
    const phishing = new SoftKey('https://desmigratif.example.com')
    const { challengeId: asked, optionsJson } = await phone.does(requestPasskey, {})
    const refusal = await refusalOf(
      phone.does(recordPasskey, {
        id: newId(),
        label: 'x',
        challengeId: asked,
        responseJson: phishing.register(optionsJson),
      }),
    )
    expect(refusal.code).toBe('access.passkeyWrong')
  })

  it('nobody knows is refused, and ten such tries close the address', async () => {
    const thief = front.visitor('192.0.2.99')
    const stranger = new SoftKey(origin)
    for (let tries = 0; tries < 10; tries++) expect((await knock(thief, stranger)).response.statusCode).toBe(401)
    expect((await knock(thief, stranger)).response.statusCode).toBe(429)
  })
})

describe('the government sign-on', () => {
  it('is absent until it is configured', async () => {
    expect((await front.visitor().http('GET', '/session/oidc')).statusCode).toBe(404)
  })

  it('lets in whom it vouches for, with PKCE, state and nonce; unknown people are told so', async () => {
    const government = await openGovernment()
    Object.assign(process.env, {
      OIDC_ISSUER: government.issuer,
      OIDC_CLIENT_ID: 'desmigratif',
      OIDC_CLIENT_SECRET: 'rahasia-uji',
      OIDC_TRUST_USERNAME: 'on',
    })
    try {
      const { username } = await someone()
      const arrive = async (person: { sub: string; preferred_username: string; amr?: string[] }) => {
        const visitor = front.visitor()
        const out = await visitor.http('GET', '/session/oidc')
        const waiting = out.cookies.find((cookie) => cookie.name === 'desmigratif-oidc')
        expect(waiting).toMatchObject({ httpOnly: true, path: '/session/oidc' })
        const back = government.agree(String(out.headers.location), person)
        const headers = { cookie: `desmigratif-oidc=${waiting?.value}` }
        return { visitor, back, headers, response: await visitor.http('GET', back, undefined, headers) }
      }
      const known = await arrive({ sub: '1001', preferred_username: username, amr: ['pwd', 'otp'] })
      expect(known.response.headers.location).toBe('/masuk')
      expect(await known.visitor.does(getSession, {})).toMatchObject({ username, next: 'code' })
      const renamed = await arrive({ sub: '1001', preferred_username: 'nama.lain' })
      expect(await renamed.visitor.does(getSession, {})).toMatchObject({ username })
      const unknown = await arrive({ sub: '2002', preferred_username: 'tidak.terdaftar' })
      expect(unknown.response.headers.location).toBe('/masuk?gagal=akun')
      const replayed = await front.visitor().http('GET', known.back, undefined, { cookie: 'desmigratif-oidc=lain' })
      expect(replayed.json()).toMatchObject({ refusal: { code: 'access.oidcStale' } })
    } finally {
      for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_TRUST_USERNAME'])
        delete process.env[name]
      await government.close()
    }
  })
})
