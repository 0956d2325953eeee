import { vulnerableOccupations } from '../contract/codes.ts'
import { rowsOfKind } from '../rules/starter-row.ts'
import { read, sources, toCheck } from './sources.ts'

const vulnerable = [...vulnerableOccupations]

const components = [
  ['tiket-berangkat', 'Tiket berangkat', 'Ticket out', ['tiket', 'ongkos pesawat']],
  ['tiket-pulang', 'Tiket pulang', 'Ticket home', []],
  ['visa-kerja', 'Visa kerja', 'Work visa', ['biaya visa']],
  ['legalisasi-perjanjian-kerja', 'Legalisasi perjanjian kerja', 'Legalisation of the contract', []],
  ['pelatihan-kerja', 'Pelatihan kerja', 'Job training', ['uang asrama', 'biaya BLK']],
  ['sertifikat-kompetensi', 'Sertifikat kompetensi', 'Competence certificate', ['uji kompetensi']],
  ['jasa-perusahaan', 'Jasa perusahaan', 'Agency fee', ['potongan gaji', 'agency fee', 'biaya penempatan']],
  ['penggantian-paspor', 'Penggantian paspor', 'Passport replacement', []],
  ['skck', 'SKCK', 'Police certificate', []],
  ['jaminan-sosial', 'Jaminan sosial PMI', 'Social security', ['BPJS']],
  [
    'periksa-kesehatan',
    'Periksa kesehatan dan psikologi di dalam negeri',
    'Medical and psychology at home',
    ['uang fit', 'medical'],
  ],
  [
    'periksa-kesehatan-tambahan',
    'Periksa kesehatan tambahan menurut negara tujuan',
    'More medical checks if the country asks',
    [],
  ],
  ['transportasi-lokal', 'Transportasi lokal ke tempat berangkat', 'Local transport to the point of departure', []],
  ['akomodasi', 'Akomodasi', 'Accommodation', ['penampungan']],
] as const

/** Ten vulnerable jobs, fourteen components: none may be paid by the worker. */
export const barredCostRows = rowsOfKind('barred-cost', [
  ...components.map(([key, title, titleEn, alsoCalled]) => ({
    key,
    title,
    titleEn,
    effectiveFrom: '2020-07-15',
    ...read(sources.zeroCost),
    body: { component: title, occupations: vulnerable, alsoCalled: [...alsoCalled] },
  })),
  {
    key: 'pinjaman-dipaksakan',
    title: 'Pinjaman yang dipaksakan dan dipotong dari upah',
    titleEn: 'An imposed loan cut from the wage',
    effectiveFrom: '2020-07-15',
    ...read(sources.zeroCost),
    body: {
      component: 'Pinjaman yang dipaksakan',
      occupations: vulnerable,
      alsoCalled: ['uang panjar', 'uang saku', 'talangan'],
    },
  },
  {
    key: 'biaya-penempatan',
    title: 'Biaya penempatan apa pun',
    titleEn: 'Any placement cost',
    effectiveFrom: '2017-11-22',
    ...toCheck('UU 18/2017 pasal 30'),
    body: { component: 'Biaya penempatan', occupations: '*', alsoCalled: [] },
  },
])

const premium = (key: string, title: string, titleEn: string, body: object) => ({
  key,
  title,
  titleEn,
  effectiveFrom: '2023-02-22',
  ...read(sources.premiums),
  body: {
    programme: 'JKK_JKM' as const,
    phase: 'during_and_after' as const,
    months: null,
    amountRupiah: 0,
    maximumRupiah: null,
    ...body,
  },
})

/** Permenaker 4/2023: 37,500 before, then by length; 370,000 in all for a contract of 24 months. */
export const premiumRows = rowsOfKind('premium', [
  premium('sebelum-bekerja', 'JKK dan JKM sebelum bekerja', 'JKK and JKM before work', {
    phase: 'before',
    amountRupiah: 37_500,
  }),
  premium('selama-sesudah-6-bulan', 'JKK dan JKM selama dan sesudah bekerja, 6 bulan', 'JKK and JKM, 6 months', {
    months: 6,
    amountRupiah: 108_000,
  }),
  premium('selama-sesudah-12-bulan', 'JKK dan JKM selama dan sesudah bekerja, 12 bulan', 'JKK and JKM, 12 months', {
    months: 12,
    amountRupiah: 189_000,
  }),
  premium('selama-sesudah-24-bulan', 'JKK dan JKM selama dan sesudah bekerja, 24 bulan', 'JKK and JKM, 24 months', {
    months: 24,
    amountRupiah: 332_500,
  }),
  premium('perpanjangan-per-bulan', 'Perpanjangan JKK dan JKM, tiap bulan', 'Extension of JKK and JKM, a month', {
    phase: 'extension',
    months: 1,
    amountRupiah: 13_500,
  }),
  premium('jht-sukarela', 'Jaminan hari tua (boleh tidak ikut)', 'Old-age saving (voluntary)', {
    programme: 'JHT',
    phase: 'voluntary',
    months: 1,
    amountRupiah: 50_000,
    maximumRupiah: 600_000,
  }),
])

