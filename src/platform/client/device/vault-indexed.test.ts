import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openKeys } from '../../server/keys.ts'
import { openForVillage, villageKey } from '../../server/sync/village-keys.ts'
import { openPhoneBrowser, type PhoneBrowser, rawDump } from './vault-browser.ts'
import { marks } from './vault-page-marks.ts'

const account = '01934d6e-aaaa-7000-8000-000000000001'
const pin = '730491'
const village = 3307102004
const folder = mkdtempSync(join(tmpdir(), 'vault-keys-'))

let phones: PhoneBrowser
let phone: BrowserContext
let tab: Page
beforeAll(async () => {
  openKeys(folder)
  phones = await openPhoneBrowser()
}, 120_000)
afterAll(async () => {
  await phones?.close()
  rmSync(folder, { recursive: true })
})
beforeEach(async () => {
  phone = await phones.newPhone()
  tab = await phones.newTab(phone)
  return () => phone.close()
})

/** A phone of this account with so many rows, an entry that waits, and what the browser says of it afterwards. */
const fill = (page: Page, rows: number) =>
  page.evaluate(
    async ([account, pin, rows, key]) => {
      const { phone } = window
      const database = await phone.openPhoneDatabase(account)
      const keys = await phone.choosePin(database, pin)
      const vault = phone.indexedVault({ database, keys, villageKey: key })
      const all = phone.sampleRows(rows)
      const marked = all.flatMap((table) => table.rows).find(({ name }) => name === 'Sutinah Wijayanti')
      const command = { commandId: crypto.randomUUID(), name: 'registry.recordContact', village: null }
      const entry = { ...command, input: marked, occurredAt: '2026-11-22T08:00:00Z', position: 1, refusal: null }
      const mark = { since: 41, shape: 'a shape' }
      await vault.save({ allRows: all, mark, outboxPut: [{ ...entry, state: 'waiting' }] }, 0)
      return { commandId: entry.commandId, buckets: await database.buckets.count() }
    },
    [account, pin, rows, villageKey(village)] as const,
  )

/** What a phone tells after it was switched on and opened with this PIN; or the code of its refusal. */
const read = (page: Page, withPin = pin) =>
  page.evaluate(
    async ([account, pin]) => {
      const { phone } = window
      const database = await phone.openPhoneDatabase(account)
      try {
        const vault = phone.indexedVault({ database, keys: await phone.unlockByPin(database, pin) })
        const { turn, mark, rows, outbox } = await vault.load()
        const all = rows.flatMap((table) => table.rows)
        const names = all.map(({ name }) => String(name)).sort()
        return { turn, mark, count: all.length, names: names.join(), waiting: outbox.map((entry) => entry.name) }
      } catch (fault) {
        return (fault as { code?: string }).code ?? String(fault)
      }
    },
    [account, withPin] as const,
  )

