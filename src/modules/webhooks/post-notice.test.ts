import { createHmac, timingSafeEqual } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findAddressFault } from './rules/address.ts'
import { mostTries, nextTryAt } from './rules/retry.ts'
import { type Notice, postNotice, signedHeaders } from './server/post-notice.ts'
import { openReceiver, type Receiver } from './testing/receiver.ts'

const secretOf = (seed: number) => `whsec_${Buffer.alloc(32, seed).toString('base64')}`
const body = '{"type":"letters.issued","data":{"id":"1"}}'
let receiver: Receiver

beforeAll(async () => {
  receiver = await openReceiver()
})
afterAll(() => receiver?.close())
afterEach(() => {
  delete process.env.WEBHOOKS_LOOPBACK
  receiver.answers(204)
  receiver.falls(false)
})

const notice = (changed: Partial<Notice> = {}): Notice => ({
  ...{ id: 'a7f0', address: receiver.url, body, secrets: [secretOf(1)] },
  ...changed,
})

/** As docs/operations.md tells a receiver to do it, with nothing but what every language has. */
const isGenuine = (
  secret: string,
  headers: Readonly<Record<string, unknown>>,
  said: string,
  now = Date.now(),
): boolean => {
  const [id, at, signatures] = ['id', 'timestamp', 'signature'].map((name) => String(headers[`webhook-${name}`] ?? ''))
  if (!id || !at || Math.abs(now / 1_000 - Number(at)) > 300) return false
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const wanted = createHmac('sha256', key).update(`${id}.${at}.${said}`).digest()
  return (signatures ?? '').split(' ').some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ''), 'base64')
    return one.startsWith('v1,') && given.length === wanted.length && timingSafeEqual(given, wanted)
  })
}

describe('a notice', () => {
  it('arrives signed: by the receiver’s own sum, and by the library of the standard', async () => {
    process.env.WEBHOOKS_LOOPBACK = 'on'
    expect(await postNotice(notice())).toEqual({ code: 204, fault: null })
    const { headers, body: said } = receiver.received.at(-1) ?? expect.fail('nothing arrived')
    expect(said).toBe(body)
    expect(isGenuine(secretOf(1), headers, said)).toBe(true)
    expect(new Webhook(secretOf(1)).verify(said, headers as Record<string, string>)).toEqual(JSON.parse(body))
  })

  it('is refused by whoever checks it when it is unsigned, changed, of another secret, or played again later', () => {
    const now = new Date()
    const headers = signedHeaders(notice(), now)
    const { 'webhook-signature': _signature, ...unsigned } = headers
    const library = (given: Record<string, string>, said = body) => new Webhook(secretOf(1)).verify(said, given)
    expect(isGenuine(secretOf(1), headers, body)).toBe(true)
    expect(isGenuine(secretOf(1), unsigned, body)).toBe(false)
    expect(() => library(unsigned)).toThrow(/Missing/)
    expect(isGenuine(secretOf(1), headers, body.replace('1', '2'))).toBe(false)
    expect(() => library(headers, body.replace('1', '2'))).toThrow(/No matching/)
    expect(isGenuine(secretOf(2), headers, body)).toBe(false)
    expect(isGenuine(secretOf(1), headers, body, now.getTime() + 301_000)).toBe(false)
    const replayed = { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 400) }
    expect(isGenuine(secretOf(1), replayed, body, now.getTime() + 400_000)).toBe(false)
    expect(() => library(signedHeaders(notice(), new Date(now.getTime() - 400_000)))).toThrow(/too old/)
  })

  it('is good for the old secret and the new one while both sign', () => {
    const headers = signedHeaders(notice({ secrets: [secretOf(2), secretOf(1)] }), new Date())
    expect([1, 2, 3].map((seed) => isGenuine(secretOf(seed), headers, body))).toEqual([true, true, false])
  })

  it('follows no redirect, not even to a good address', async () => {
    process.env.WEBHOOKS_LOOPBACK = 'on'
    const before = receiver.received.length
    receiver.answers(307, { location: '/lain' })
    expect(await postNotice(notice())).toEqual({ code: 307, fault: 'redirect' })
    receiver.answers(302, { location: 'http://169.254.169.254/latest/meta-data' })
    expect(await postNotice(notice())).toEqual({ code: 302, fault: 'redirect' })
    expect(receiver.received.slice(before).map(({ path }) => path)).toEqual(['/kabar', '/kabar'])
  })

  it('says what was wrong with the answer: refused, silent, endless, nobody there', async () => {
    process.env.WEBHOOKS_LOOPBACK = 'on'
    receiver.answers(500)
    expect(await postNotice(notice())).toEqual({ code: 500, fault: 'status' })
    receiver.answers(200, {}, 'x'.repeat(100_000))
    expect(await postNotice(notice())).toEqual({ code: null, fault: 'tooLarge' })
    receiver.falls(true)
    expect(await postNotice(notice(), 200)).toEqual({ code: null, fault: 'timeout' })
    expect(await postNotice(notice({ address: 'http://127.0.0.1:1/' }))).toEqual({ code: null, fault: 'connection' })
  })
})

