import type { BrowserContextOptions, Page } from '@playwright/test'
import { type Camera, desk, phone } from './camera.ts'
import type { Program } from './program.ts'

interface Picture {
  readonly name: string
  readonly at: string
  readonly tall?: number
}

const ofOfficer: readonly Picture[] = [
  { name: 'hari-ini', at: '/', tall: 1000 },
  { name: 'catat', at: '/catat' },
  { name: 'keluarga', at: '/keluarga' },
  { name: 'berkas-keluarga', at: '/keluarga/*', tall: 1000 },
  { name: 'calon', at: '/calon' },
  { name: 'yang-akan-habis', at: '/calon/habis' },
  { name: 'kabar-pekerja', at: '/kabar-pekerja', tall: 1000 },
  { name: 'nomor-darurat', at: '/nomor-darurat?negara=TW', tall: 1000 },
  { name: 'cocokkan', at: '/cocokkan/*', tall: 1000 },
  { name: 'rujukan', at: '/rujukan' },
  { name: 'rujukan-satu', at: '/rujukan/*' },
  { name: 'buku-surat', at: '/surat/buku' },
  { name: 'akun', at: '/akun' },
  { name: 'pintu-keluarga', at: '/pintu-keluarga/*', tall: 1000 },
]

const ofHead: readonly Picture[] = [
  { name: 'hari-ini-kepala-desa', at: '/' },
  { name: 'petugas', at: '/petugas' },
  { name: 'petugas-beri', at: '/petugas/beri', tall: 1000 },
  { name: 'pengaturan-surat', at: '/pengaturan/surat' },
]

const ofResident: readonly Picture[] = [{ name: 'kabar-saya', at: '/', tall: 1000 }]

const showroom: readonly Picture[] = [{ name: 'depan', at: '/' }]

/** A list whose first file is meant ends with `/*`. */
export const goTo = async (page: Page, address: string): Promise<void> => {
  const list = address.replace(/\/\*$/, '')
  await page.goto(list)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  if (list === address) return
  const file = new RegExp(`^${list}/[0-9a-f-]{36}$`)
  const addresses = await page
    .locator(`a[href^="${list}/"]`)
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const found = addresses.find((one) => file.test(one))
  if (found === undefined) throw new Error(`${list} leads to no file`)
  await goTo(page, found)
}

const takeAll = async (
  program: Program,
  camera: Camera,
  role: string,
  window: BrowserContextOptions,
  pictures: readonly Picture[],
) => {
  const page = await program.windowOf(role, window)
  for (const { name, at, tall } of pictures) {
    await goTo(page, at)
    await camera.take(page, name, tall)
  }
  await page.context().close()
}

/** One picture a screen, nothing changed. */
export const takeSinglePages = async (program: Program, camera: Camera): Promise<void> => {
  const door = await program.window(phone)
  await door.goto('/masuk')
  await door.locator('h1').first().waitFor()
  await camera.take(door, 'masuk')
  await door.context().close()
  await takeAll(program, camera, 'Petugas migrasi', phone, ofOfficer)
  await takeAll(program, camera, 'Petugas migrasi', desk, showroom)
  await takeAll(program, camera, 'Kepala desa', phone, ofHead)
  await takeAll(program, camera, 'Warga', phone, ofResident)
}