describe('what lies on the phone', () => {
  it('comes back as it was written', async () => {
    await fill(tab, 500)
    const second = await phones.newTab(phone)
    const found = await read(second)
    expect(found).toMatchObject({ turn: 1, mark: { since: 41, shape: 'a shape' }, count: 500 })
    expect(found).toMatchObject({ waiting: ['registry.recordContact'] })
    expect(found).toHaveProperty('names', expect.stringContaining('Sutinah Wijayanti'))
  })

  it('changes row by row, and forgets what is gone', async () => {
    await fill(tab, 12)
    const rows = await tab.evaluate(
      async ([account, pin]) => {
        const { phone } = window
        const database = await phone.openPhoneDatabase(account)
        const open = async () => phone.indexedVault({ database, keys: await phone.unlockByPin(database, pin) })
        const vault = await open()
        const { rows, outbox } = await vault.load()
        const [first, second] = rows.find(({ table }) => table === 'people')?.rows ?? []
        if (!first || !second) throw new Error('no people')
        const put = [{ ...first, name: 'Nama baru' }]
        const gone = outbox.map(({ commandId }) => commandId)
        const turn = await vault.save({ rows: [{ table: 'people', put, gone: [second.id] }], outboxGone: gone }, 1)
        await vault.save({ rows: [{ table: 'people', put: [], gone: [second.id] }] }, turn)
        const after = await (await open()).load()
        const people = after.rows.find(({ table }) => table === 'people')?.rows ?? []
        return {
          people: people.map(({ name }) => name),
          outbox: after.outbox.length,
          turn: after.turn,
          mark: after.mark,
        }
      },
      [account, pin] as const,
    )
    expect(rows).toEqual({ people: ['Nama baru'], outbox: 0, turn: 3, mark: { since: 41, shape: 'a shape' } })
  })

  it('shows nobody’s name, number, table or id to who reads the raw database', async () => {
    const { commandId } = await fill(tab, 600)
    const dump = await rawDump(tab)
    for (const told of [...marks, commandId, account, 'people', 'registry.', '01934d6e', 'column_1', pin])
      expect(dump).not.toContain(told)
    expect(dump).toContain('key that can be read out: false')
    expect(dump).not.toContain('key that can be read out: true')
  })

  it('would show it at once if rows were not encrypted', async () => {
    await tab.evaluate(() => {
      SubtleCrypto.prototype.encrypt = async (_way, _key, data) => new Uint8Array(data as Uint8Array).buffer
    })
    await fill(tab, 600)
    const dump = await rawDump(tab)
    for (const told of marks) expect(dump).toContain(told)
  })

  it('is some hundreds of boxes for 20,000 rows', async () => {
    const { buckets } = await fill(tab, 20_000)
    expect(buckets).toBe(6 * 64)
  })

  it('belongs to one account: another has a store of its own', async () => {
    await fill(tab, 10)
    const names = await tab.evaluate(async () => {
      const other = await window.phone.openPhoneDatabase('01934d6e-bbbb-7000-8000-000000000002')
      return [await window.phone.lockState(other), (await indexedDB.databases()).length]
    })
    expect(names).toEqual([{ kind: 'new' }, 2])
  })
})

describe('the PIN', () => {
  it('is six digits, and none of the first that anybody tries', async () => {
    const codes = await tab.evaluate(async () => {
      const { assertPin } = window.phone
      const codeOf = (pin: string) => {
        try {
          return assertPin(pin) ?? 'good'
        } catch (fault) {
          return (fault as { code: string }).code
        }
      }
      return ['12345', '123456', '987654', '111111', '121212', '123123', '730491'].map(codeOf)
    })
    const [short, ...others] = codes
    expect(short).toBe('platform.pinSixDigits')
    expect(others).toEqual([...Array(5).fill('platform.pinTooEasy'), 'good'])
  })

  it('is forgiven nine times, and the count outlives a restart', async () => {
    await fill(tab, 10)
    for (let left = 9; left > 4; left--) expect(await read(tab, '555123')).toBe('platform.pinWrong')
    await tab.close()
    tab = await phones.newTab(phone)
    expect(await state(tab)).toEqual({ kind: 'locked', triesLeft: 5, hasPasskey: false })
    for (let left = 4; left > 0; left--) expect(await read(tab, '555123')).toBe('platform.pinWrong')
    expect(await read(tab)).toMatchObject({ count: 10 })
    expect(await state(tab)).toMatchObject({ triesLeft: 10 })
  })

  it('wrong ten times drops the key for ever, and the right one no longer helps', async () => {
    await fill(tab, 10)
    for (let tries = 1; tries < 10; tries++) expect(await read(tab, '555123')).toBe('platform.pinWrong')
    expect(await read(tab, '555123')).toBe('platform.pinDropped')
    expect(await state(tab)).toEqual({ kind: 'dropped' })
    expect(await read(tab)).toBe('platform.pinDropped')
    const lock = await tab.evaluate(async (account) => {
      const { lock } = await window.phone.openPhoneDatabase(account)
      return Object.keys((await lock.toArray())[0] ?? {}).sort()
    }, account)
    expect(lock).toEqual(['id', 'isDropped'])
  })

  it('is counted before it is tried: who switches the phone off in between gains nothing', async () => {
    await fill(tab, 10)
    for (let tries = 0; tries < 10; tries++) {
      await tab.evaluate(
        async ([account, stop]) => {
          const { phone } = window
          const database = await phone.openPhoneDatabase(account)
          const begun = new Promise<void>((done) => {
            SubtleCrypto.prototype.deriveKey = () => {
              done()
              return new Promise(() => {})
            }
          })
          void phone.unlockByPin(database, stop)
          await begun
        },
        [account, '555123'] as const,
      )
      await tab.close()
      tab = await phones.newTab(phone)
    }
    expect(await read(tab)).toBe('platform.pinDropped')
  })

  it('can be changed, and the old one opens nothing', async () => {
    await fill(tab, 10)
    await tab.evaluate(
      async ([account, pin]) => {
        const { phone } = window
        await phone.changePin(await phone.openPhoneDatabase(account), pin, '904417')
      },
      [account, pin] as const,
    )
    expect(await read(tab)).toBe('platform.pinWrong')
    expect(await read(tab, '904417')).toMatchObject({ count: 10 })
  })
})

