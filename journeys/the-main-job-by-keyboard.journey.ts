import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmptyVillage, signIn } from './support/empty-village.ts'
import { type Keyboard, keyboardOf } from './support/keyboard.ts'
import { villagePapers } from './support/main-job.ts'
import { populationFile } from './support/population-file.ts'
import type { VillageServer } from './support/village-server.ts'

let village: VillageServer

beforeAll(async () => {
  village = await openEmptyVillage()
})
afterAll(() => village?.close())

const loadPopulation = async (page: Page, keys: Keyboard) => {
  await keys.press('Muat data warga')
  await keys.arrive('Muat data warga')
  // The system's own window for choosing is beyond a test: it opens by Enter, and the file comes back.
  const chooser = page.waitForEvent('filechooser')
  await keys.press('Pilih berkas')
  await (await chooser).setFiles({ name: 'penduduk.csv', mimeType: 'text/csv', buffer: populationFile() })
  await page.getByRole('button', { name: 'Baca berkas ini' }).waitFor()
  await page.waitForFunction(() => document.activeElement !== document.body)
  await keys.press('Baca berkas ini')
  await page.getByRole('button', { name: 'Pilih semua' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  await keys.press('Pilih semua')
  await page.getByText('87 orang dari 24 keluarga dipilih').waitFor()
  await keys.press(/^Catat 87 orang/)
  await page.getByText('87 orang baru dicatat').waitFor()
}

const openCandidate = async (keys: Keyboard) => {
  await keys.press('Calon & kesiapan')
  await keys.arrive('Calon & kesiapan')
  await keys.press('Catat calon')
  await keys.arrive('Catat calon atau pekerja')
  await keys.find('Orangnya', 'suriani rohmah')
  await keys.find('Negara tujuan', 'hong')
  await keys.find('Pekerjaan', 'rumah tangga')
  await keys.pick('Cara berangkat', 'Lewat perusahaan')
  await keys.type('Lama kontrak', '24')
  await keys.type(/^Nama perusahaan/, 'PT Contoh Karya Bahari')
  await keys.press('Simpan berkas calon')
  await keys.arrive(/^Kesiapan/)
}

const consult = async (page: Page, keys: Keyboard) => {
  await keys.press(/\/musyawarah$/)
  await keys.arrive('Catat musyawarah keluarga')
  const asked = (number: number) => page.getByRole('group', { name: `Pertanyaan ${number} dari` })
  const next = async (number: number) => {
    await keys.press('Lanjut')
    await asked(number).waitFor()
    // Who cannot see the page stands at the next question, not behind it.
    await page.waitForFunction(() => document.activeElement?.matches('.question :is(h2, legend)'))
  }
  await keys.answer('Di rumah')
  await next(2)
  await keys.tabTo(/^Nama yang/)
  await keys.key('ArrowDown')
  await keys.pick(/^Hubungan/, 'Suami')
  await next(3)
  let number = 4
  for (const answer of [/^Tidak, hanya keluarga/, /^Ya, sudah ditanya/, /^Tidak, ia pergi/, /^Izin perusahaan ada/]) {
    await keys.answer(answer)
    await next(number++)
  }
  const boxes = await page.getByRole('checkbox').all()
  for (const box of boxes)
    await keys.tick((await box.evaluate((one: HTMLInputElement) => one.labels?.[0]?.textContent)) ?? '')
  await next(number++)
  if (await page.getByText('Tidak ada anak di bawah 18 tahun.').isVisible()) await next(number++)
  await keys.answer('Keluarga setuju')
  await next(number)
  await keys.press('Simpan musyawarah')
  await keys.arrive(/^Kesiapan/)
}

const answerSigns = async (page: Page, keys: Keyboard) => {
  await keys.press(/\/tanda$/)
  await keys.arrive('Tanyakan tanda bahaya')
  const questions = await page.getByRole('radio', { name: 'Tidak', exact: true }).count()
  for (let count = 0; count < questions; count++) {
    await keys.answer('Tidak')
    await keys.key('Tab')
  }
  await keys.press('Simpan jawaban')
  await keys.arrive(/^Kesiapan/)
}

const requestLetter = async (page: Page, keys: Keyboard) => {
  await keys.press('Minta surat izin')
  await keys.arrive(/surat/i)
  await keys.type('Saksi 1', 'Sukarman')
  await keys.type('Saksi 2', 'Mulyadi')
  await keys.press('Minta surat')
  await keys.press('Sudah cocok, teruskan')
  await page.getByRole('heading', { name: 'Menunggu kepala desa' }).waitFor()
}

const issueLetter = async (page: Page, keys: Keyboard) => {
  await page.reload()
  await page.getByRole('heading', { name: /^Tetapkan surat/ }).waitFor()
  await keys.press(/^\/surat\/0/)
  await keys.arrive(/^Surat izin/)
  await keys.press('Terbitkan')
  await page.getByRole('button', { name: 'Cetak A4' }).waitFor()
  // The button that did its work is gone; the reader is not thrown back to the top of the page.
  await page.waitForFunction(() => document.activeElement !== document.body)
}

const showPapers = async (page: Page, keys: Keyboard) => {
  await keys.press('Calon & kesiapan')
  await keys.arrive('Calon & kesiapan')
  await keys.press(/^\/calon\/0/)
  await keys.arrive(/^Kesiapan/)
  for (const code of villagePapers) {
    await keys.press(new RegExp(`/berkas/${code}$`))
    await page.getByText('Aslinya sudah dilihat dan cocok').waitFor()
    await keys.answer('Aslinya sudah dilihat dan cocok')
    await keys.press('Simpan keadaan berkas')
    await keys.arrive(/^Kesiapan/)
  }
}

const check = async (page: Page, keys: Keyboard) => {
  await keys.press('Minta pemeriksaan')
  await page.getByRole('link', { name: 'Mulai memeriksa' }).first().waitFor()
  await keys.press('Mulai memeriksa')
  await keys.arrive(/^Periksa/)
  const boxes = await page.getByRole('checkbox').all()
  for (const box of boxes)
    await keys.tick((await box.evaluate((one: HTMLInputElement) => one.labels?.[0]?.textContent)) ?? '')
  await keys.press('Serahkan ke kepala desa')
  await keys.arrive(/^Kesiapan/)
}

const confirm = async (page: Page, keys: Keyboard) => {
  await keys.press('Periksa desa')
  await keys.arrive('Periksa desa')
  await keys.press(/^\/calon\/0/)
  await keys.arrive(/^Kesiapan/)
  await keys.press('Tetapkan')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  // A dialog keeps the focus: round and round, never to the page behind it.
  for (let count = 0; count < 6; count++) {
    await keys.key('Tab')
    const stop = await keys.focused()
    expect(stop.inDialog || stop.name === '').toBe(true)
  }
  await keys.key('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect((await keys.focused()).name).toBe('Tetapkan')
  await keys.key('Enter')
  await dialog.waitFor()
  await keys.press('Tetapkan')
  await page.getByText('Ditetapkan oleh Bambang Supriyadi').waitFor()
  await page.waitForFunction(() => document.activeElement !== document.body)
}

test('the main job from the population file to the verification with no mouse at all', async () => {
  const officer = await signIn(village, 'petugas')
  const head = await signIn(village, 'kades')
  const keys = keyboardOf(officer)
  const headKeys = keyboardOf(head)

  await officer.reload()
  await officer.getByRole('heading', { level: 1, name: /^Selamat/ }).waitFor()
  await keys.key('Tab')
  expect((await keys.focused()).name).toBe('Langsung ke isi')
  await loadPopulation(officer, keys)
  await openCandidate(keys)
  await consult(officer, keys)
  await answerSigns(officer, keys)
  await requestLetter(officer, keys)
  await issueLetter(head, headKeys)
  await showPapers(officer, keys)
  await check(officer, keys)
  await confirm(head, headKeys)

  expect([...keys.faults, ...headKeys.faults]).toEqual([])
  expect(village.faults).toEqual([])
})
