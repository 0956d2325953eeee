import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  badge,
  keepVillage,
  openPhoneInHand,
  type PhoneInHand,
  serverSays,
  title,
  unlock,
} from './support/phone-in-hand.ts'

let hand: PhoneInHand

beforeAll(async () => {
  hand = await openPhoneInHand()
})
afterAll(() => hand?.close())

interface OnServer {
  readonly redFlags: { readonly answers: readonly { readonly code: string; readonly reply: string }[] } | null
}

it('a candidate, letters and the list of today are read and written without a signal; what needs one says so first', async () => {
  const page = await hand.phoneOf('Petugas migrasi')
  const context = page.context()
  await keepVillage(page)

  await hand.losesSignal(context)
  await page.goto('/')
  await page.locator('main a[href^="/calon/"], main a[href^="/surat/"]').first().waitFor()
  await page.goto('/calon')
  await unlock(page)
  const candidate = page.locator('main a[href^="/calon/"]:not([href$="/baru"])').first()
  await candidate.waitFor()
  await candidate.click()
  await page.waitForURL(/\/calon\/[0-9a-f-]{36}/)
  const episodeId = /\/calon\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
  await page.getByRole('heading', { level: 1 }).waitFor()

  await page.goto(`/calon/${episodeId}/tanda`)
  await unlock(page)
  await page.locator('input[name=R01]').first().waitFor()
  await page.locator('label', { hasText: 'Tidak' }).first().click()
  await page.getByRole('button', { name: 'Simpan', exact: false }).last().click()
  await page.getByText('Tersimpan di HP ini').waitFor()
  await page.waitForURL(`**/calon/${episodeId}`)

  await page.goto('/surat')
  await unlock(page)
  await title(page, 'Surat')
  await page.locator('main a[href^="/surat/"]').first().waitFor()

  await page.goto(`/calon/${episodeId}/tutup`)
  await unlock(page)
  await page.getByText('Perlu sinyal').first().waitFor()
  expect(await page.locator('main form button[type=submit]').isDisabled()).toBe(true)

  await page.goto('/kiriman')
  await unlock(page)
  await page.getByRole('heading', { name: /^Tanda bahaya: / }).waitFor()
  await page.getByText('Lihat isinya').click()
  await page.getByText('Jawaban', { exact: true }).waitFor()
  expect(await page.locator('main').innerText()).not.toMatch(/answeredOn|storySource|evidenceGrade/)

  const second = await context.newPage()
  await second.goto('/kiriman')
  await title(second, 'Buka dengan PIN')
  await unlock(second)
  await second.getByRole('heading', { name: /^Tanda bahaya: / }).waitFor()
  await page.getByRole('button', { name: 'Ambil kembali' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ambil kembali' }).click()
  await second.getByText('Semua sudah terkirim').waitFor()
  await second.close()

  await page.goto(`/calon/${episodeId}/tanda`)
  await unlock(page)
  await page.locator('label', { hasText: 'Tidak' }).first().click()
  await page.getByRole('button', { name: 'Simpan', exact: false }).last().click()
  await page.getByText('Tersimpan di HP ini').waitFor()
  await hand.findsSignal(context)
  await badge(page, 'Semua terkirim')
  const file = await serverSays<OnServer>(page, 'migration.getEpisode', { episodeId })
  expect(file.redFlags?.answers.find(({ code }) => code === 'R01')).toMatchObject({ reply: 'no' })
  expect(hand.server.faults).toEqual([])
  await context.close()
})