const state = (page: Page) =>
  page.evaluate(async (account) => {
    const { phone } = window
    return phone.lockState(await phone.openPhoneDatabase(account))
  }, account)

describe('finger or face', () => {
  const giveAuthenticator = async (hasPrf: boolean) => {
    const protocol = await phone.newCDPSession(tab)
    await protocol.send('WebAuthn.enable')
    const options = { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasPrf } as const
    const person = { hasResidentKey: true, hasUserVerification: true, isUserVerified: true }
    await protocol.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, ...person } })
  }

  it('opens the same vault, where the phone’s passkey can make a key', async () => {
    await giveAuthenticator(true)
    await fill(tab, 10)
    const count = await tab.evaluate(
      async ([account, pin]) => {
        const { phone } = window
        const database = await phone.openPhoneDatabase(account)
        await phone.addPasskey(database, pin, 'Petugas')
        const vault = phone.indexedVault({ database, keys: await phone.unlockByPasskey(database) })
        return (await vault.load()).rows.flatMap(({ rows }) => rows).length
      },
      [account, pin] as const,
    )
    expect(count).toBe(10)
    expect(await state(tab)).toMatchObject({ hasPasskey: true })
  })

  it('says so where it cannot', async () => {
    await giveAuthenticator(false)
    await fill(tab, 10)
    const code = await tab.evaluate(
      async ([account, pin]) => {
        const { phone } = window
        const database = await phone.openPhoneDatabase(account)
        return phone.addPasskey(database, pin, 'Petugas').catch((fault) => fault.code)
      },
      [account, pin] as const,
    )
    expect(code).toBe('platform.passkeyNotUsable')
    expect(await read(tab)).toMatchObject({ count: 10 })
  })
})

describe('when the phone dies while it writes', () => {
  /** Kills what shows the page, as Android does, just after this many writings of a saving were asked for. */
  const dieAfter = async (writings: number) => {
    const stopped = phones.stopped()
    const dying = tab
      .evaluate(
        async ([account, pin, writings]) => {
          const { phone } = window
          const database = await phone.openPhoneDatabase(account)
          const vault = phone.indexedVault({ database, keys: await phone.unlockByPin(database, pin) })
          await vault.load()
          const put = IDBObjectStore.prototype.put
          let left = writings
          IDBObjectStore.prototype.put = function (...input) {
            const request = put.apply(this, input)
            if (--left === 0) {
              // the page stands still from here on
              const stop = new XMLHttpRequest()
              stop.open('GET', '/stop', false)
              stop.send()
            }
            return request
          }
          const rows = phone.sampleRows(400).map(({ table, rows }) => ({ table, rows: rows.slice(0, 20) }))
          await vault.save({ allRows: rows, mark: { since: 99, shape: 'a new shape' } }, 1)
        },
        [account, pin, writings] as const,
      )
      .catch(() => undefined)
    await stopped
    const browser = await phones.browser.newBrowserCDPSession()
    const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
    for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL')
    await dying
  }

  it.each([1, 2, 60, 100])('finds the old state whole (%i writings asked for)', async (writings) => {
    await fill(tab, 400)
    await dieAfter(writings)
    const found = await read(await phones.newTab(phone))
    expect(found).toMatchObject({ turn: 1, mark: { since: 41 }, count: 400, waiting: ['registry.recordContact'] })
    expect(found).toHaveProperty('names', expect.stringContaining('Sutinah Wijayanti'))
  })

  it('finds the new state whole once it was told that it is written', async () => {
    await fill(tab, 400)
    await tab.evaluate(
      async ([account, pin]) => {
        const { phone } = window
        const database = await phone.openPhoneDatabase(account)
        const vault = phone.indexedVault({ database, keys: await phone.unlockByPin(database, pin) })
        await vault.save({ allRows: [], mark: { since: 99, shape: 'a new shape' } }, 1)
      },
      [account, pin] as const,
    )
    await tab.close()
    expect(await read(await phones.newTab(phone))).toMatchObject({ turn: 2, mark: { since: 99 }, count: 0 })
  })
})

