import { readdirSync } from 'node:fs'
import type { BrowserContextOptions, Page, Request } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fingerprint, newToken, recordAccount, recordDoor, recordLink } from '#modules/access/server/index.ts'
import { findVillageByCode } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { newId } from '#platform/shared/ids.ts'
import { axeOn, prefer } from './support/eyes-and-ears.ts'
import { goTo, type RouteTable, readRouteTable } from './support/route-table.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'
import { recordBreachAndReceiver, recordPaperAndReferral } from './support/what-the-demo-lacks.ts'

let village: VillageServer
const invitation = newToken()
const doorLink = newToken()

beforeAll(async () => {
  village = await openVillageServer({ demo: true })
  await runAsSystem(village.opened.house, { name: 'journey.inviteSomebody', act: inviteSomebody })
  await runAsSystem(village.opened.house, { name: 'journey.openADoor', act: openADoor })
})

const inviteSomebody = async (context: Context) => {
  const accountId = newId()
  await recordAccount(context, { id: accountId, name: 'Sri Wahyuni', username: 'sri.wahyuni', phone: null })
  const link = { id: newId(), accountId, kind: 'invitation', withoutSecondFactors: false } as const
  await recordLink(context, { ...link, tokenFingerprint: fingerprint(invitation) })
}

const openADoor = async (context: Context) => {
  const found = await findVillageByCode(context, '33.07.10.2004')
  const { accountId } = await recordDoor(context, {
    ...{
      id: newId(),
      villageId: found?.id ?? 0,
      personId: newId(),
      name: 'Sumarni',
      until: '2099-12-31',
      pinHash: null,
    },
    ...{ forWhom: 'worker', identitySeen: 'ktp' },
  })
  const link = { id: newId(), accountId, kind: 'door', withoutSecondFactors: false } as const
  await recordLink(context, { ...link, tokenFingerprint: fingerprint(doorLink) })
}

afterAll(() => village?.close())

const quietMilliseconds = 200
const desk = { viewport: { width: 1280, height: 800 } }

/** Opens an address by itself, or as a tap on a link does; then waits until the page has asked nothing for a moment. */
const settle = async (page: Page, address: string, how: 'alone' | 'by a tap' = 'alone'): Promise<string> => {
  const asked = new Set<Request>()
  let last = Date.now()
  const begins = (request: Request) => {
    if (['fetch', 'script'].includes(request.resourceType())) asked.add(request)
  }
  const ends = (request: Request) => {
    asked.delete(request)
    last = Date.now()
  }
  page.on('request', begins).on('requestfinished', ends).on('requestfailed', ends)
  try {
    await (how === 'alone' ? page.goto(address) : goTo(page, address))
    last = Date.now()
    const title = page.locator('h1').first()
    await title.waitFor().catch((late) => Promise.reject(new Error(`${address} shows no title`, { cause: late })))
    const began = Date.now()
    while (asked.size > 0 || Date.now() - last < quietMilliseconds) {
      await page.waitForTimeout(40)
      if (Date.now() - began > 20_000)
        throw new Error(`${address} never ended: ${[...asked].map((one) => one.url()).join(' ')}`)
    }
    return await title.innerText()
  } finally {
    page.off('request', begins).off('requestfinished', ends).off('requestfailed', ends)
  }
}

const linksOn = (page: Page): Promise<string[]> =>
  page
    .locator('a[href^="/"]')
    .evaluateAll((all) =>
      all.map((link) => link.getAttribute('href') ?? '').filter((href) => !href.startsWith('/files')),
    )

const overflow = async (page: Page): Promise<string[]> => {
  const px = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return px > 0 ? [`${px} px stick out`] : []
}

const modules = readdirSync(`${import.meta.dirname}/../src/modules`)
const shownKey = new RegExp(`\\b(${[...modules, 'platform', 'shell', 'task'].join('|')})\\.[a-z]\\w+(\\.\\w+)*`, 'g')