const qris = read({
  source: 'Bank Indonesia, MDR QRIS usaha mikro 0 persen mulai 1 Desember 2024 (antaranews.com)',
  sourceUrl: 'https://www.antaranews.com/berita/4402101',
})
const qris2023 = read({
  source: 'MDR QRIS 2023 (bisnis.com, 27 Juli 2023)',
  sourceUrl: 'https://finansial.bisnis.com/read/20230727/90/1678934',
})
const kur = read({
  source: 'KUR PMI (jaripmi.info) dan Permen P2MI 18/2025',
  sourceUrl: 'https://jaripmi.info/informasi-pelindungan/informasi-kur.html',
})
const bank = toCheck('Kolektibilitas gaya bank atau OJK')
const cooperative = toCheck('Perdep Kemenkop 06/2016')

type TariffBody = Parameters<typeof rowsOfKind<'tariff'>>[1][number]['body']
const tariff = (
  key: string,
  title: string,
  titleEn: string,
  effectiveFrom: string,
  from: { source: string; confirmed: boolean; sourceUrl?: string },
  body: Partial<TariffBody> & Pick<TariffBody, 'subject' | 'appliesTo' | 'unit' | 'amount'>,
) => ({
  key,
  title,
  titleEn,
  effectiveFrom,
  ...from,
  body: { from: null, to: null, boundUnit: null, ...body },
})

const loanClass = (
  policy: 'bank' | 'koperasi',
  name: string,
  from: number,
  to: number | null,
  basisPoints: number,
  unit: 'days' | 'months',
) =>
  tariff(
    `cadangan-${policy}-${name.toLowerCase()}`,
    `Cadangan pinjaman ${name} (${policy})`,
    `Provision for class ${name} (${policy === 'bank' ? 'bank' : 'cooperative'})`,
    policy === 'bank' ? '2012-10-24' : '2016-04-01',
    policy === 'bank' ? bank : cooperative,
    {
      subject: 'provision',
      appliesTo: `${policy}.${name}`,
      unit: 'basis_points',
      amount: basisPoints,
      from,
      to,
      boundUnit: unit,
    },
  )