/** Queues a command through the device of a tab; a line there is none. */
const queueIn = (page: Page, id: string) =>
  page.evaluate(
    async ([account, pin, commandId]) => {
      const held = window as unknown as { device?: Awaited<ReturnType<typeof window.phone.openDevice>> }
      if (!held.device) {
        const { phone } = window
        const database = await phone.openPhoneDatabase(account)
        const vault = phone.indexedVault({ database, keys: await phone.unlockByPin(database, pin) })
        const noLine = { pull: () => Promise.reject(new Error()), push: () => Promise.reject(new Error()) }
        held.device = await phone.openDevice({ vault, line: noLine, tables: [], effects: new Map() })
      }
      const { device } = held
      if (commandId) {
        const command = { commandId, name: 'a.command', input: {}, village: null, occurredAt: '2026-11-22T08:00:00Z' }
        await device.queue(command)
      }
      return device.outbox().map(({ commandId, position }) => `${position} ${commandId}`)
    },
    [account, pin, id] as const,
  )

describe('two tabs', () => {
  it('the second hears that the store moved, reads it again and goes on', async () => {
    await fill(tab, 10)
    const other = await phones.newTab(phone)
    await queueIn(tab, '')
    await queueIn(other, '')
    expect(await queueIn(tab, 'a')).toHaveLength(2)
    expect(await queueIn(other, 'b')).toEqual([expect.any(String), '2 a', '3 b'])
    expect(await queueIn(tab, 'c')).toEqual([expect.any(String), '2 a', '3 b', '4 c'])
  })

  it('a writing on top of an older state is refused, not mixed in', async () => {
    await fill(tab, 10)
    const fault = await tab.evaluate(
      async ([account, pin]) => {
        const { phone } = window
        const database = await phone.openPhoneDatabase(account)
        const keys = await phone.unlockByPin(database, pin)
        const [one, two] = [phone.indexedVault({ database, keys }), phone.indexedVault({ database, keys })]
        await Promise.all([one.load(), two.load()])
        await one.save({ mark: { since: 50, shape: 'a shape' } }, 1)
        return two.save({ allRows: [] }, 1).catch((moved) => moved instanceof phone.VaultMoved)
      },
      [account, pin] as const,
    )
    expect(fault).toBe(true)
    expect(await read(tab)).toMatchObject({ turn: 2, count: 10, mark: { since: 50 } })
  })
})

describe('a full phone', () => {
  it('says so, and loses neither what is written nor what is in hand', async () => {
    const protocol = await phone.newCDPSession(tab)
    const origin = new URL(tab.url()).origin
    await protocol.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2_000_000 })
    await fill(tab, 10)
    await queueIn(tab, 'a')
    const code = await tab.evaluate(async (big) => {
      const { device } = window as unknown as { device: Awaited<ReturnType<typeof window.phone.openDevice>> }
      const command = { commandId: 'b', name: 'a.command', village: null, occurredAt: '2026-11-22T08:00:00Z' }
      return device.queue({ ...command, input: 'x'.repeat(big) }).catch((fault) => fault.code)
    }, 3_000_000)
    expect(code).toBe('platform.phoneFull')
    expect(await queueIn(tab, 'c')).toEqual([expect.any(String), '2 a', '3 c'])
  })
})

