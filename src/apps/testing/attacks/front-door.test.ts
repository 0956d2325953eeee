import { connect } from 'node:net'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appoint, goodPassword } from '#modules/access/testing/front-door.ts'
import { getLetter, getLetterFile, issueLetter, requestLetter, verifyLetter } from '#modules/letters/contract.ts'
import { recordHousehold } from '#modules/registry/contract.ts'
import { publicActor } from '#platform/server/run-as-system.ts'
import { newId } from '#platform/shared/ids.ts'
import { accessPermissions, findActor } from '../../server/faces.ts'
import { openHttp } from '../../server/http.ts'
import { openMetrics } from '../../server/metrics.ts'
import { readSettings } from '../../server/settings.ts'
import { wordsOf } from '../../server/words.ts'
import type { Person } from '../world.ts'
import { openTwoVillages, type TwoVillages } from './two-villages.ts'

let two: TwoVillages
let server: FastifyInstance
let proxied: FastifyInstance
let asPerson: Person | undefined
const lines: string[] = []
const ours = { 'x-requested-with': 'desmigratif', host: 'localhost' }

const openServer = (environment: Record<string, string>) => {
  const { house, ownerUrl } = two.world.test
  const settings = readSettings({ LOG_LEVEL: 'info', ...environment })
  const rest = {
    metrics: openMetrics(),
    ownerUrl,
    appUrl: ownerUrl,
    attached: true,
    onEvents: () => undefined,
    close: async () => undefined,
  }
  return openHttp(
    {
      ...{ settings, house, say: wordsOf(house), ...rest },
      actorOf: async (request) => asPerson?.actor ?? (await findActor(house, request)) ?? publicActor,
    },
    { write: (line) => void lines.push(line) },
  )
}

beforeAll(async () => {
  two = await openTwoVillages()
  server = await openServer({})
  proxied = await openServer({ PUBLIC_URL: 'https://desa.example' })
}, 120_000)
afterAll(async () => {
  await server?.close()
  await proxied?.close()
  await two?.world.close()
})

const as = async <T>(person: Person, act: () => Promise<T>): Promise<T> => {
  asPerson = person
  try {
    return await act()
  } finally {
    asPerson = undefined
  }
}
let address = 10
const send = (options: InjectOptions) =>
  server.inject({ remoteAddress: `198.51.100.${address}`, headers: ours, ...options })
