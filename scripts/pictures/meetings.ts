import type { Page } from '@playwright/test'
import { type Camera, phone } from './camera.ts'
import type { Program } from './program.ts'
import { goTo } from './single-pages.ts'

/** The demo's three meetings, each at another step: one comes, one is being held, one is over. */
export const takeMeetings = async (program: Program, camera: Camera): Promise<void> => {
  const page = await program.windowOf('Petugas migrasi', phone)
  await goTo(page, '/rapat')
  await camera.take(page, 'pertemuan', 900)
  const [coming, held, over] = [
    await addressOf(page, /Bimbingan keluarga calon/),
    await addressOf(page, /Rapat petugas desa/),
    await addressOf(page, /Pertemuan keluarga pekerja/),
  ]
  await goTo(page, '/rapat/baru')
  await page.getByLabel('Jenis pertemuan').selectOption({ label: 'Pertemuan warga' })
  await camera.take(page, 'pertemuan-baru', 1100)
  await goTo(page, `${coming}/undangan`)
  await page.getByText('Undang banyak sekaligus').click()
  await page.getByLabel('Ambil nama dari').selectOption({ label: 'Kepala keluarga satu dusun' })
  await page.getByLabel('Dusun', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('button', { name: /^Undang \d+ orang/ }).waitFor()
  await page.getByText('Undang banyak sekaligus').evaluate((title) => title.scrollIntoView())
  await page.evaluate(() => scrollBy(0, -70))
  await camera.take(page, 'pertemuan-undangan')
  await goTo(page, `${held}/hadir`)
  await camera.take(page, 'pertemuan-hadir')
  await goTo(page, held)
  await page.locator('a[href*="/suara/"]').first().click()
  await page.getByRole('heading', { name: 'Siapa yang memberi suara?' }).waitFor()
  await camera.take(page, 'pertemuan-suara', 900)
  await goTo(page, over)
  await camera.take(page, 'pertemuan-selesai', 1100)
  await page.context().close()
}

const addressOf = async (page: Page, title: RegExp): Promise<string> =>
  (await page.getByRole('link', { name: title }).first().getAttribute('href')) ?? ''