describe('leaving the phone', () => {
  const leave = (page: Page) =>
    page.evaluate(async (account) => {
      const { phone } = window
      const database = await phone.openPhoneDatabase(account)
      const code = await phone.leavePhone(database).then(
        () => 'left',
        (fault) => fault.code,
      )
      const parcels = await phone.listParcels(database)
      const { rows, head } = { rows: await database.buckets.count(), head: await database.head.count() }
      const sealed = parcels.map((parcel) => btoa(String.fromCharCode(...parcel.sealed)))
      return { code, rows, head, sealed, state: await phone.lockState(database) }
    }, account)

  it('keeps what waits for the village alone, even when the PIN is gone', async () => {
    const { commandId } = await fill(tab, 10)
    for (let tries = 0; tries < 10; tries++) await read(tab, '555123')
    const left = await leave(tab)
    expect(left).toMatchObject({ code: 'left', rows: 0, head: 0, state: { kind: 'new' } })
    const [parcel] = left.sealed.map((text) => Buffer.from(text, 'base64'))
    if (!parcel) throw new Error('nothing was kept')
    const entry = JSON.parse(openForVillage(village, parcel).toString('utf8'))
    expect(entry).toMatchObject({ commandId, name: 'registry.recordContact', input: { name: marks[0] } })
    expect(() => openForVillage(village + 1, parcel)).toThrow()
    const changed = Buffer.from(parcel)
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    expect(() => openForVillage(village, changed)).toThrow()
    for (const told of marks) expect(await rawDump(tab)).not.toContain(told)
  })

  it('refuses when something waits that nobody could ever open', async () => {
    await fill(tab, 10)
    await queueIn(tab, 'a') // made before the phone knew its village's key
    expect(await leave(tab)).toMatchObject({ code: 'platform.queueNotSealed', sealed: [], head: 1 })
  })

  it('closes the other tab too: with the keys of before it writes nothing', async () => {
    await fill(tab, 10)
    const other = await phones.newTab(phone)
    await queueIn(other, '')
    expect(await leave(tab)).toMatchObject({ code: 'left' })
    await fill(tab, 20)
    await expect(queueIn(other, 'late')).rejects.toThrow('platform.phoneLocked')
    expect(await read(tab)).toMatchObject({ count: 20 })
  })
})

describe('a phone that lies about', () => {
  it('locks itself after some quiet minutes, and a touch begins them anew', async () => {
    await tab.clock.install()
    await tab.evaluate(() => {
      const told = window as unknown as { quiet: number }
      told.quiet = 0
      window.phone.watchQuiet({ minutes: 5, onQuiet: () => told.quiet++ })
    })
    const quiet = () => tab.evaluate(() => (window as unknown as { quiet: number }).quiet)
    await tab.clock.runFor('04:00')
    await tab.keyboard.press('a')
    await tab.clock.runFor('04:00')
    expect(await quiet()).toBe(0)
    await tab.clock.runFor('01:15')
    expect(await quiet()).toBe(1)
  })

  it('tells how much room is left', async () => {
    await fill(tab, 100)
    const room = await tab.evaluate(async (account) => {
      const { phone } = window
      const found = await phone.phoneRoom(await phone.openPhoneDatabase(account))
      return { ...found, isTight: phone.isTight({ ...found, freeBytes: 1_000 }) }
    }, account)
    expect(room).toMatchObject({ waiting: 1, parcels: 0, isTight: true })
    expect(room.usedBytes).toBeGreaterThan(0)
    expect(room.freeBytes).toBeGreaterThan(0)
  })
})

it('names databases by a hash that does not change', async () => {
  const expected = createHash('sha256').update(`desmigratif phone ${account}`).digest('hex').slice(0, 32)
  expect(await tab.evaluate((account) => window.phone.databaseName(account), account)).toBe(`dm-${expected}`)
})