const search = { village: undefined, input: { text: 'Dewi' } }
const harmless = (body: string) =>
  expect(body).not.toMatch(/\bat .*\.ts:\d|node_modules|postgres|select |kysely|\/src\//i)

describe('the door refuses', () => {
  it('a page of another site, a stranger, and whatever is no JSON', async () => {
    const url = '/api/registry.findPeople'
    await as(two.ours.officer, async () => {
      expect((await send({ method: 'POST', url, payload: search, headers: { host: 'localhost' } })).statusCode).toBe(
        403,
      )
      expect((await send({ method: 'POST', url, payload: search })).statusCode).toBe(200)
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/xml', 'multipart/form-data'])
        expect(
          (
            await send({
              method: 'POST',
              url,
              payload: JSON.stringify(search),
              headers: { ...ours, 'content-type': type },
            })
          ).statusCode,
        ).toBeGreaterThanOrEqual(400)
      expect((await send({ method: 'GET', url })).json()).not.toHaveProperty('output')
      const options = await send({
        method: 'OPTIONS',
        url,
        headers: { ...ours, origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      })
      expect(options.headers['access-control-allow-origin']).toBeUndefined()
    })
    expect((await send({ method: 'POST', url, payload: search })).statusCode).toBe(401)
    expect((await send({ method: 'POST', url: '/files', payload: 'x' })).statusCode).toBeGreaterThanOrEqual(400)
    expect(
      (
        await send({
          method: 'POST',
          url: '/session',
          payload: { login: 'a', password: 'b' },
          headers: { host: 'localhost' },
        })
      ).statusCode,
    ).toBe(403)
  })

  it('a body too large, too deep, broken or poisoned, without a word of its own insides', async () => {
    const url = '/api/registry.findPeople'
    const json = { ...ours, 'content-type': 'application/json' }
    const bodies: [string, readonly number[]][] = [
      [`"${'a'.repeat(2_100_000)}"`, [413]],
      [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, [400, 422]],
      [`{"input":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`, [400, 422]],
      ['{"input":', [400, 422]],
      ['{"input":{"__proto__":{"text":"x"}}}', [400, 422]],
      ['{"input":{"constructor":{"prototype":{"text":"x"}}}}', [200, 400, 422]],
      ['{"input":{"text":{"$gt":""}}}', [400, 422]],
      ['{"input":{"text":["a"]}}', [400, 422]],
      ['null', [400, 422]],
      ['{"village":1e400,"input":{}}', [400, 422]],
      ['{"village":"1 or 1=1","input":{}}', [400, 422]],
    ]
    await as(two.ours.officer, async () => {
      for (const [payload, expected] of bodies) {
        const answer = await send({ method: 'POST', url, payload, headers: json })
        expect(expected, payload.slice(0, 60)).toContain(answer.statusCode)
        harmless(answer.body)
      }
      for (const name of [
        '__proto__',
        'constructor',
        'toString',
        'registry.findPeople%00',
        '..%2f..%2fetc%2fpasswd',
        `${'a'.repeat(700)}`,
      ]) {
        const answer = await send({ method: 'POST', url: `/api/${name}`, payload: {} })
        expect([400, 404, 414], name).toContain(answer.statusCode)
        harmless(answer.body)
      }
    })
  })

  it('every path that leads out of the house', async () => {
    const out = [
      '../../../../etc/passwd',
      '..%2f..%2f..%2fetc%2fpasswd',
      '%2e%2e/%2e%2e/package.json',
      '....//....//package.json',
      '..%5c..%5cpackage.json',
      '%00',
      'a%00.pdf',
      '%ff',
    ]
    await as(two.ours.officer, async () => {
      for (const base of ['/files/', '/letters/', '/assets/', '/', '/migration/', '/periksa/']) {
        for (const path of out) {
          const answer = await send({ url: `${base}${path}` })
          expect(answer.statusCode, `${base}${path}`).not.toBe(500)
          expect(answer.body, `${base}${path}`).not.toMatch(/root:x:|"dependencies"/)
          harmless(answer.body)
        }
      }
      for (const id of ["' or 1=1 --", 'null', '0', newId()]) {
        const answer = await send({ url: `/letters/${encodeURIComponent(id)}.pdf` })
        expect([400, 404, 422], id).toContain(answer.statusCode)
      }
    })
    address++
  })

  it('a letter, a file and a bundle to whoever comes from another village or from the street', async () => {
    const { letterId, fileHash, episodeId } = two.filled
    const urls = [
      `/letters/${letterId}.pdf`,
      `/letters/${letterId}/tanda-terima.pdf`,
      `/files/${fileHash}`,
      `/migration/${episodeId}/bundel.pdf`,
    ]
    for (const url of urls) {
      expect([401, 403, 404], url).toContain((await send({ url })).statusCode)
      await as(two.theirs.officer, async () => expect([403, 404], url).toContain((await send({ url })).statusCode))
    }
    expect((await as(two.ours.officer, () => send({ url: `/files/${fileHash}` }))).statusCode).toBe(200)
    await as(two.ours.tutor, async () => expect((await send({ url: `/files/${fileHash}` })).statusCode).toBe(403))
  })

  it('a body that drips: the line is not held for ever', async () => {
    await server.listen({ port: 0, host: '127.0.0.1' })
    const { port } = server.server.address() as { port: number }
    expect(server.server.headersTimeout).toBeGreaterThan(0)
    expect(server.server.headersTimeout).toBeLessThanOrEqual(60_000)
    expect(server.server.requestTimeout).toBeGreaterThan(0)
    expect(server.server.requestTimeout).toBeLessThanOrEqual(600_000)
    const slow = Array.from({ length: 50 }, () => connect(port, '127.0.0.1'))
    for (const socket of slow) {
      socket.on('error', () => undefined)
      socket.write('POST /api/x HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n{')
    }
    const begun = performance.now()
    expect((await fetch(`http://127.0.0.1:${port}/periksa`)).status).toBe(200)
    expect(performance.now() - begun).toBeLessThan(2000)
    for (const socket of slow) socket.destroy()
  })
})

describe('what every answer carries', () => {
  it('a policy without inline scripts, no frame, no sniffing, no referrer to others', async () => {
    for (const url of ['/', '/periksa', '/api/openapi.json', '/api/nothing', '/files/x']) {
      const { headers } = await send({ url })
      const policy = String(headers['content-security-policy'])
      const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? /default-src ([^;]*)/.exec(policy)?.[1]
      expect(scripts, url).toMatch(/^'(self|none)'$/)
      expect(policy, url).not.toContain('unsafe-eval')
      if (!url.startsWith('/files')) expect(policy, url).toContain("frame-ancestors 'none'")
      expect(headers['x-content-type-options'], url).toBe('nosniff')
      expect(headers['referrer-policy'], url).toBe('same-origin')
      expect(headers['x-powered-by'], url).toBeUndefined()
    }
    expect(String((await proxied.inject({ url: '/periksa' })).headers['strict-transport-security'])).toContain(
      'max-age=31536000',
    )
  })

  it('a cookie that no script reads, new at every sign-in, marked Secure behind https and refused on an open line', async () => {
    const { username } = await appoint(two.world.test.house, {
      role: 'migration_officer',
      placeKind: 'village',
      placeId: two.ours.id,
    })
    const payload = { login: username, password: goodPassword }
    const sent = { method: 'POST' as const, url: '/session', payload }
    const planted = { ...ours, cookie: 'desmigratif=planted-by-an-attacker-000000' }
    const first = await send({ ...sent, headers: planted })
    const second = await send(sent)
    expect(first.statusCode).toBe(200)
    expect(first.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(first.cookies[0]?.value).not.toBe(second.cookies[0]?.value)
    expect(first.cookies[0]?.value).not.toContain('planted')
    const forwarded = { ...ours, host: 'desa.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' }
    const secure = await proxied.inject({ ...sent, headers: forwarded })
    expect(secure.statusCode, secure.body).toBe(200)
    expect(secure.cookies[0]).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' })
    expect(secure.cookies[0]?.name).toMatch(/^__Host-/)
    const open = await send({ ...sent, headers: { ...ours, host: 'desa.example' } })
    expect(open.statusCode).toBeGreaterThanOrEqual(400)
    expect(open.cookies).toEqual([])
  })
})

describe('what watches the house', () => {
  it('learns that it stands and that its database answers', async () => {
    expect((await send({ url: '/healthz' })).json()).toEqual({ ok: true })
    expect((await send({ url: '/readyz' })).json()).toEqual({ ready: true })
  })

  it('reads the figures on this machine or with the token, and never through a proxy', async () => {
    const figures = (from: InjectOptions) => server.inject({ url: '/metrics', remoteAddress: '127.0.0.1', ...from })
    await send({ method: 'POST', url: '/api/access.listDemoAccounts', payload: { input: {} } })
    expect((await figures({})).body).toContain(
      'desmigratif_operation_seconds_count{operation="access.listDemoAccounts"',
    )
    expect((await figures({ remoteAddress: '198.51.100.9' })).statusCode).toBe(404)
    expect((await figures({ headers: { 'x-forwarded-for': '198.51.100.9' } })).statusCode).toBe(404)
    const behindProxy = { url: '/metrics', remoteAddress: '127.0.0.1' }
    expect((await proxied.inject(behindProxy)).statusCode).toBe(404)
    const guarded = await openServer({ METRICS_TOKEN: 'angka-desa', PUBLIC_URL: 'https://desa.example' })
    expect((await guarded.inject(behindProxy)).statusCode).toBe(404)
    const authorization = 'Bearer angka-desa'
    expect((await guarded.inject({ ...behindProxy, headers: { authorization } })).statusCode).toBe(200)
    await guarded.close()
  })
})

describe('walking codes', () => {
  it('ends after thirty tries, also for who invents an address before the proxy', async () => {
    const statuses: number[] = []
    for (let turn = 0; turn < 45; turn++) {
      const headers = {
        host: 'desa.example',
        'x-forwarded-for': `10.9.8.${turn}, 203.0.113.77`,
        'x-forwarded-proto': 'https',
      }
      const code = (1000 + turn).toString(32).padStart(4, '0').toUpperCase()
      statuses.push((await proxied.inject({ url: `/periksa/0000-0000-0000-${code}`, headers })).statusCode)
    }
    expect(statuses.filter((status) => status === 200)).toEqual([])
    expect(statuses.at(-1)).toBe(429)
    expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(30)
  })

  it('finds no letter beside the real one', async () => {
    const { checkPath, code } = two.filled
    address = 60
    expect((await send({ url: checkPath })).statusCode).toBe(200)
    for (let place = 0; place < 20; place++) {
      if (place % 15 === 0) address++
      const mark = checkPath.slice('/periksa/'.length)
      const at = 5 + place * 3
      const changed = mark.slice(0, at) + (mark[at] === 'A' ? 'B' : 'A') + mark.slice(at + 1)
      const page = await send({ url: `/periksa/${changed}` })
      expect(page.body, `sign ${at}`).not.toContain('Surat ini asli')
    }
    address++
    for (const sign of '0123456789') {
      if (code.endsWith(sign)) continue
      expect((await send({ url: `/periksa/${code.slice(0, -1)}${sign}` })).body).not.toContain('Surat ini asli')
    }
  })
})

describe('a parcel, which anybody may hand in', () => {
  const handIn = (sealed: string, from: string) =>
    server.inject({
      ...{ method: 'POST', url: '/api/platform.recordParcel', remoteAddress: from, headers: ours },
      payload: { commandId: newId(), input: { village: two.ours.id, sealed } },
    })

  it('may be larger than what a page sends, and no larger than weeks of work', async () => {
    const refused = async (letters: number) => (await handIn('A'.repeat(letters), '198.51.100.70')).json().refusal.code
    expect(await refused(4_000_000)).toBe('platform.parcelNotOurs')
    expect(await refused(9_000_000)).toBe('platform.tooLarge')
    const page = { commandId: newId(), input: { text: 'A'.repeat(4_000_000) } }
    const other = await send({ method: 'POST', url: '/api/registry.findPeople', payload: page })
    expect(other.json().refusal.code).toBe('platform.tooLarge')
  })

  it('comes so often a minute from one sender, and from another still', async () => {
    const statuses: number[] = []
    for (let turn = 0; turn < 125; turn++) statuses.push((await handIn('AAAA', '198.51.100.71')).statusCode)
    expect(new Set(statuses.slice(0, 119))).toEqual(new Set([422]))
    expect(statuses.at(-1)).toBe(429)
    expect((await handIn('AAAA', '198.51.100.72')).statusCode).toBe(422)
  })
})

describe('words that would be a script', () => {
  const evil = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    '<svg/onload=alert(1)>',
    '{{7*7}}',
    '</title><script>',
  ]
  it('stand as words on the page for checking, in the letter, and in what the browser is told', async () => {
    address = 80
    for (const word of evil) {
      const [personId, letterId] = [newId(), newId()]
      const person = {
        id: personId,
        name: `Wagiyem ${word}`,
        sex: 'female' as const,
        birthPlace: word,
        birthDate: '1990-01-01',
      }
      const household = { id: newId(), hamlet: 'KIDUL', address: word, rt: '01', rw: '01' }
      await two.ours.officer.does(recordHousehold, { household, members: [{ person, relationCode: '1' }] })
      const fields = { address: word, since: word, purpose: word }
      await two.ours.officer.does(requestLetter, { id: letterId, kind: 'domicile', personId, fields })
      await two.ours.officer.does(verifyLetter, { letterId })
      await two.ours.head.does(issueLetter, { letterId })
      const { checkPath } = await two.ours.officer.asks(getLetter, { letterId })
      const page = await send({ url: checkPath ?? '' })
      expect(page.statusCode, word).toBe(200)
      expect(page.body, word).not.toMatch(/<script|<img|onerror=|<svg\/|alert\(1\)<\/script/i)
      const { pdf, name } = await two.ours.officer.asks(getLetterFile, { letterId, paper: 'A4' })
      const file = Buffer.from(pdf, 'base64').toString('latin1')
      expect(file, word).not.toMatch(/\/JavaScript|\/JS\b|\/OpenAction|\/Launch|\/AA\b/)
      expect(name).toMatch(/^[\w-]+\.pdf$/)
      const api = await as(two.ours.officer, () =>
        send({ method: 'POST', url: '/api/registry.getPerson', payload: { input: { personId } } }),
      )
      expect(api.headers['content-type']).toContain('application/json')
    }
    const echoed = await send({ url: `/periksa/${encodeURIComponent('"><script>alert(1)</script>')}?bahasa=en` })
    expect(echoed.body).not.toContain('<script')
  }, 30_000)
})

describe('files from outside', () => {
  const upload = (bytes: Buffer, name: string, type: string) => {
    const line = 'batas'
    const head = `--${line}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
    const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${line}--\r\n`)])
    return send({
      method: 'POST',
      url: '/files',
      payload,
      headers: { ...ours, 'content-type': `multipart/form-data; boundary=${line}` },
    })
  }

  it('are never run as a page of ours, whatever they call themselves', async () => {
    address = 100
    const script = '<script>alert(document.cookie)</script>'
    const files: [string, string, string][] = [
      ['gambar.svg', 'image/svg+xml', `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`],
      ['halaman.html', 'text/html', script],
      ['halaman.xhtml', 'application/xhtml+xml', script],
      ['gifar.png', 'image/png', `\x89PNG\r\n\x1a\n${script}`],
      ['../../../../tmp/kartu.pdf', 'application/pdf', `%PDF-1.4 ${script}`],
      ['a\u0000.exe', 'text/html; charset=utf-7', `+ADw-script+AD4-`],
    ]
    await as(two.ours.officer, async () => {
      for (const [name, type, text] of files) {
        const kept = await upload(Buffer.from(text, 'latin1'), name, type)
        if (kept.statusCode >= 400) {
          expect(kept.statusCode, name).toBeLessThan(500)
          continue
        }
        const { headers, statusCode } = await send({ url: `/files/${(kept.json() as { hash: string }).hash}` })
        expect(statusCode, name).toBe(200)
        expect(headers['content-type'], name).not.toMatch(/html|svg|xml|script/)
        expect(headers['x-content-type-options']).toBe('nosniff')
        expect(String(headers['content-security-policy'])).toContain('sandbox')
        if (!/image\/png|application\/pdf/.test(type))
          expect(headers['content-disposition'], name).toMatch(/^attachment/)
      }
      expect((await upload(Buffer.alloc(0), 'kosong.pdf', 'application/pdf')).statusCode).toBeGreaterThanOrEqual(400)
    })
  })
})

