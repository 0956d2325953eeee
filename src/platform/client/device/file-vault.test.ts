import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { hashOf } from '../../server/content-hash.ts'
import { openKeys } from '../../server/keys.ts'
import { openParcel } from '../../server/sync/parcels.ts'
import { villageKey } from '../../server/sync/village-keys.ts'
import { openPhoneBrowser, type PhoneBrowser, rawDump } from '../../testing/phone-browser.ts'
import { account, pin, village } from '../../testing/phone-stories.ts'
import type { FileVault } from './file-vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'file-vault-keys-'))

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

const scan = `%PDF-1.4 kartu keluarga Sutinah ${'isi '.repeat(2_000)}`
const hash = hashOf(Buffer.from(scan))

/** Opens the files of this tab's phone; the first time a PIN is chosen. */
const opens = (page: Page, isNew: boolean) =>
  page.evaluate(
    async ([account, pin, isNew]) => {
      const { phone } = window
      const database = await phone.openPhoneDatabase(account)
      const keys = await (isNew ? phone.choosePin(database, pin) : phone.unlockByPin(database, pin))
      const vault = await phone.openFileVault(database, keys)
      Object.assign(window, { vault, database })
      return vault.list().map(({ name, isNamed }) => `${name} ${isNamed}`)
    },
    [account, pin, isNew] as const,
  )

interface InTab {
  readonly vault: FileVault
}

const keeps = (page: Page, words: string) =>
  page.evaluate(async (words) => {
    const file = new File([words], 'kk-sutinah.pdf', { type: 'application/pdf' })
    return (window as unknown as InTab).vault.keep(file).catch((fault) => fault.code)
  }, words)

const reads = (page: Page, hash: string) =>
  page.evaluate(async (hash) => (await (window as unknown as InTab).vault.read(hash))?.text(), hash)

it('a scan has its name at once, comes back after the phone was off, and goes once the office has it', async () => {
  await opens(tab, true)
  expect(await keeps(tab, scan)).toBe(hash)
  await tab.evaluate((hash) => (window as unknown as InTab).vault.change(hash, { isNamed: true }), hash)
  await tab.close()
  const again = await phones.newTab(phone)
  expect(await opens(again, false)).toEqual(['kk-sutinah.pdf true'])
  expect(await reads(again, hash)).toBe(scan)
  await again.evaluate((hash) => (window as unknown as InTab).vault.forget(hash), hash)
  expect(await reads(again, hash)).toBeUndefined()
  expect(
    await again.evaluate(() =>
      (window as unknown as { database: { fileBytes: { count(): number } } }).database.fileBytes.count(),
    ),
  ).toBe(0)
})

it('shows neither picture, name nor hash to who reads the raw database', async () => {
  await opens(tab, true)
  await keeps(tab, scan)
  const dump = await rawDump(tab)
  expect(dump).toContain('fileBytes')
  for (const told of ['Sutinah', 'sutinah', '%PDF', hash, 'application/pdf']) expect(dump).not.toContain(told)
})

it('is refused with a sentence when the phone is full, and what is kept already stays', async () => {
  // before the first row: the browser remembers for half a minute how much room it found
  const protocol = await phone.newCDPSession(tab)
  const origin = new URL(tab.url()).origin
  await protocol.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 4_000_000 })
  await opens(tab, true)
  expect(await keeps(tab, scan)).toBe(hash)
  expect(await keeps(tab, `%PDF ${'besar'.repeat(1_000_000)}`)).toBe('platform.phoneFullForFile')
  expect(await opens(await phones.newTab(phone), false)).toEqual(['kk-sutinah.pdf false'])
  expect(await reads(tab, hash)).toBe(scan)
})

it('is left for the village when the PIN is forgotten, sealed; what could not be sealed is not lost without a word', async () => {
  await opens(tab, true)
  await keeps(tab, scan)
  const left = () =>
    tab.evaluate(async () => {
      const { phone, database } = window as unknown as InTab & { database: never } & typeof window
      const code = await phone.leavePhone(database).then(
        () => 'left',
        (fault) => fault.code,
      )
      return [code, (await phone.listParcels(database)).length, (await phone.phoneRoom(database)).unsealed]
    })
  expect(await left()).toEqual(['platform.queueNotSealed', 0, 1])
  const parcel = await tab.evaluate(
    async ([scan, key]) => {
      const { phone, database } = window as unknown as InTab & { database: never } & typeof window
      const keys = await phone.unlockByPin(database, '730491')
      const vault = await phone.openFileVault(database, keys, () => key)
      await vault.keep(new File([scan], 'kk.pdf', { type: 'application/pdf' }))
      await phone.leavePhone(database)
      const [sealed] = await phone.listParcels(database)
      return [...(sealed?.sealed ?? [])]
    },
    [scan, villageKey(village)] as const,
  )
  const { commands } = openParcel(village, Uint8Array.from(parcel))
  expect(commands).toMatchObject([{ name: 'platform.recordFileBytes', input: { name: 'kk-sutinah.pdf' } }])
  const [{ input } = { input: {} }] = commands
  const { base64 } = input as { base64: string }
  expect(hashOf(Buffer.from(base64, 'base64'))).toBe(hash)
})

it('writes nothing once another window has left the phone', async () => {
  await opens(tab, true)
  await tab.evaluate(async () => {
    const { phone, database } = window as unknown as InTab & { database: never } & typeof window
    await phone.leavePhone(database, { loseUnsealed: true })
  })
  expect(await keeps(tab, scan)).toBe('platform.phoneLocked')
})
