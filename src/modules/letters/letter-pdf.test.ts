import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { letterKinds } from './kinds/index.ts'
import { renderLetter } from './server/letter-pdf.ts'
import { sampleContent } from './testing/samples.ts'

const mark = {
  token: '0123456789ABCDEF',
  address: `HTTPS://KURIPAN.EXAMPLE/PERIKSA/${'0123456789ABCDEF'.repeat(12)}0123456789`,
  site: 'kuripan.example/periksa',
  code: '7KQ2-M9XD-4TRA-0A1B',
}

interface ReadPage {
  readonly width: number
  readonly height: number
  readonly text: string
}

const readPages = async (bytes: Uint8Array): Promise<ReadPage[]> => {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages: ReadPage[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    pages.push({
      width,
      height,
      text: items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    })
  }
  return pages
}

const inMillimetres = (points: number): number => Math.round((points * 254) / 72) / 10

const expected: Readonly<Record<string, readonly string[]>> = {
  family_permission: ['SURAT IZIN SUAMI', 'HENDRA WIJAYA', '3399102501989002', 'Taiwan', '36 (tiga puluh enam) bulan', 'Tarmini', 'METERAI', 'Saksi-saksi', 'MUSLIMAH', 'Mengetahui'],
  candidate_recommendation: ['SURAT PENGANTAR CALON PEKERJA MIGRAN INDONESIA', 'tidak ditemukan tanda paksaan', '19 November 2026'],
  marital_status: ['SURAT KETERANGAN STATUS PERKAWINAN', 'kawin dan perkawinannya tercatat', 'HENDRA WIJAYA'],
  domicile: ['SURAT KETERANGAN DOMISILI', 'sejak tahun 2019', 'Ketua RT 03'],
  child_carer: ['SURAT KETERANGAN PENGASUHAN ANAK', 'Nadia Putri', 'TARMINI', '30 November 2029', 'berobat dan sekolah', 'METERAI'],
  business: ['SURAT KETERANGAN USAHA', 'Keripik Singkong Lestari', 'Maret 2024', '3 orang'],
  inability_to_pay: ['SURAT KETERANGAN TIDAK MAMPU', 'Rp900.000 (sembilan ratus ribu rupiah)', 'keringanan biaya sekolah'],
  heirs: ['SURAT KETERANGAN AHLI WARIS', '2 Maret 2026', 'Para ahli waris', 'NADIA PUTRI', 'Saksi-saksi'],
  lost_contact: ['SURAT KETERANGAN HILANG KONTAK', 'Malaysia', '1 Juli 2026', 'tidak dapat dihubungi'],
  return_request: ['SURAT PERMOHONAN PEMULANGAN', 'Kepala BP3MI', 'upahnya tidak dibayar', 'Ia minta pulang', 'HENDRA WIJAYA'],
  power_of_attorney: ['SURAT KUASA KELUARGA', 'LILIS NURHAYATI', '30 Juni 2027', 'tidak berhak menerima uang', 'METERAI', 'Saksi-saksi'],
  police_cover: ['SURAT PENGANTAR SKCK', 'Ketua RT 03', 'bekerja di luar negeri', 'dinyatakan oleh Kepolisian'],
  death: ['SURAT KETERANGAN KEMATIAN', '2 Maret 2026', 'Tuen Mun', 'Keluarga yang melapor'],
  cost_claim: ['SURAT PERMINTAAN PENGEMBALIAN BIAYA', 'Yth. pimpinan PT Samudra Karya Mandiri', 'TWD 60.000, 9 Oktober 2026', 'Peraturan BP2MI 9/2020', '14 hari'],
  desmigratif_status: ['SURAT KETERANGAN WARGA DESA MIGRAN PRODUKTIF', 'purna pekerja migran Indonesia', 'Hong Kong'],
} // biome-ignore format: one line a letter

describe('every letter on paper', () => {
  test.each(letterKinds.map(({ kind }) => kind))('%s says what it must on one A4 and one F4', async (kind) => {
    for (const [paper, width, height] of [
      ['A4', 210, 297],
      ['F4', 215, 330],
    ] as const) {
      const pages = await readPages(await renderLetter({ content: sampleContent(kind), paper, mark, emblem: null }))
      expect(pages).toHaveLength(1)
      const [page] = pages
      expect([inMillimetres(page!.width), inMillimetres(page!.height)]).toEqual([width, height])
      const always = [
        'PEMERINTAH KABUPATEN WONOSOBO',
        'DESA KURIPAN',
        'Nomor: S-39/017/2004/XI/2026',
        'Kuripan, 20 November 2026',
        'SUGENG RIYADI',
        mark.code,
        'tidak dipungut biaya',
        'Lembar 1 dari 1',
      ]
      for (const words of [...always, ...expected[kind]!]) expect(page!.text).toContain(words)
      expect(page!.text).not.toContain('DRAF')
    }
  })

  test('a draft says DRAF, and has no number and no code to check', async () => {
    const [page] = await readPages(
      await renderLetter({ content: sampleContent('domicile', false), paper: 'A4', mark: null, emblem: null }),
    )
    expect(page!.text).toContain('DRAF')
    expect(page!.text).not.toContain('2004/XI')
    expect(page!.text).not.toContain('Periksa keaslian')
  })

  test('the same letter twice is the same bytes', async () => {
    const sheet = { content: sampleContent('family_permission'), paper: 'A4', mark, emblem: null } as const
    expect(Buffer.from(await renderLetter(sheet)).equals(Buffer.from(await renderLetter(sheet)))).toBe(true)
  })

  test('signatures never stand alone: whatever the length, the last paragraph comes with them', async () => {
    for (const lines of [4, 8, 12, 16, 20, 24, 28, 32]) {
      const content = sampleContent('marital_status')
      const more = Array.from({ length: lines }, () => ({
        type: 'text' as const,
        text: 'Keterangan tambahan yang cukup panjang untuk mengisi satu baris penuh pada kertas ini dan sedikit lagi.',
      }))
      const long = { ...content, letter: { ...content.letter, blocks: [...content.letter.blocks, ...more] } }
      const last = (await readPages(await renderLetter({ content: long, paper: 'A4', mark, emblem: null }))).at(-1)!
      expect(last.text).toContain('SUGENG RIYADI')
      expect(last.text).toContain('Demikian surat keterangan ini')
    }
  })

  test('letters never say how a worker left', async () => {
    for (const { kind } of letterKinds) {
      const [page] = await readPages(
        await renderLetter({ content: sampleContent(kind), paper: 'A4', mark, emblem: null }),
      )
      expect(page!.text).not.toMatch(/ilegal|prosedural|gelap/i)
    }
  })
})