describe('the log', () => {
  it('says who asked what by id, and never a name, a number, a token or a word that was typed', async () => {
    address = 120
    lines.length = 0
    await as(two.ours.officer, async () => {
      for (const text of ['Dewi Lestari', '3307105208029001']) {
        await send({ method: 'POST', url: '/api/registry.findPeople', payload: { input: { text } } })
        await send({ url: `/orang?cari=${encodeURIComponent(text)}` })
        await send({
          method: 'POST',
          url: `/api/registry.findPeople?q=${encodeURIComponent(text)}`,
          payload: { input: { text: [text] } },
        })
      }
      const person = {
        id: newId(),
        name: 'Dewi Lestari',
        sex: 'female',
        nik: '3307105208029001',
        birthDate: '2002-08-12',
      }
      for (const id of [two.filled.dewi, newId()])
        await send({
          method: 'POST',
          url: '/api/registry.recordPerson',
          payload: { commandId: newId(), input: { person: { ...person, id } } },
        })
      await send({
        method: 'POST',
        url: '/api/registry.getPersonNumber',
        payload: { input: { personId: two.filled.dewi } },
      })
      await send({ method: 'POST', url: '/api/registry.getPerson', payload: { input: { personId: 'Dewi Lestari' } } })
      await send({ url: `/letters/${encodeURIComponent('Dewi Lestari 3307105208029001')}.pdf` })
    })
    await send({ url: two.filled.checkPath })
    await send({ url: two.filled.checkPath.toUpperCase() })
    await send({
      method: 'POST',
      url: '/session',
      payload: { login: 'dewi.lestari', password: 'sandi rahasia sekali' },
    })
    await send({
      url: '/periksa',
      headers: { ...ours, cookie: 'desmigratif=kunci-sesi-0001', authorization: 'Bearer kunci-api-0002-0000000' },
    })
    const log = lines.join('')
    expect(lines.length).toBeGreaterThan(20)
    expect(log).toContain('/api/registry.findPeople')
    expect(log).not.toContain('"level":50')
    expect(log).not.toMatch(/dewi|lestari|rahasia|kunci-sesi|kunci-api/i)
    expect(log).not.toMatch(/(?<![\d.])\d{16}(?!\d)/)
    expect(log).not.toContain(two.filled.checkPath.slice(-30))
    expect(log.toLowerCase()).not.toContain(two.filled.checkPath.slice(-30).toLowerCase())
  })
})

it('the table of permissions under attack is the one that ships', () => {
  expect(Object.keys(accessPermissions).length).toBeGreaterThan(100)
})
