import type { Page } from '@playwright/test'
import { type Camera, phone } from './camera.ts'
import { newFamilies } from './new-families.ts'
import type { Program } from './program.ts'

/** The main job from the population file to the recommendation letter, one picture a step. */
export const takeMainJob = async (program: Program, camera: Camera): Promise<void> => {
  const officer = await program.windowOf('Petugas migrasi', phone)
  const head = await program.windowOf('Kepala desa', phone)
  const { file, candidate, husband } = newFamilies()
  await loadFile(officer, camera, file, candidate)
  const episodeId = await openCandidate(officer, camera, candidate, husband)
  await consult(officer, camera, episodeId)
  await answerSigns(officer, camera, episodeId)
  const letter = await requestLetter(officer, camera, episodeId)
  await issueLetter(head, camera, letter)
  await checkLetter(program, camera, officer, letter)
  await showPapers(officer, camera, episodeId)
  await verify(officer, head, camera, episodeId)
  await recommend(officer, camera, episodeId)
  await officer.context().close()
  await head.context().close()
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const readiness = (page: Page) => page.getByRole('heading', { level: 1, name: /^Kesiapan/ }).waitFor()

const tickAll = async (page: Page) => {
  const boxes = page.getByRole('checkbox')
  await boxes.first().waitFor()
  for (const box of await boxes.all()) await box.check()
}

const loadFile = async (page: Page, camera: Camera, file: Buffer, name: string) => {
  await page.goto('/muat')
  await page.locator('input[type=file]').setInputFiles({ name: 'penduduk.csv', mimeType: 'text/csv', buffer: file })
  await camera.take(page, 'muat-berkas')
  await press(page, 'Baca berkas ini')
  await page.getByRole('button', { name: 'Pilih semua' }).waitFor()
  await camera.take(page, 'muat-lihat')
  await page.getByLabel('Cari nama, dusun, NIK, atau KK').fill(name)
  const line = page.getByRole('checkbox', { name: new RegExp(name, 'i') }).first()
  await line.click()
  await page.getByText(/[1-9]\d* orang dari 1 keluarga dipilih/).waitFor()
  await page.getByLabel('Cari nama, dusun, NIK, atau KK').fill('')
  await page.waitForLoadState('networkidle')
  await page.getByText('Siapa yang dicatat').evaluate((title) => title.scrollIntoView())
  await page.evaluate(() => scrollBy(0, -70))
  await camera.take(page, 'muat-pilih')
  const apply = page.getByRole('button', { name: /^Catat \d+ orang/ })
  await apply.click()
  await page.getByText(/orang baru dicatat/).waitFor()
  await page.evaluate(() => scrollTo(0, 0))
  await camera.take(page, 'muat-selesai')
}

const openCandidate = async (page: Page, camera: Camera, name: string, husband: string): Promise<string> => {
  await page.goto('/calon/baru')
  await page.getByLabel('Orangnya').fill(name)
  await page
    .locator('[role=option]')
    .filter({ hasText: new RegExp(husband, 'i') })
    .click()
  await choose(page, 'Negara tujuan', 'Hong Kong')
  await choose(page, 'Pekerjaan', 'Pengurus rumah tangga')
  await choose(page, 'Cara berangkat', /P3MI/)
  await page.getByLabel(/^Lama kontrak/).fill('24')
  await page.getByLabel(/^Nama perusahaan/).fill('PT Contoh Karya Bahari')
  await page.evaluate(() => scrollTo(0, 0))
  await camera.take(page, 'calon-baru', 1100)
  await press(page, 'Simpan berkas calon')
  await readiness(page)
  await camera.take(page, 'berkas-calon', 1100)
  return page.url().split('/').at(-1) ?? ''
}

// A native list up to twelve choices, a list to type in above.
const choose = async (page: Page, label: string, choice: string | RegExp) => {
  const field = page.getByLabel(new RegExp(`^${label}( .boleh kosong.)?$`))
  if ((await field.evaluate((element) => element.tagName)) === 'SELECT') {
    const option = field.locator('option', { hasText: choice }).first()
    await field.selectOption((await option.getAttribute('value')) ?? '')
    return
  }
  await field.fill(String(choice))
  await page.locator('[role=option]').first().click()
}

const consult = async (page: Page, camera: Camera, episodeId: string) => {
  await page.goto(`/calon/${episodeId}/musyawarah`)
  const next = () => press(page, 'Lanjut')
  await page.getByText('Di rumah').click()
  await camera.take(page, 'musyawarah-hari')
  await next()
  await page.locator('select').first().selectOption({ index: 1 })
  await page.locator('select').nth(1).selectOption({ label: 'Suami atau istri' })
  await camera.take(page, 'musyawarah-siapa')
  await next()
  for (const answer of ['Tidak, hanya keluarga', 'Ya, sudah ditanya', 'Tidak, ia pergi', 'Izin perusahaan ada']) {
    await page.getByText(answer).click()
    if (answer.startsWith('Izin')) await camera.take(page, 'musyawarah-perusahaan')
    await next()
  }
  await tickAll(page)
  await camera.take(page, 'musyawarah-dijelaskan')
  await next()
  await nameCarers(page, camera)
  await next()
  await page.getByText('Keluarga setuju').click()
  await next()
  await camera.take(page, 'musyawarah-kirim', 1000)
  await press(page, 'Simpan musyawarah')
  await readiness(page)
}

const nameCarers = async (page: Page, camera: Camera) => {
  const lists = page.locator('select')
  for (let index = 0; index < (await lists.count()); index += 2) {
    await lists.nth(index).selectOption({ index: 1 })
    await lists.nth(index + 1).selectOption({ label: 'Ayah' })
  }
  await camera.take(page, 'musyawarah-pengasuh')
}

const answerSigns = async (page: Page, camera: Camera, episodeId: string) => {
  await page.goto(`/calon/${episodeId}/tanda`)
  await page.getByRole('button', { name: 'Simpan jawaban' }).waitFor()
  await camera.take(page, 'tanda-bahaya')
  for (const answer of await page.getByText('Tidak', { exact: true }).all()) await answer.click()
  await press(page, 'Simpan jawaban')
  await readiness(page)
}

const requestLetter = async (page: Page, camera: Camera, episodeId: string): Promise<string> => {
  await page.goto(`/calon/${episodeId}`)
  await page.getByRole('link', { name: 'Minta surat izin' }).waitFor()
  await camera.take(page, 'calon-langkah')
  await page.getByRole('link', { name: 'Minta surat izin' }).click()
  await page.getByLabel('Saksi 1', { exact: true }).fill('Sukarman')
  await page.getByLabel('Saksi 2', { exact: true }).fill('Mulyadi')
  await page.evaluate(() => scrollTo(0, 0))
  await camera.take(page, 'surat-minta', 1400)
  await page.getByRole('button', { name: 'Minta surat', exact: true }).click()
  await page.getByRole('button', { name: 'Sudah cocok, teruskan' }).waitFor()
  await camera.take(page, 'surat-cocokkan', 1000)
  await press(page, 'Sudah cocok, teruskan')
  await page.getByRole('heading', { name: 'Menunggu kepala desa' }).waitFor()
  return page.url()
}

const issueLetter = async (page: Page, camera: Camera, letter: string) => {
  await page.goto('/surat')
  await camera.take(page, 'surat')
  await page.goto(letter)
  await page.getByRole('button', { name: 'Terbitkan' }).waitFor()
  await camera.take(page, 'surat-terbitkan', 1000)
  await press(page, 'Terbitkan')
  await page.getByRole('button', { name: 'Cetak A4' }).waitFor()
  await camera.take(page, 'surat-cetak')
}

/** What anybody sees who scans the code of the printed letter, signed in or not. */
const checkLetter = async (program: Program, camera: Camera, officer: Page, letter: string) => {
  await officer.goto(letter)
  const link = officer.getByRole('link', { name: 'Lihat halaman periksa' })
  const address = (await link.getAttribute('href')) ?? '/periksa'
  const anybody = await program.window(phone)
  await anybody.goto('/periksa')
  await camera.take(anybody, 'periksa-kode')
  await anybody.goto(address)
  await camera.take(anybody, 'periksa-asli', 1000)
  const receipt = officer.getByRole('link', { name: 'Lihat seperti pemohon' })
  await anybody.goto((await receipt.getAttribute('href')) ?? '/permintaan')
  await camera.take(anybody, 'permintaan')
  await anybody.context().close()
}

const showPapers = async (page: Page, camera: Camera, episodeId: string) => {
  for (const code of ['KTP', 'KK', 'AKTA_LAHIR', 'STATUS_KAWIN', 'BUKU_NIKAH', 'PENGASUHAN_ANAK']) {
    await page.goto(`/calon/${episodeId}`)
    await readiness(page)
    await page.waitForLoadState('networkidle')
    if ((await page.locator(`a[href$="/berkas/${code}"]`).count()) === 0) continue
    await page.goto(`/calon/${episodeId}/berkas/${code}`)
    await page.getByText('Aslinya sudah dilihat dan cocok').click()
    if (code === 'KTP') await camera.take(page, 'calon-satu-berkas')
    await press(page, 'Simpan keadaan berkas')
    await readiness(page)
  }
}

const verify = async (officer: Page, head: Page, camera: Camera, episodeId: string) => {
  await officer.goto(`/calon/${episodeId}`)
  await officer.getByRole('button', { name: 'Minta pemeriksaan' }).waitFor()
  await camera.take(officer, 'periksa-desa-minta')
  await press(officer, 'Minta pemeriksaan')
  await officer.getByRole('link', { name: 'Mulai memeriksa' }).first().click()
  await tickAll(officer)
  await officer.evaluate(() => scrollTo(0, 0))
  await camera.take(officer, 'periksa-desa', 1000)
  await press(officer, 'Serahkan ke kepala desa')
  await readiness(officer)
  await head.goto('/verifikasi')
  await camera.take(head, 'periksa-desa-antrean')
  await head.goto(`/calon/${episodeId}`)
  await press(head, 'Tetapkan')
  await head.getByRole('dialog').waitFor()
  await camera.take(head, 'periksa-desa-tetapkan')
  await head.getByRole('dialog').getByRole('button', { name: 'Tetapkan' }).click()
  await head.getByText(/Ditetapkan oleh/).waitFor()
}

const recommend = async (page: Page, camera: Camera, episodeId: string) => {
  await page.goto(`/calon/${episodeId}`)
  await page.getByRole('link', { name: 'Minta surat pengantar' }).waitFor()
  await camera.take(page, 'pengantar-minta')
  await page.getByRole('link', { name: 'Minta surat pengantar' }).click()
  await page.locator('h1').first().waitFor()
  await camera.take(page, 'pengantar-isi', 1000)
}
