import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openKeys } from '../../server/keys.ts'
import { villageKey } from '../../server/sync/village-keys.ts'
import { barriersByAxe } from '../../testing/axe.ts'
import { openPhoneBrowser, type PhoneBrowser } from '../../testing/phone-browser.ts'
import { account, fillPhone, pin, readPhone, village } from '../../testing/phone-stories.ts'
import type { ShowScreens } from './unlock-screens.tsx'

const folder = mkdtempSync(join(tmpdir(), 'unlock-keys-'))
let phones: PhoneBrowser
beforeAll(async () => {
  openKeys(folder)
  phones = await openPhoneBrowser()
}, 120_000)
afterAll(async () => {
  await phones?.close()
  rmSync(folder, { recursive: true })
})

const small = { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce', bypassCSP: true } as const
const large = { ...small, viewport: { width: 1280, height: 900 } } as const

const openScreens = async (options: BrowserContextOptions = small): Promise<Page> =>
  phones.newTab(await phones.browser.newContext(options), 'screens')

const show = (page: Page, wasQuiet = false) =>
  page.evaluate(
    async ([account, wasQuiet]) => {
      const held = window as unknown as { showScreens: ShowScreens; opened?: string }
      const database = await window.phone.openPhoneDatabase(account)
      void held.showScreens({ database, wasQuiet }).then(({ lockId }) => {
        held.opened = lockId
      })
    },
    [account, wasQuiet] as const,
  )

const isOpen = (page: Page) => page.waitForFunction(() => 'opened' in window)

const type = async (page: Page, digits: string) => {
  await page.getByLabel('PIN', { exact: true }).fill(digits)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
}

const barriers = async (page: Page) => {
  const seen = await barriersByAxe(page, { within: '#app' })
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  return [...seen.map(({ rule }) => rule), ...(sideways ? ['scrolls sideways'] : [])]
}

it('a new phone: six digits, twice, none that is easily guessed; then the village can be opened', async () => {
  const page = await openScreens()
  await show(page)
  const [first, second] = [page.getByLabel('PIN baru'), page.getByLabel('Ketik sekali lagi')]
  const choose = page.getByRole('button', { name: 'Pasang PIN' })
  await first.fill('123456')
  await choose.click()
  await page.getByText('PIN ini mudah ditebak').waitFor()
  await first.fill(pin)
  await second.fill('730492')
  await choose.click()
  await page.getByText('Dua PIN ini berbeda').waitFor()
  expect(await barriers(page)).toEqual([])
  await second.fill(pin)
  await choose.click()
  await isOpen(page)
  expect(await readPhone(page)).toMatchObject({ turn: 0, count: 0 })
  await page.getByText('Di HP ini').waitFor()
  expect(await barriers(page)).toEqual([])
})

it('a phone that locked itself opens with its PIN; half a PIN costs no try', async () => {
  const page = await openScreens(large)
  await fillPhone(page, 10, villageKey(village))
  await show(page, true)
  await page.getByText('mengunci sendiri').waitFor()
  await type(page, '7304')
  await page.getByText('PIN harus enam angka').waitFor()
  await type(page, '555123')
  await page.getByText('Masih bisa 9 kali lagi').waitFor()
  expect(await barriers(page)).toEqual([])
  await type(page, pin)
  await isOpen(page)
})

it('ten wrong PINs: the person is warned from the fifth on, hears what is not lost, and begins again', async () => {
  const page = await openScreens()
  await fillPhone(page, 10, villageKey(village))
  await show(page)
  for (let left = 9; left > 0; left--) {
    await type(page, '555123')
    await page.getByText(`PIN belum cocok. Masih bisa ${left} kali lagi.`).waitFor()
    expect(await page.getByText('tidak bisa dibuka siapa pun').count()).toBe(left <= 5 ? 1 : 0)
  }
  await type(page, '555123')
  await page.getByRole('heading', { name: 'Kunci HP ini sudah dibuang' }).waitFor()
  await page.getByText('1 isian menunggu dikirim').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Kosongkan dan mulai lagi' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Kosongkan dan mulai lagi' }).click()
  await page.getByRole('heading', { name: 'Pasang PIN untuk HP ini' }).waitFor()
})
