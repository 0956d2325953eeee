import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openKeys } from '../../server/keys.ts'
import { openForVillage, villageKey } from '../../server/sync/village-keys.ts'
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

const state = (page: Page) =>
  page.evaluate(async (account) => {
    const { phone } = window
    return phone.lockState(await phone.openPhoneDatabase(account))
  }, account)

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
    for (let left = 9; left > 4; left--) expect(await readPhone(tab, '555123')).toBe('platform.pinWrong')
    await tab.close()
    tab = await phones.newTab(phone)
    expect(await state(tab)).toEqual({ kind: 'locked', triesLeft: 5, hasPasskey: false })
    for (let left = 4; left > 0; left--) expect(await readPhone(tab, '555123')).toBe('platform.pinWrong')
    expect(await readPhone(tab)).toMatchObject({ count: 10 })
    expect(await state(tab)).toMatchObject({ triesLeft: 10 })
  })

  it('wrong ten times, with a restart after each, drops the key for ever: the right one no longer helps', async () => {
    await fill(tab, 10)
    for (let tries = 1; tries < 10; tries++) {
      expect(await readPhone(tab, '555123')).toBe('platform.pinWrong')
      await tab.close()
      tab = await phones.newTab(phone)
      expect(await state(tab)).toMatchObject({ triesLeft: 10 - tries })
    }
    expect(await readPhone(tab, '555123')).toBe('platform.pinDropped')
    expect(await state(tab)).toEqual({ kind: 'dropped' })
    expect(await readPhone(tab)).toBe('platform.pinDropped')
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
    expect(await readPhone(tab)).toBe('platform.pinDropped')
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
    expect(await readPhone(tab)).toBe('platform.pinWrong')
    expect(await readPhone(tab, '904417')).toMatchObject({ count: 10 })
  })
})

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
    expect(await readPhone(tab)).toMatchObject({ count: 10 })
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
    for (let tries = 0; tries < 10; tries++) await readPhone(tab, '555123')
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
    expect(await readPhone(tab)).toMatchObject({ count: 20 })
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
      const isTight = phone.isTight({ ...found, freeBytes: 1_000 })
      return { ...found, isTight, mayKeep: phone.mayKeepVault() }
    }, account)
    expect(room).toMatchObject({ waiting: 1, unsealed: 0, parcels: 0, isTight: true, mayKeep: true })
    expect(room.usedBytes).toBeGreaterThan(0)
    expect(room.freeBytes).toBeGreaterThan(0)
  })
})