/** What a reader would stumble over: something sticking out, a key in place of a word, a barrier. */
const faultsAtThisWidth = async (page: Page): Promise<string[]> => [
  ...(await shownFaults(page)),
  ...(await axeOn(page)),
]

const shownFaults = async (page: Page): Promise<string[]> => {
  // The log of acts alone shows the technical names of acts, and says so.
  const isLog = new URL(page.url()).pathname === '/catatan-tindakan'
  const keys = isLog ? [] : ((await page.locator('body').innerText()).match(shownKey) ?? [])
  return [...(await overflow(page)), ...keys.map((key) => `the key ${key} is shown`)]
}

/** What is the same for every role that opens it: the other width, the night, and on the small phone easy mode and each language. */
const faultsOfTemplate = async (page: Page): Promise<string[]> => {
  const own = page.viewportSize() ?? desk.viewport
  const small = phone.viewport ?? own
  const faults: string[] = []
  const look = async (how: string, at: Promise<string[]>) => faults.push(...(await at).map((one) => `${how}: ${one}`))
  const other = own.width === small.width ? desk.viewport : small
  await page.setViewportSize(other)
  // Names and colours are as they were at its own width; what shows at this one alone is looked at whole.
  const isNew = await showsNew(page, `${other.width}`)
  await look('at the other width', isNew ? faultsAtThisWidth(page) : shownFaults(page))
  if (!isNew) await look('at the other width', axeOn(page, 'targets'))
  await page.setViewportSize(small)
  for (const [how, chosen] of Object.entries(ways)) {
    await prefer(page, chosen)
    await look(how, shownFaults(page))
  }
  await page.setViewportSize(own)
  await prefer(page, { dark: true })
  // The night has the same colours for the same element on every page.
  if (await showsNew(page, 'dark')) await look('dark', axeOn(page, 'colours'))
  await prefer(page, {})
  return faults
}

/** The kinds of elements that some page has shown in this way. */
const met = new Map<string, Set<string>>()

const showsNew = async (page: Page, way: string): Promise<boolean> => {
  const before = met.get(way) ?? new Set()
  const kinds = await kindsOn(page)
  met.set(way, new Set([...before, ...kinds]))
  return kinds.some((kind) => !before.has(kind))
}

const ways = { easy: { easy: true }, English: { language: 'en' }, Javanese: { language: 'jv' } } as const

/** What the server answers itself: files, downloads, the public page for checking letters. */
const ofServer = new RegExp(
  `^/(api|files|periksa|permintaan|lapor|kasus-saya|negara|cek-agen|session|${modules.join('|')})([/?]|$)`,
)

/** By template that some role has opened and that was looked at in every way: the kinds of elements met on it. */
const seen = new Map<string, Set<string>>()

/** Which elements show on the page, each kind once: whoever is shown nothing of a new kind sees what was looked at already. */
const kindsOn = (page: Page): Promise<string[]> =>
  page.locator('body').evaluate((body) => {
    const named = (one: Element | null) =>
      `${one?.tagName}.${one?.getAttribute('class')}.${one?.getAttribute('type')}.${one?.getAttribute('role')}`
    const shown = [...body.querySelectorAll('*')].filter((one) => one.checkVisibility({ visibilityProperty: true }))
    return [...new Set(shown.map((one) => `${named(one.parentElement)} ${named(one)}`))]
  })

/** A part of a page that has an address of its own is a page: `/orang/$personId?bagian=kertas`. */
const templateOf = (address: string, pattern: string): string => {
  const part = new URL(address, 'http://village').searchParams.get('bagian')
  return part === null ? pattern : `${pattern}?bagian=${part}`
}

