import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEyes } from './support/looking.ts'
import { badge, keepVillage, openPhoneInHand, type PhoneInHand, title, unlock } from './support/phone-in-hand.ts'
import { phone } from './support/village-server.ts'

let hand: PhoneInHand

beforeAll(async () => {
  hand = await openPhoneInHand()
})
afterAll(() => hand?.close())

const { barriers, look } = openEyes(['migration', 'registry', 'placement', 'platform'])

it('a cadre knocks at a door without a signal and hears of a daughter who left; the officer opens her file from that word, and a service is recorded where it was asked for', {
  timeout: 300_000,
}, async () => {
  const cadre = await hand.phoneOf('Kader')
  await keepVillage(cadre)
  await hand.losesSignal(cadre.context())
  await cadre.goto('/pendataan')
  await unlock(cadre)
  await cadre.locator('main a[href^="/pendataan/"]').first().click()
  await cadre.locator('main a[href*="/rt?"]').first().click()
  const door = cadre.locator('main .card').filter({ hasText: 'Belum didatangi' }).first()
  await door.waitFor()
  await look(cadre, 'rt-tanpa-sinyal')
  const head = await door.getByRole('heading').innerText()
  const visited = cadre.locator('main .card').filter({ has: cadre.getByRole('heading', { name: head, exact: true }) })
  await visited.first().getByRole('button').click()
  await visited.first().locator('label', { hasText: 'Sudah ditanya' }).click()
  await visited.first().getByLabel('Siapa lagi di keluarga ini yang pergi?').fill('Murwanti')
  await visited.first().getByLabel('Ke negara mana?').fill('Malaysia')
  await cadre.getByRole('option', { name: 'Malaysia' }).first().click()
  await visited.first().getByRole('button', { name: 'Simpan kunjungan' }).click()
  await visited.first().getByText('Sudah ditanya').first().waitFor()
  await hand.findsSignal(cadre.context())
  await badge(cadre, 'Semua terkirim')

  const officer = await hand.server.windowOf('Petugas migrasi', phone)
  await officer.goto('/pendataan')
  await officer.locator('main a[href^="/pendataan/"]').first().click()
  const lead = officer.locator('main .card').filter({ hasText: 'Murwanti' })
  await look(officer, 'pendataan')
  await lead.getByRole('link', { name: 'Buka berkasnya' }).click()
  await officer.getByText(`Diceritakan di rumah ${head}: Murwanti`).waitFor()
  await look(officer, 'berkas-dari-cerita')
  await officer.getByRole('button', { name: 'Catat Murwanti dulu' }).click()
  await title(officer, 'Tambah anggota')
  expect(await officer.getByLabel('Nama lengkap').inputValue()).toBe('Murwanti')
  await officer.locator('label', { hasText: 'Perempuan' }).first().click()
  await officer.locator('[name="person.relationCode"]').selectOption({ label: 'Anak' })
  await officer.getByRole('button', { name: 'Simpan', exact: false }).last().click()
  await officer.getByText('Yang diceritakan sudah diisikan').waitFor()
  expect(await officer.locator('[name="personId"]').inputValue()).toBe('Murwanti')
  expect(await officer.getByLabel('Negara tujuan').first().inputValue()).toBe('Malaysia')
  await look(officer, 'berkas-terisi')
  await officer.getByRole('button', { name: 'Simpan', exact: false }).last().click()
  await title(officer, /Murwanti/)
  const file = new URL(officer.url()).pathname

  await officer.goto('/calon?tahap=profile')
  await officer.locator('main a[href^="/calon/"]:not([href$="/baru"])').first().click()
  await officer.waitForURL(/\/calon\/[0-9a-f-]{36}/)
  const candidate = new URL(officer.url()).pathname
  await officer.getByRole('link', { name: 'Catat layanan' }).click()
  await officer.locator('label', { hasText: 'Hak pekerja' }).first().click()
  await officer.getByRole('button', { name: 'Simpan', exact: false }).last().click()
  await officer.waitForURL((url) => url.pathname === candidate)

  await officer.goto('/pendataan')
  await officer.locator('main a[href^="/pendataan/"]').first().click()
  await lead.getByText('Berkasnya sudah dibuka').waitFor()
  expect(await lead.getByRole('link').getAttribute('href')).toBe(file)
  expect([...barriers, ...hand.server.faults]).toEqual([])
})
