import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeOn, barriersOf } from './support/eyes-and-ears.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let village: VillageServer
const pin = '482915'
const hongKong = { ...phone, timezoneId: 'Asia/Hong_Kong' }

beforeAll(async () => {
  village = await openVillageServer({ demo: true })
})
afterAll(() => village?.close())

interface Abroad {
  readonly personId: string
  readonly personName: string
}

/** Somebody abroad whose door is not open yet. */
const findWorker = async (officer: Page): Promise<Abroad> => {
  const found = await officer.evaluate(async () => {
    const ask = async (name: string, input: object) => {
      const headers = { 'content-type': 'application/json', 'x-requested-with': 'desmigratif' }
      const answer = await fetch(`/api/${name}`, { method: 'POST', headers, body: JSON.stringify({ input }) })
      return ((await answer.json()) as { output: Record<string, { personId: string; personName: string }[]> }).output
    }
    const { episodes = [] } = await ask('migration.listEpisodes', { group: 'abroad' })
    const { doors = [] } = await ask('access.listDoors', {})
    return episodes.find(({ personId }) => doors.every((door) => door.personId !== personId))
  })
  if (!found) throw new Error('the demo has nobody abroad without a door')
  return found
}

/** At the desk: identity seen, the PIN typed by the person or left for the own phone; answers the link. */
const opensDoor = async (officer: Page, forWhom: string, chosen: string | null): Promise<string> => {
  await officer.getByLabel('Siapa yang memakai').selectOption({ label: forWhom })
  await officer.getByLabel('Bukti diri yang dilihat').selectOption({ label: 'KTP' })
  if (chosen !== null) await officer.getByLabel(/^PIN enam angka/).fill(chosen)
  expect(await barriersOf(officer)).toEqual([])
  await officer.getByRole('button', { name: 'Buka pintu keluarga' }).click()
  await officer.getByText('Menunggu dibuka').first().waitFor()
  expect(await axeOn(officer)).toEqual([])
  return officer.locator('.link-sheet code').innerText()
}

const course = (page: Page) => page.getByRole('heading', { name: 'Perjalanan kerja' })

describe('a worker abroad opens the family’s door', () => {
  test('link and PIN on her own phone, what she shows to her husband, a lost phone, and never anything for a thief', async () => {
    const officer = await village.windowOf('Petugas Desmigratif', phone)
    const { personId, personName } = await findWorker(officer)
    await officer.goto(`/orang/${personId}`)
    await officer.getByRole('link', { name: 'Pintu keluarga' }).click()
    const address = await opensDoor(officer, 'Pekerja sendiri', pin)
    const whatsapp = await officer.getByRole('link', { name: 'Kirim lewat WhatsApp' }).getAttribute('href')
    expect(decodeURIComponent(whatsapp ?? '')).toContain(address)

    const worker = await village.window(hongKong)
    await worker.goto(address)
    await worker.getByText(/waktu Anda/).waitFor()
    expect(await worker.locator('body').innerText()).not.toContain(personName)
    expect(await axeOn(worker)).toEqual([])
    await worker.getByLabel('PIN', { exact: true }).fill('111222')
    await worker.getByRole('button', { name: 'Masuk', exact: true }).click()
    await worker.getByText('Belum cocok').waitFor()
    await worker.getByLabel('PIN', { exact: true }).fill(pin)
    await worker.getByRole('button', { name: 'Masuk', exact: true }).click()
    await worker.getByRole('heading', { name: `Selamat datang, ${personName}` }).waitFor()
    await course(worker).waitFor()
    await worker.getByText('Kontrak berakhir').waitFor()
    expect(await barriersOf(worker)).toEqual([])

    const thief = await village.window(phone)
    await thief.goto(address)
    await thief.getByText('Tautan ini sudah dipakai').waitFor()

    await worker.getByRole('button', { name: 'Tambah orang' }).click()
    const receiver = worker.getByLabel('Diperlihatkan kepada')
    const name =
      (await receiver.locator('option').allInnerTexts()).find((one) => !/^(Pilih.*)?$/.test(one.trim())) ?? ''
    await receiver.selectOption({ label: name })
    const familyId = await receiver.inputValue()
    await worker.getByRole('button', { name: 'Perlihatkan', exact: true }).click()
    await worker.getByText('Sekarang terlihat.').waitFor()

    await officer.goto(`/pintu-keluarga/${familyId}`)
    const his = await opensDoor(officer, 'Suami atau istri pekerja', null)
    const family = await village.window(phone)
    await family.goto(his)
    await family.getByLabel('PIN baru').fill('739164')
    await family.getByLabel('Ketik PIN sekali lagi').fill('739164')
    await family.getByRole('button', { name: 'Masuk', exact: true }).click()
    await family.getByRole('heading', { name: `Kabar ${personName}` }).waitFor()
    await course(family).waitFor()

    await worker.getByRole('button', { name: 'Berhenti memperlihatkan' }).click()
    await worker.getByText('Tidak terlihat lagi.').waitFor()
    await family.reload()
    await family.getByRole('heading', { name: /^Selamat datang/ }).waitFor()
    await family.getByText('Siapa boleh melihat kabar saya').waitFor()
    expect(await family.locator('body').innerText()).not.toContain(personName)

    await worker.goto('/akun')
    await worker.getByRole('button', { name: 'Keluar' }).first().click()
    await worker.goto('/')
    await worker.getByLabel('PIN', { exact: true }).fill(pin)
    await worker.getByRole('button', { name: 'Masuk', exact: true }).click()
    await course(worker).waitFor()

    await officer.goto(`/pintu-keluarga/${personId}`)
    await officer.getByText('Masuk', { exact: true }).first().waitFor()
    await officer.getByLabel(/HP lama hilang/).check()
    await officer.getByRole('button', { name: 'Buat tautan baru' }).click()
    await officer.locator('.link-sheet code').waitFor()
    await worker.reload()
    await worker.getByLabel('PIN', { exact: true }).fill(pin)
    await worker.getByRole('button', { name: 'Masuk', exact: true }).click()
    await worker.getByText('Belum cocok').waitFor()
    expect(village.faults).toEqual([])
  })
})
