import { PDFDocument } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { referencesServer } from '#modules/references/server/index.ts'
import { instant, plainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { CounterPack } from './contract.ts'
import { printCounterPack, type Say } from './server/counter-pack-pdf.ts'
import { migrationTexts } from './texts.ts'

const words: Readonly<Record<string, string>> = { ...referencesServer.texts.id, ...migrationTexts.id }
const say: Say = (key, values = {}) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), words[key] ?? key)

const paper = (code: CounterPack['papers'][number]['code'], status: CounterPack['papers'][number]['status']) => ({
  ...{ code, status, issuedBy: 'Disdukcapil', mustShow: 'Nama', numberShown: '3307••••••••0001', issuedOn: null },
  ...{ validUntil: null, pages: [], letterId: null },
})

const pack: CounterPack = {
  format: 'desmigratif-counter-pack/2',
  episodeId: newId(),
  madeOn: plainDate('2026-11-22'),
  village: { id: 1, name: 'Kuripan', code: '33.07.10.2004' },
  candidate: {
    name: 'Dewi Lestari',
    nik: '3307100205000001',
    birthPlace: 'Wonosobo',
    birthDate: plainDate('2000-05-02'),
    sex: 'female',
    address: 'Sikarang',
  },
  plan: {
    destinationCountry: 'TW',
    occupation: 'elderly_carer',
    occupationTold: null,
    scheme: 'P2P',
    agencyName: 'PT Contoh Karya',
    agencyLicence: null,
    employerName: null,
  },
  verifiedOn: plainDate('2026-11-20'),
  papers: [
    paper('KTP', 'verified'),
    paper('KK', 'verified'),
    paper('AKTA_LAHIR', 'collected'),
    paper('IJAZAH', 'missing'),
  ],
  missing: ['AKTA_LAHIR', 'IJAZAH'],
  charge: 'gratis',
}

const textOf = async (bytes: Uint8Array): Promise<string[]> => {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages = Array.from({ length: pdf.numPages }, async (_, index) => {
    const { items } = await (await pdf.getPage(index + 1)).getTextContent()
    return items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ')
      .replace(/\s+/g, ' ')
  })
  return Promise.all(pages)
}

it('joins a photo and a scanned PDF behind the cover, and names what is not there', async () => {
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#eeb02b' } })
    .webp()
    .toBuffer()
  const scan = await PDFDocument.create()
  for (const number of [1, 2]) scan.addPage().drawText(`Kartu keluarga halaman ${number}`)
  const files = [
    { code: 'KK' as const, bytes: await scan.save() },
    { code: 'KTP' as const, bytes: photo },
    { code: 'AKTA_LAHIR' as const, bytes: Buffer.from('%PDF-1.7 rusak') },
  ]
  const [cover, ktp, ...kk] = await textOf(
    await printCounterPack({ pack, files, say, madeAt: instant(new Date('2026-11-22T02:00:00Z')) }),
  )
  for (const word of [
    'Dewi Lestari',
    '3307100205000001',
    'Taiwan',
    'Perawat lansia di rumah',
    '2 Mei 2000',
    'gratis',
    '0800-1000',
  ])
    expect(cover).toContain(word)
  expect(cover?.match(/terlampir/g)).toHaveLength(2)
  expect(cover).toMatch(/Masih kurang: Akta kelahiran, Ijazah/)
  expect(ktp).toBe('')
  expect(kk).toEqual(['Kartu keluarga halaman 1', 'Kartu keluarga halaman 2'])
})