describe('an address of an inner network', () => {
  it.each([
    'https://127.0.0.1',
    'https://localhost', // a name: what it leads to is only known when connecting
    'https://10.0.0.7',
    'https://192.168.1.1',
    'https://172.16.0.1',
    'https://100.64.0.1',
    'https://169.254.169.254',
    'https://0.0.0.0',
    'https://2130706433', // 127.0.0.1 as one number
    'https://[::1]',
    'https://[::]',
    'https://[fe80::1]',
    'https://[fd00::1]',
    'https://[::ffff:127.0.0.1]',
    'https://[64:ff9b::7f00:1]',
  ])('is never connected to: %s', async (host) => {
    const { port } = new URL(receiver.url)
    const before = receiver.connections()
    expect(await postNotice(notice({ address: `${host}:${port}/` }), 2_000)).toEqual({
      code: null,
      fault: 'refusedAddress',
    })
    expect(receiver.connections()).toBe(before)
  })

  it('is not reached over http either: only a trial on this computer may, and only here', async () => {
    expect((await postNotice(notice())).fault).toBe('refusedAddress')
    process.env.WEBHOOKS_LOOPBACK = 'on'
    expect((await postNotice(notice({ address: 'http://192.168.1.1/' }))).fault).toBe('refusedAddress')
    expect((await postNotice(notice({ address: 'https://192.168.1.1/' }), 2_000)).fault).toBe('refusedAddress')
  })
})

describe('the rules', () => {
  it('take https alone, without a password or a part after #', () => {
    expect(findAddressFault('https://contoh.go.id/kabar?ke=1')).toBeUndefined()
    expect(findAddressFault('contoh.go.id')).toBe('webhooks.addressUnreadable')
    expect(findAddressFault('http://contoh.go.id')).toBe('webhooks.addressNotHttps')
    expect(findAddressFault('http://contoh.go.id', true)).toBe('webhooks.addressNotHttps')
    expect(findAddressFault('ftp://contoh.go.id')).toBe('webhooks.addressNotHttps')
    expect(findAddressFault('https://saya:rahasia@contoh.go.id')).toBe('webhooks.addressWithPassword')
  })

  it('wait longer after each failure, three days in all, and then give up', () => {
    const now = new Date('2026-03-02T00:00:00Z')
    const pauses = Array.from({ length: mostTries }, (_, at) => nextTryAt(at + 1, now, 0.5)?.getTime())
    const seconds = pauses.map((at) => at && (at - now.getTime()) / 1_000)
    expect(seconds.at(-1)).toBeUndefined()
    const waits = seconds.slice(0, -1) as number[]
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits.reduce((sum, one) => sum + one, 0) / 86_400).toBeGreaterThan(3)
  })
})
