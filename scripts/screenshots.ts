import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { openVillageServer, phone } from '../journeys/support/village-server.ts'
import { projectRoot } from './checks/check.ts'

interface Picture {
  readonly name: string
  readonly role: string
  /** Where it is taken; a list whose first file is opened ends with `/*`. */
  readonly at: string
  readonly window?: BrowserContextOptions
}

const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
const officer = 'Petugas migrasi'
const head = 'Kepala desa'

/** The pictures of the guide and the README, all of the demo: nobody in them is real. */
const pictures: readonly Picture[] = [
  { name: 'hari-ini', role: officer, at: '/' },
  { name: 'hari-ini-lebar', role: officer, at: '/', window: desk },
  { name: 'keluarga', role: officer, at: '/keluarga' },
  { name: 'berkas-keluarga', role: officer, at: '/keluarga/*' },
  { name: 'catat', role: officer, at: '/catat' },
  { name: 'muat-data-warga', role: officer, at: '/muat' },
  { name: 'calon', role: officer, at: '/calon' },
  { name: 'berkas-calon', role: officer, at: '/calon/*' },
  { name: 'minta-surat', role: officer, at: '/surat/minta' },
  { name: 'buku-surat', role: officer, at: '/surat/buku', window: desk },
  { name: 'rujukan', role: officer, at: '/rujukan' },
  { name: 'petugas', role: head, at: '/petugas' },
  { name: 'hari-ini-kepala-desa', role: head, at: '/' },
  { name: 'surat', role: head, at: '/surat' },
  { name: 'satu-surat', role: head, at: '/surat/*' },
  { name: 'periksa-desa', role: head, at: '/verifikasi' },
  { name: 'pengaturan-surat', role: head, at: '/pengaturan/surat' },
  { name: 'koordinator', role: 'Koordinator', at: '/', window: desk },
]

const folder = path.join(projectRoot, 'docs/guide/pictures')

const open = async (page: Page, address: string): Promise<void> => {
  const list = address.replace(/\/\*$/, '')
  await page.goto(list)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  if (list === address) return
  const link = page.locator(`a[href^="${list}/"]`).filter({ has: page.locator('h3, b, strong') })
  const file = new RegExp(`^${list}/[0-9a-f-]{36}$`)
  const addresses = await link.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const found = addresses.find((one) => file.test(one))
  if (found === undefined) throw new Error(`${list} leads to no file`)
  await page.goto(found)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
}

mkdirSync(folder, { recursive: true })
const village = await openVillageServer({ demo: true })
try {
  for (const { name, role, at, window = phone } of pictures) {
    const page = await village.windowOf(role, { deviceScaleFactor: 1.5, ...window })
    await open(page, at)
    await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
    await page.context().close()
    console.log(`docs/guide/pictures/${name}.png`)
  }
} finally {
  await village.close()
}
