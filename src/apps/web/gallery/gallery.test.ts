import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { build, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriersByAxe, wcag22AA } from '#platform/testing/axe.ts'
import { openBrowser } from '#platform/testing/browser.ts'

const root = join(import.meta.dirname, '../../../..')
let browser: Browser
let address: string
let close: () => Promise<void>

beforeAll(async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'gallery-'))
  const configFile = join(root, 'vite.config.ts')
  await build({ configFile, mode: 'gallery', logLevel: 'silent', build: { outDir, emptyOutDir: true } })
  // No server behind it: the gallery is open to anyone, and nobody is signed in.
  const server = await preview({
    configFile,
    mode: 'gallery',
    logLevel: 'silent',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1', proxy: {} },
  })
  address = server.resolvedUrls?.local[0] ?? ''
  browser = await openBrowser()
  close = async () => {
    await browser.close()
    await server.close()
    await rm(outDir, { recursive: true })
  }
}, 120_000)

afterAll(() => close())

const open = async (width: number, preferences: object = {}): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
    bypassCSP: true,
  })
  const page = await context.newPage()
  await page.addInitScript((chosen) => localStorage.setItem('preferences', JSON.stringify(chosen)), preferences)
  await page.route('**/api/access.getSession', (route) =>
    route.fulfill({
      status: 401,
      json: {
        refusal: { kind: 'forbidden', code: 'platform.signInFirst', details: {}, fields: [], requestId: 'none' },
      },
    }),
  )
  await page.goto(`${address}komponen`)
  await page.getByRole('heading', { name: 'Bagian-bagian' }).waitFor()
  return page
}

const faultsOf = async (page: Page) =>
  (await barriersByAxe(page, { runOnly: wcag22AA })).map(({ rule, html }) => `${rule}: ${html.slice(0, 120)}`)

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('every part', () => {
  it.each([
    [320, {}],
    [360, {}],
    [1280, {}],
    [360, { dark: true }],
    [1280, { dark: true }],
    [360, { easy: true }],
  ])('at %d px with %o has no barrier that axe can see, and nothing sticks out', async (width, preferences) => {
    const page = await open(width, preferences)
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    await page.context().close()
  })

  it('axe would see a field without a label and grey words on grey', async () => {
    const page = await open(360)
    await page.evaluate(() =>
      document.querySelector('main')?.insertAdjacentHTML('beforeend', '<input><p style="color:#bbb">Pucat</p>'),
    )
    expect((await faultsOf(page)).map((fault) => fault.split(':')[0])).toEqual(['color-contrast', 'label'])
    await page.context().close()
  })
})

describe('fields under somebody’s fingers', () => {
  it('a date is read as it is typed, and a day that was not says how far the month goes', async () => {
    const page = await open(360)
    const born = page.getByLabel('Tanggal lahir')
    await born.fill('')
    await born.pressSequentially('05081963')
    expect(await born.inputValue()).toBe('05-08-1963')
    await born.fill('5/8/63')
    await born.blur()
    expect(await born.inputValue()).toBe('05-08-1963')
    await born.fill('31/2/1963')
    await born.blur()
    await page.getByText('Februari 1963 hanya sampai tanggal 28.').waitFor()
    await page.context().close()
  })

  it('money gets its dots and its words while it is typed', async () => {
    const page = await open(360)
    const sum = page.getByLabel('Jumlah setoran')
    await sum.fill('')
    await sum.pressSequentially('1500000')
    expect(await sum.inputValue()).toBe('1.500.000')
    await page.getByText('Satu juta lima ratus ribu rupiah').waitFor()
    await page.context().close()
  })

  it('a long list is searched by any part of a word and answered with the keyboard alone', async () => {
    const page = await open(1280)
    const country = page.getByRole('combobox', { name: 'Negara tujuan' })
    await country.fill('kor')
    expect(await page.getByRole('listbox').getByRole('option').allTextContents()).toEqual(['Korea Selatan'])
    await country.press('Enter')
    expect(await country.inputValue()).toBe('Korea Selatan')
    await country.fill('zz')
    await country.press('Escape')
    await country.blur()
    expect(await country.inputValue()).toBe('Korea Selatan')
    await page.context().close()
  })

  it('a village is found with the chain above it, because names repeat', async () => {
    const page = await open(1280)
    const village = page.getByRole('combobox', { name: 'Desa' })
    await village.fill('kuri')
    await page.getByRole('option', { name: 'Garung › Wonosobo › Jawa Tengah' }).click()
    await page.getByText('Garung › Wonosobo › Jawa Tengah').waitFor()
    await page.context().close()
  })

  it('what was done is said for eight seconds, however much is done in one moment', async () => {
    const page = await open(360)
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + 60_000)
    for (let times = 0; times < 3; times++) await page.getByRole('button', { name: 'Hapus kunjungan' }).click()
    expect(await page.locator('.toast').count()).toBe(2)
    await page.clock.runFor(8_100)
    await expect.poll(() => page.locator('.toast').count()).toBe(0)
    await page.context().close()
  })

  it('a question before what cannot be undone takes the focus and gives it back', async () => {
    const page = await open(360)
    const ask = page.getByRole('button', { name: 'Cabut surat' }).last()
    await ask.click()
    await page.getByRole('dialog', { name: 'Cabut surat nomor 017?' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await ask.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.context().close()
  })
})
