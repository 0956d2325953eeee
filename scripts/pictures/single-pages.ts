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
  { name: 'kabar-catat', at: '/kabar-pekerja|/calon/*/kabar', tall: 1000 },
  { name: 'nomor-darurat', at: '/nomor-darurat?negara=TW', tall: 1000 },
  { name: 'cocokkan', at: '/cocokkan/*', tall: 1000 },
  { name: 'rujukan', at: '/rujukan' },
  { name: 'rujukan-satu', at: '/rujukan/*' },
  { name: 'buku-surat', at: '/surat/buku' },
  { name: 'akun', at: '/akun' },
  { name: 'pintu-keluarga', at: '/pintu-keluarga/*', tall: 1000 },
  { name: 'kasus-daftar', at: '/kasus', tall: 1000 },
  { name: 'kasus-satu', at: '/kasus?kelompok=mine|/kasus/*', tall: 1200 },
  { name: 'kasus-baru', at: '/kasus/baru', tall: 1000 },
  { name: 'kasus-ringkasan', at: '/kasus/ringkasan', tall: 1000 },
  { name: 'peristiwa', at: '/kasus/peristiwa' },
  { name: 'pendataan', at: '/pendataan/*', tall: 1000 },
  { name: 'perjalanan-kejadian', at: '/calon?tahap=abroad|/calon/*/kejadian', tall: 1000 },
  { name: 'perjanjian', at: '/calon?tahap=abroad|/calon/*/kontrak', tall: 1200 },
  { name: 'biaya', at: '/calon?tahap=profile|/calon/*3/biaya', tall: 1000 },
  { name: 'kepulangan', at: '/calon?tahap=home|/calon/*/pulang', tall: 1100 },
  { name: 'tanda-perekrutan', at: '/perekrut', tall: 1100 },
  { name: 'perekrut-kabar', at: '/perekrut/kabar' },
  { name: 'orang', at: '/keluarga/*|/orang/*', tall: 1100 },
  { name: 'pindah', at: '/keluarga/*|/orang/*/pindah', tall: 1000 },
  { name: 'formulir', at: '/formulir', tall: 900 },
  { name: 'kertas-lama', at: '/kertas-lama' },
  { name: 'simpan-desa', at: '/simpan-desa', tall: 900 },
  { name: 'titipan', at: '/titipan' },
  { name: 'kiriman', at: '/kiriman' },
  { name: 'kirim-data', at: '/ekspor' },
]

const ofHead: readonly Picture[] = [
  { name: 'hari-ini-kepala-desa', at: '/' },
  { name: 'petugas', at: '/petugas' },
  { name: 'petugas-beri', at: '/petugas/beri', tall: 1000 },
  { name: 'petugas-tinjau', at: '/petugas/tinjau', tall: 1000 },
  { name: 'pengaturan-surat', at: '/pengaturan/surat' },
  { name: 'perlindungan', at: '/perlindungan', tall: 900 },
  { name: 'penghapusan', at: '/penghapusan' },
]

/** Whoever else works with the village, each with the pages that only they have. */
const ofOthers: readonly (readonly [role: string, pictures: readonly Picture[]])[] = [
  ['Warga', [{ name: 'kabar-saya', at: '/', tall: 1000 }]],
  [
    'Mitra',
    [
      { name: 'rujukan-masuk', at: '/rujukan-masuk' },
      { name: 'rujukan-masuk-satu', at: '/rujukan-masuk/*', tall: 1000 },
    ],
  ],
  [
    'Petugas skrining',
    [
      { name: 'skrining', at: '/skrining' },
      { name: 'skrining-satu', at: '/skrining/*', tall: 1200 },
    ],
  ],
  ['Petugas usaha', [{ name: 'rujukan-pilar', at: '/rujukan-pilar' }]],
  ['Koordinator', [{ name: 'pantauan', at: '/pantauan', tall: 1000 }]],
]

/** Pages that anybody opens without an account. */
const ofAnybody: readonly Picture[] = [
  { name: 'masuk', at: '/masuk' },
  { name: 'lapor', at: '/lapor/33.07.10.2004', tall: 1000 },
  { name: 'kasus-saya', at: '/kasus-saya' },
  { name: 'negara', at: '/negara/HK', tall: 1000 },
  { name: 'cek-agen', at: '/cek-agen' },
]

const showroom: readonly Picture[] = [{ name: 'depan', at: '/' }]

/** The pictures of this group by name: each can be taken alone. */
export const singlePages: readonly string[] = [
  ...[...ofOfficer, ...ofHead, ...ofAnybody, ...showroom].map(({ name }) => name),
  ...ofOthers.flatMap(([, pictures]) => pictures.map(({ name }) => name)),
]

// A file of a list is written with a star for its id, `*3` for the third, a page of that file after it; `a|b` finds the file of b on the page a.
export const goTo = async (page: Page, address: string): Promise<void> => {
  const [first = address, ...rest] = address.split('|')
  const [list = first, below] = first.split('/*')
  await open(page, rest.length > 0 && below === undefined ? first : list)
  if (below !== undefined) await openFile(page, list, below)
  for (const next of rest) {
    const [folder = next, part] = next.split('/*')
    if (part === undefined) await open(page, next)
    else await openFile(page, folder, part)
  }
}

const open = async (page: Page, address: string) => {
  await page.goto(address)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
}

const openFile = async (page: Page, folder: string, below: string) => {
  const file = new RegExp(`^${folder}/[0-9a-f-]{36}`)
  const addresses = await page
    .locator(`a[href^="${folder}/"]`)
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const [, which, part = ''] = /^(\d*)(.*)$/.exec(below) ?? []
  const found = [...new Set(addresses.flatMap((one) => file.exec(one)?.[0] ?? []))][Number(which || 1) - 1]
  if (found === undefined) throw new Error(`${page.url()} leads to no file of ${folder}`)
  await open(page, `${found}${part}`)
}

const takeAll = async (page: Page, camera: Camera, pictures: readonly Picture[]) => {
  for (const { name, at, tall } of pictures) {
    await goTo(page, at)
    await camera.take(page, name, tall)
  }
  await page.context().close()
}

/** One picture a screen, nothing changed; all of them, or the wanted ones. */
export const takeSinglePages = async (
  program: Program,
  camera: Camera,
  wanted: readonly string[] = singlePages,
): Promise<void> => {
  const of = (pictures: readonly Picture[]) => pictures.filter(({ name }) => wanted.includes(name))
  const take = async (role: string | undefined, window: BrowserContextOptions, all: readonly Picture[]) => {
    const pictures = of(all)
    if (pictures.length === 0) return
    const page = await (role === undefined ? program.window(window) : program.windowOf(role, window))
    await takeAll(page, camera, pictures)
  }
  await take(undefined, phone, ofAnybody)
  await take('Petugas migrasi', phone, ofOfficer)
  await take('Petugas migrasi', desk, showroom)
  await take('Kepala desa', phone, ofHead)
  for (const [role, pictures] of ofOthers) await take(role, phone, pictures)
}
