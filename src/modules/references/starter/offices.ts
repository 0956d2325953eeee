import { rowsOfKind } from '../rules/starter-row.ts'
import { read, sources, toCheck } from './sources.ts'

const office = {
  licenceNumber: null,
  licenceStatus: 'not_needed',
  asOf: null,
  address: null,
  phone: null,
  email: null,
  website: null,
  regionCode: null,
  countries: '*',
} as const

const kur = read({ source: 'KUR PMI 2026: Artha Graha, Sinarmas, BJB, Jakarta (apakabaronline.com)' })

/** Agencies (P3MI) are not typed here: the list with licences is loaded from the ministry's file. */
export const organisationRows = rowsOfKind('organisation', [
  {
    key: 'kp2mi',
    title: 'Kementerian Pelindungan Pekerja Migran Indonesia (KP2MI)',
    titleEn: 'Ministry for the protection of migrant workers',
    effectiveFrom: '2024-10-21',
    ...toCheck('KP2MI, dibentuk Oktober 2024'),
    body: { ...office, type: 'ministry', website: 'https://kp2mi.go.id' },
  },
  {
    key: 'kemnaker',
    title: 'Kementerian Ketenagakerjaan',
    titleEn: 'Ministry of manpower',
    effectiveFrom: '2017-01-01',
    ...read({ source: 'Peluncuran Desmigratif, 11 September 2017 (suara.com)' }),
    body: { ...office, type: 'ministry', website: 'https://kemnaker.go.id' },
  },
  {
    key: 'bp3mi',
    title: 'BP3MI, balai di provinsi',
    titleEn: 'BP3MI, provincial office',
    effectiveFrom: '2023-07-17',
    ...read(sources.alinea),
    body: { ...office, type: 'bp3mi' },
  },
  {
    key: 'ltsa',
    title: 'LTSA, layanan terpadu satu atap',
    titleEn: 'LTSA, one-stop service',
    effectiveFrom: '2023-07-17',
    ...read(sources.alinea),
    body: { ...office, type: 'ltsa' },
  },
  {
    key: 'bpjs-ketenagakerjaan',
    title: 'BPJS Ketenagakerjaan',
    titleEn: 'Work insurance fund',
    effectiveFrom: '2023-02-22',
    ...read(sources.premiums),
    body: { ...office, type: 'insurer', website: 'https://www.bpjsketenagakerjaan.go.id' },
  },
  ...(
    [
      ['sbmi', 'Serikat Buruh Migran Indonesia (SBMI)', 'https://sbmi.or.id'],
      ['migrant-care', 'Migrant CARE', 'https://migrantcare.net'],
      ['adbmi', 'Yayasan ADBMI, Lombok Timur', 'https://adbmi.org'],
    ] as const
  ).map(([key, title, website]) => ({
    key,
    title,
    titleEn: title,
    effectiveFrom: '2018-01-01',
    ...toCheck('Lembaga pendamping pekerja migran'),
    body: { ...office, type: 'ngo' as const, website },
  })),
  ...(['Bank Artha Graha', 'Bank Sinarmas', 'Bank BJB', 'Bank Jakarta'] as const).map((title) => ({
    key: title.toLowerCase().replaceAll(' ', '-'),
    title,
    titleEn: title,
    effectiveFrom: '2026-01-01',
    ...kur,
    body: { ...office, type: 'bank' as const },
  })),
])

const cited = (
  key: string,
  citation: string,
  letterKinds: '*' | string[],
  order: number,
  article: string | null = null,
) => ({
  key,
  title: citation,
  effectiveFrom: '2017-11-22',
  ...toCheck('Judul peraturan seperti dikutip dalam surat'),
  body: { letterKinds, citation, article, order },
})

/** Law at the head of letters: the village may leave it out. */
export const letterLawRows = rowsOfKind('letter-law', [
  cited('uu-6-2014', 'Undang-Undang Nomor 6 Tahun 2014 tentang Desa', '*', 10),
  cited(
    'uu-18-2017',
    'Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia',
    ['permission', 'candidate-recommendation', 'lost-contact', 'carer'],
    20,
    '13 dan 42',
  ),
  cited(
    'pp-59-2021',
    'Peraturan Pemerintah Nomor 59 Tahun 2021 tentang Pelaksanaan Pelindungan Pekerja Migran Indonesia',
    ['candidate-recommendation'],
    30,
  ),
  cited(
    'uu-35-2014',
    'Undang-Undang Nomor 35 Tahun 2014 tentang Perubahan atas Undang-Undang tentang Perlindungan Anak',
    ['carer'],
    40,
  ),
  cited(
    'permenaker-2-2019',
    'Peraturan Menteri Ketenagakerjaan Nomor 2 Tahun 2019 tentang Pemberdayaan Komunitas Pekerja Migran Indonesia di Desa Migran Produktif',
    ['desmigratif-status', 'business'],
    50,
  ),
])

const season = (
  key: string,
  title: string,
  titleEn: string,
  fromMonth: number,
  toMonth: number,
  pillar: number,
  note: string,
  noteEn: string,
) => ({
  key,
  title,
  titleEn,
  effectiveFrom: '2026-01-01',
  ...toCheck('Kebiasaan tahun desa'),
  body: { fromMonth, toMonth, pillar, note, noteEn },
})

export const villageYearRows = rowsOfKind('village-year', [
  season(
    'musdes-rat',
    'Persiapan musdes dan RAT',
    'Preparing the village meeting and the annual meeting',
    1,
    1,
    4,
    'Siapkan laporan pengurus, daftar anggota, dan undangan.',
    'Prepare reports, the member list and invitations.',
  ),
  season(
    'rat',
    'RAT paling lambat 30 Juni',
    'Annual meeting by 30 June',
    2,
    6,
    4,
    'Rapat anggota tahunan dalam enam bulan sesudah tutup buku.',
    'The annual meeting, within six months of closing the books.',
  ),
  season(
    'validasi-juni',
    'Cocokkan daftar keluarga, semester pertama',
    'Check the family list, first half',
    6,
    6,
    1,
    'Datangi RT satu per satu bersama kader.',
    'Visit each neighbourhood with the cadres.',
  ),
  season(
    'tahun-ajaran',
    'Tahun ajaran baru',
    'School year begins',
    7,
    7,
    3,
    'Tanyakan biaya sekolah dan kesiapan anak.',
    'Ask about school costs and how the children are.',
  ),
  season(
    'rkpdes',
    'Usulan RKPDes',
    'Proposals for the village plan',
    6,
    9,
    0,
    'Usulkan baris kegiatan Desmigratif untuk tahun depan.',
    'Propose Desmigratif lines for next year.',
  ),
  season(
    'apbdes',
    'Penyusunan APBDes',
    'Village budget',
    10,
    12,
    0,
    'Pastikan usulan yang disepakati masuk anggaran.',
    'See that agreed proposals enter the budget.',
  ),
  season(
    'validasi-desember',
    'Cocokkan daftar keluarga, semester kedua',
    'Check the family list, second half',
    12,
    12,
    1,
    'Perbarui kabar yang bekerja di luar negeri.',
    'Renew the news of those who work abroad.',
  ),
  season(
    'hari-migran',
    'Hari Pekerja Migran Internasional, 18 Desember',
    'International Migrants Day, 18 December',
    12,
    12,
    0,
    'Waktu yang baik untuk bertemu keluarga.',
    'A good time to meet families.',
  ),
])