/** Every page that leads on from the start, one of each template; then those that only a button opens. */
const walk = async (page: Page, routes: RouteTable, starts: readonly string[]): Promise<string[]> => {
  const mine = new Set<string>()
  const faults: string[] = []
  const ahead: string[] = [...starts]
  const opens = async (address: string, pattern: string, how: 'alone' | 'by a tap'): Promise<boolean> => {
    const title = await settle(page, address, how).catch((fault: Error) => {
      faults.push(fault.message)
      return 'Halaman ini tidak ada'
    })
    return title !== 'Halaman ini tidak ada' && routes.patternOf(new URL(page.url()).pathname) === pattern
  }
  const visit = async (address: string, isLinked: boolean): Promise<void> => {
    const pattern = routes.patternOf(address)
    if (pattern === undefined && !ofServer.test(address)) faults.push(`${address}: leads nowhere`)
    if (pattern === undefined) return
    const template = templateOf(address, pattern)
    if (mine.has(template)) return
    mine.add(template)
    const isNew = !seen.has(template)
    // Missing for this role, or led elsewhere: nobody has seen it yet. A tap says so quickly; anew it opens by itself too.
    if (!(isNew && isLinked) && !(await opens(address, pattern, 'by a tap'))) return
    if (isNew && !(await opens(address, pattern, 'alone'))) return
    const links = await linksOn(page)
    for (const link of [address, ...links]) routes.learn(link)
    const before = seen.get(template) ?? new Set()
    const kinds = (await kindsOn(page)).filter((kind) => !before.has(kind))
    seen.set(template, new Set([...before, ...kinds]))
    const found = [
      ...(await (kinds.length > 0 ? faultsAtThisWidth(page) : shownFaults(page))),
      ...(isNew ? await faultsOfTemplate(page) : []),
    ]
    faults.push(...found.map((one) => `${address}: ${one}`))
    ahead.push(...links)
  }
  // The nearest first: an address that was named is opened before another of its kind is met on the way.
  const goOn = async () => {
    for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) await visit(next, true)
  }
  await goOn()
  if (starts.includes('/masuk')) return faults
  for (const pattern of routes.patterns.filter((one) => !seen.has(one))) {
    const address = routes.fill(pattern)
    if (address !== undefined) await visit(address, false)
    await goOn()
  }
  return faults
}

const readers: readonly (readonly [role: string, where: string, window: BrowserContextOptions])[] = [
  ['Petugas migrasi', 'a small phone', phone],
  ['Kepala desa', 'a small phone', phone],
  ['Petugas usaha', 'a small phone', phone],
  ['Petugas skrining', 'a small phone', phone],
  ['Kader', 'a small phone', phone],
  ['Pendamping Rumah Belajar', 'a small phone', phone],
  ['Pengurus koperasi', 'a small phone', phone],
  ['Warga', 'a small phone', phone],
  ['Mitra', 'a desk', desk],
  ['Koordinator', 'a desk', desk],
  ['Dinas provinsi', 'a desk', desk],
  ['Kementerian', 'a desk', desk],
  ['Pengawas', 'a desk', desk],
]

const lacks: Readonly<Record<string, (page: Page) => Promise<readonly string[]>>> = {
  'Petugas migrasi': recordPaperAndReferral,
  'Kepala desa': recordBreachAndReceiver,
}

describe('every page of the demo', () => {
  let patterns: readonly string[] = []

  test('reads well to whoever has not signed in', { timeout: 120_000 }, async () => {
    const page = await village.window(phone)
    await settle(page, '/masuk')
    const routes = await readRouteTable(page)
    patterns = routes.patterns
    expect(await walk(page, routes, ['/masuk', `/undangan#${invitation}`, `/pintu#${doorLink}`])).toEqual([])
    // a link that was cut when it was copied
    for (const cut of ['/undangan', '/pintu']) {
      await settle(page, cut)
      expect(await faultsAtThisWidth(page)).toEqual([])
    }
  })

  test.each(readers)('reads well to %s at %s', { timeout: 600_000 }, async (role, _, window) => {
    const page = await village.windowOf(role, window)
    const lacked = (await lacks[role]?.(page)) ?? []
    const found = await walk(page, await readRouteTable(page), [...lacked, '/', '/lainnya', '/catat'])
    expect([...found, ...village.faults]).toEqual([])
  })

  test('was opened by somebody', () => {
    expect(patterns.length).toBeGreaterThan(50)
    expect(patterns.filter((pattern) => !seen.has(pattern))).toEqual([])
  })
})