/** Tariffs and policy numbers: domain.md §2.7, §5.4, §5.8, §5.9. */
export const tariffRows = rowsOfKind('tariff', [
  tariff(
    'mdr-mikro-sampai-500-ribu',
    'MDR QRIS usaha mikro sampai Rp500.000',
    'QRIS fee, micro, up to Rp500,000',
    '2024-12-01',
    qris,
    { subject: 'mdr', appliesTo: 'UMI', unit: 'basis_points', amount: 0, from: 0, to: 500_000, boundUnit: 'rupiah' },
  ),
  tariff(
    'mdr-mikro-di-atas-500-ribu',
    'MDR QRIS usaha mikro di atas Rp500.000',
    'QRIS fee, micro, above Rp500,000',
    '2024-12-01',
    qris,
    {
      subject: 'mdr',
      appliesTo: 'UMI',
      unit: 'basis_points',
      amount: 30,
      from: 500_001,
      to: null,
      boundUnit: 'rupiah',
    },
  ),
  tariff('mdr-lain', 'MDR QRIS usaha kecil, menengah, dan besar', 'QRIS fee, other merchants', '2023-07-01', qris2023, {
    subject: 'mdr',
    appliesTo: 'UKE|UME|UBE|URE',
    unit: 'basis_points',
    amount: 70,
  }),
  tariff(
    'mdr-layanan-umum',
    'MDR QRIS layanan umum (SPBU, BLU, PSO)',
    'QRIS fee, public services',
    '2023-07-01',
    qris2023,
    { subject: 'mdr', appliesTo: 'SPBU|BLU|PSO', unit: 'basis_points', amount: 40 },
  ),
  tariff(
    'mdr-bantuan-pajak-donasi',
    'MDR QRIS bantuan pemerintah, pajak, dan donasi',
    'QRIS fee, government, taxes, donations',
    '2023-07-01',
    qris2023,
    { subject: 'mdr', appliesTo: 'government|tax|donation', unit: 'basis_points', amount: 0 },
  ),
  tariff(
    'qris-batas-transaksi',
    'Batas satu transaksi QRIS',
    'Limit of one QRIS transaction',
    '2022-03-01',
    read({ source: 'UMKM Bali dan QRIS (klimaks.id)' }),
    { subject: 'qris_limit', appliesTo: '*', unit: 'rupiah', amount: 10_000_000 },
  ),
  tariff('materai', 'Bea meterai surat', 'Duty stamp', '2021-01-01', toCheck('UU 10/2020 tentang Bea Meterai'), {
    subject: 'duty_stamp',
    appliesTo: 'letter',
    unit: 'rupiah',
    amount: 10_000,
  }),
  tariff('kur-pmi-plafon', 'Plafon KUR PMI', 'Ceiling of placement credit', '2025-01-01', kur, {
    subject: 'kur_ceiling',
    appliesTo: 'kur-pmi',
    unit: 'rupiah',
    amount: 100_000_000,
  }),
  tariff(
    'kur-pmi-npwp',
    'KUR PMI di atas ini perlu NPWP',
    'Above this placement credit needs a tax number',
    '2025-01-01',
    kur,
    { subject: 'kur_tax_number', appliesTo: 'kur-pmi', unit: 'rupiah', amount: 50_000_000 },
  ),
  tariff('kur-pmi-tenor', 'Masa KUR PMI, paling lama', 'Longest term of placement credit', '2025-01-01', kur, {
    subject: 'kur_term',
    appliesTo: 'kur-pmi',
    unit: 'months',
    amount: 36,
  }),
  tariff('kur-pmi-tenggang', 'Masa tenggang KUR PMI', 'Grace period of placement credit', '2025-01-01', kur, {
    subject: 'kur_grace',
    appliesTo: 'kur-pmi',
    unit: 'months',
    amount: 6,
  }),
  tariff(
    'kur-pmi-verifikasi',
    'Bank memeriksa berkas KUR, paling lama',
    'The bank checks the file within',
    '2025-01-01',
    kur,
    { subject: 'kur_verification', appliesTo: 'kur-pmi', unit: 'days', amount: 5 },
  ),
  loanClass('bank', 'L', 0, 0, 100, 'days'),
  loanClass('bank', 'DPK', 1, 90, 500, 'days'),
  loanClass('bank', 'KL', 91, 120, 1500, 'days'),
  loanClass('bank', 'D', 121, 180, 5000, 'days'),
  loanClass('bank', 'M', 181, null, 10_000, 'days'),
  loanClass('koperasi', 'L', 0, 3, 0, 'months'),
  loanClass('koperasi', 'KL', 3, 6, 5000, 'months'),
  loanClass('koperasi', 'D', 6, 9, 7500, 'months'),
  loanClass('koperasi', 'M', 9, null, 10_000, 'months'),
  tariff(
    'tanda-bahaya-bicara',
    'Nilai tanda bahaya: petugas mengajak bicara',
    'Score at which the officer talks',
    '2026-11-22',
    toCheck('Usulan sistem ini'),
    { subject: 'red_flag_score', appliesTo: 'talk', unit: 'count', amount: 5 },
  ),
  tariff(
    'tanda-bahaya-rujuk',
    'Nilai tanda bahaya: ke Satgas atau Disnaker',
    'Score at which the task force is asked',
    '2026-11-22',
    toCheck('Usulan sistem ini'),
    { subject: 'red_flag_score', appliesTo: 'refer', unit: 'count', amount: 8 },
  ),
  tariff(
    'ksp-modal-awal',
    'Modal awal koperasi simpan pinjam di satu kabupaten',
    'Start capital of a savings-and-loan cooperative',
    '2023-08-01',
    read({ source: 'Permenkop UKM 8/2023 (e-abangmantek.com)', sourceUrl: 'https://e-abangmantek.com/?page_id=813' }),
    { subject: 'coop_capital', appliesTo: 'ksp', unit: 'rupiah', amount: 500_000_000 },
  ),
])

const cap = { per: 'year', method: 'effective', maximumRupiah: null, maximumMonths: null } as const

export const rateCapRows = rowsOfKind('rate-cap', [
  {
    key: 'kur-pmi',
    title: 'KUR PMI: 6 persen setahun, efektif',
    titleEn: 'Placement credit: 6 percent a year, effective',
    effectiveFrom: '2025-01-01',
    ...kur,
    body: {
      ...cap,
      subject: 'kur',
      appliesTo: 'kur-pmi',
      maximumBasisPoints: 600,
      maximumRupiah: 100_000_000,
      maximumMonths: 36,
    },
  },
  {
    key: 'kdkmp',
    title: 'Pinjaman modal KDKMP lewat Himbara: 6 persen setahun',
    titleEn: 'Capital loan of village cooperatives: 6 percent a year',
    effectiveFrom: '2025-07-21',
    ...read({ source: 'KDKMP dan PMK 49/2025 (artikel.news)', sourceUrl: 'https://artikel.news/sulsel/baca/44774' }),
    body: {
      ...cap,
      subject: 'kdkmp',
      appliesTo: 'koperasi',
      method: 'unknown',
      maximumBasisPoints: 600,
      maximumRupiah: 3_000_000_000,
      maximumMonths: null,
    },
  },
  {
    key: 'ksp-bunga-pinjaman',
    title: 'Koperasi simpan pinjam: bunga pinjaman paling tinggi 24 persen setahun',
    titleEn: 'Savings-and-loan cooperatives: at most 24 percent a year',
    effectiveFrom: '2023-08-01',
    ...toCheck('Permenkop UKM 8/2023'),
    body: { ...cap, subject: 'ksp', appliesTo: 'koperasi', maximumBasisPoints: 2400 },
  },
])
