import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openKeys } from '../../server/keys.ts'
import { villageKey } from '../../server/sync/village-keys.ts'
import { openPhoneBrowser, type PhoneBrowser, rawDump } from '../../testing/phone-browser.ts'
import { account, fillPhone, pin, queueIn, readPhone, village } from '../../testing/phone-stories.ts'
import { marks } from './vault-page-marks.ts'

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

const fill = (page: Page, rows: number) => fillPhone(page, rows, villageKey(village))

describe('what lies on the phone', () => {
  it('comes back as it was written', async () => {
    await fill(tab, 500)
    const second = await phones.newTab(phone)
    const found = await readPhone(second)
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
    const found = await readPhone(await phones.newTab(phone))
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
    expect(await readPhone(await phones.newTab(phone))).toMatchObject({ turn: 2, mark: { since: 99 }, count: 0 })
  })
})

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
    expect(await readPhone(tab)).toMatchObject({ turn: 2, count: 10, mark: { since: 50 } })
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
    // read again from what is written
    expect(await queueIn(tab, '')).toEqual([expect.any(String), '2 a'])
  })
})

it('names databases by a hash that does not change', async () => {
  const expected = createHash('sha256').update(`desmigratif phone ${account}`).digest('hex').slice(0, 32)
  expect(await tab.evaluate((account) => window.phone.databaseName(account), account)).toBe(`dm-${expected}`)
})
