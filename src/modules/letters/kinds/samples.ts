import type { PlainDate } from '#platform/shared/dates.ts'
import { longDate } from '../rules/words.ts'
import type { PersonSnapshot } from './kind.ts'

const someone = (id: string, name: string, nik: string, birthDate: string, sex: 'male' | 'female'): PersonSnapshot => ({
  id,
  name,
  nik,
  sex,
  birthPlace: 'Wonosobo',
  birthDate: birthDate as PlainDate,
  birthWords: longDate(birthDate as PlainDate),
  occupation: 'Petani/Pekebun',
  marital: 'Kawin',
  address: 'Dusun Kenongo RT 03 RW 02, Desa Kuripan, Kecamatan Watumalang',
  phone: null,
})

const id = (last: number): string => `01930000-0000-7000-8000-${String(last).padStart(12, '0')}`

/** Invented people: a couple, their child, her mother. */
export const sampleIds = { worker: id(1), spouse: id(2), child: id(3), grandmother: id(4) }

export const samplePeople: Readonly<Record<string, PersonSnapshot>> = {
  [sampleIds.worker]: someone(sampleIds.worker, 'Wulan Sari', '3399105208029001', '2002-08-12', 'female'),
  [sampleIds.spouse]: someone(sampleIds.spouse, 'Hendra Wijaya', '3399102501989002', '1998-01-25', 'male'),
  [sampleIds.child]: someone(sampleIds.child, 'Nadia Putri', '3399104505249003', '2024-05-05', 'female'),
  [sampleIds.grandmother]: someone(sampleIds.grandmother, 'Tarmini', '3399104101659004', '1965-01-01', 'female'),
}

const witnesses = [
  { name: 'Sutrisno', role: 'Ketua RT 03', personId: null },
  { name: 'Muslimah', role: 'Kader PKK', personId: null },
]

const purpose = 'melengkapi berkas bekerja di luar negeri'

/** One complete set of fields for each kind. */
export const sampleFields: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  family_permission: {
    giverId: sampleIds.spouse,
    giverRelation: 'husband',
    country: 'Taiwan',
    occupation: 'Perawat lanjut usia di rumah',
    agency: 'PT Samudra Karya Mandiri',
    contractMonths: 36,
    childIds: [sampleIds.child],
    carerId: sampleIds.grandmother,
    carerRelation: 'nenek',
    witnesses,
  },
  candidate_recommendation: {
    country: 'Taiwan',
    occupation: 'Perawat lanjut usia di rumah',
    agency: 'PT Samudra Karya Mandiri',
    permissionNumber: 'S-39/017/2004/XI/2026',
    verifiedOn: '2026-11-19',
    seen: ['identity', 'familyCard', 'age', 'permission', 'agency', 'noPressure'],
  },
  marital_status: {
    status: 'registered',
    spouseName: 'Hendra Wijaya',
    proof: 'Buku nikah nomor 0123/045/VI/2022',
    proofOn: '2022-06-12',
    purpose,
  },
  domicile: {
    address: 'Dusun Kenongo RT 03 RW 02, Desa Kuripan, Kecamatan Watumalang',
    since: 'tahun 2019',
    neighbourHead: 'Ketua RT 03',
    purpose,
  },
  child_carer: {
    carerId: sampleIds.grandmother,
    carerRelation: 'nenek',
    carerPhone: '0812 0000 0000',
    parentPhone: '',
    childIds: [sampleIds.child],
    fromOn: '2026-12-01',
    untilOn: '2029-11-30',
    medicalDecisions: true,
    schoolDecisions: true,
    witnesses,
  },
  business: {
    businessName: 'Keripik Singkong Lestari',
    businessType: 'Makanan ringan',
    businessAddress: 'Dusun Kenongo RT 03 RW 02',
    since: 'Maret 2024',
    workers: 3,
    purpose: 'mengurus izin usaha',
  },
  inability_to_pay: {
    incomeRupiah: 900_000,
    dependants: 4,
    reason: 'pencari nafkah sedang sakit',
    purpose: 'meminta keringanan biaya sekolah',
  },
  heirs: {
    diedOn: '2026-03-02',
    diedAt: 'Rumah Sakit Umum Daerah Wonosobo',
    proof: 'Akta kematian',
    heirs: [
      { name: 'Hendra Wijaya', relation: 'suami', born: '25 Januari 1998' },
      { name: 'Nadia Putri', relation: 'anak', born: '5 Mei 2024' },
      { name: 'Tarmini', relation: 'ibu', born: '1 Januari 1965' },
    ],
    purpose: 'mengurus santunan jaminan sosial',
    witnesses,
  },
  lost_contact: {
    reporterId: sampleIds.spouse,
    reporterRelation: 'suami',
    reporterPhone: '0812 0000 0000',
    country: 'Malaysia',
    lastAddress: 'Johor Bahru',
    employer: '',
    agency: '',
    departedOn: '2024-02-10',
    lastContactOn: '2026-07-01',
    chronology:
      'Sejak awal Juli nomor telepon tidak dapat dihubungi. Teman satu kamar mengatakan ia pindah tempat kerja. Sampai sekarang tidak ada kiriman dan tidak ada kabar.',
  },
  return_request: {
    reporterId: sampleIds.spouse,
    reporterRelation: 'suami',
    reporterPhone: '0812 0000 0000',
    country: 'Malaysia',
    lastAddress: 'Johor Bahru',
    employer: 'Keluarga Tan',
    agency: '',
    conditions: ['sick', 'unpaid'],
    chronology: 'Sakit sejak September dan tidak dibawa berobat. Upah empat bulan belum diterima. Ia minta pulang.',
  },
  power_of_attorney: {
    reporterId: sampleIds.spouse,
    reporterRelation: 'suami',
    reporterPhone: '0812 0000 0000',
    attorneyName: 'Lilis Nurhayati',
    attorneyOffice: 'Petugas Desmigratif Desa Kuripan',
    attorneyPhone: '',
    country: 'Malaysia',
    matters: ['return', 'wages'],
    untilOn: '2027-06-30',
    witnesses,
  },
  police_cover: { neighbourHead: 'Ketua RT 03', purpose: 'bekerja di luar negeri' },
  death: {
    diedOn: '2026-03-02',
    diedAt: 'Rumah Sakit Tuen Mun, Hong Kong',
    cause: '',
    proof: 'Surat KJRI Hong Kong tanggal 4 Maret 2026',
    reporterId: sampleIds.spouse,
    reporterRelation: 'suami',
    purpose: 'mengurus akta kematian dan santunan',
  },
  cost_claim: {
    addressee: 'PT Samudra Karya Mandiri',
    charges: [
      {
        what: 'Periksa kesehatan dan psikologi di dalam negeri (disebut "uang fit")',
        paid: 'Rp1.500.000, 2 Oktober 2026',
        rule: 'Peraturan BP2MI 9/2020',
      },
      { what: 'Jasa perusahaan', paid: 'TWD 60.000, 9 Oktober 2026', rule: 'Peraturan BP2MI 9/2020' },
    ],
    answerDays: 14,
  },
  desmigratif_status: {
    status: 'returned',
    country: 'Hong Kong',
    since: '2018 sampai 2025',
    activity: 'Kelompok usaha keripik',
    purpose: 'mendaftar pelatihan wirausaha',
  },
}
