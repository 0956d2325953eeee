import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  badge,
  keepVillage,
  openPhoneInHand,
  type PhoneInHand,
  personIn,
  recordsContact,
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
  readonly contacts: readonly { readonly value: string }[]
  readonly person: { readonly currentAddress: string | null }
}

it('an officer finds a person, records and corrects without a signal, closes the phone, and everything arrives once', async () => {
  const page = await hand.phoneOf('Petugas migrasi')
  const context = page.context()
  await keepVillage(page)

  await hand.losesSignal(context)
  await page.goto('/keluarga')
  await unlock(page)
  await title(page, 'Keluarga')
  await page.getByText('Dari HP ini').waitFor()
  const family = page.locator('main a[href^="/keluarga/"]:not([href$="/baru"])').first()
  await family.waitFor()
  const headName = (await family.getByRole('heading').textContent()) ?? ''
  await page.getByRole('searchbox').first().fill(headName)
  const found = page.locator('main a[href^="/orang/"]:not([href*="baru"])').first()
  await found.waitFor()
  await family.click()
  await title(page, new RegExp(headName))
  await page.locator('main a[href^="/orang/"]', { hasText: headName }).first().click()
  await title(page, new RegExp(headName))
  const personId = personIn(page)
  await recordsContact(page, '081298765432')
  await page.getByText('081298765432').first().waitFor()
  await page.goto(`/orang/${personId}/betulkan`)
  await unlock(page)
  await page.locator('[name=currentAddress]').fill('Jalan Kopi 12')
  await page
    .getByRole('button', { name: /Simpan/ })
    .last()
    .click()
  await page.getByText('Jalan Kopi 12').first().waitFor()
  await page.close()

  const again = await context.newPage()
  await again.goto('/kiriman')
  await unlock(again)
  await title(again, 'Kiriman')
  await badge(again, '2')
  await again.getByRole('heading', { name: `Nomor kontak: ${headName}` }).waitFor()
  await again.getByRole('heading', { name: `Pembetulan data: ${headName}` }).waitFor()

  await hand.findsSignal(context)
  await badge(again, 'Semua terkirim')
  await again.getByText('Semua sudah terkirim').waitFor()
  const kept = await serverSays<OnServer>(again, 'registry.getPerson', { personId })
  expect(kept.contacts.filter(({ value }) => value === '+6281298765432')).toHaveLength(1)
  expect(kept.person.currentAddress).toBe('Jalan Kopi 12')

  await again.goto('/lainnya')
  await unlock(again)
  await again.getByRole('button', { name: 'Keluar' }).click()
  await again.waitForURL(/\/masuk/)
  expect(await again.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('phone:')))).toEqual([])
  expect(hand.server.faults).toEqual([])
  await context.close()
})
