import { domesticOccupations } from '../../contract/codes.ts'
import { toCheck } from '../sources.ts'
import { paper } from './paper.ts'

const home = [...domesticOccupations]
const malaysia = toCheck('Nota kesepahaman RI–Malaysia 2022, sistem satu kanal')
const singapore = toCheck('Kementerian Tenaga Kerja Singapura (MOM), syarat pekerja rumah tangga')
const saudi = toCheck('Arab Saudi, visa kerja dan pemeriksaan kesehatan')

const toMalaysia = [
  paper('my-kompetensi-rumah-tangga', 'Sertifikat kompetensi rumah tangga', 'Household certificate', malaysia, {
    document: 'SERTIFIKAT_KOMPETENSI',
    countries: ['MY'],
    occupations: home,
    issuedBy: 'LSP berlisensi BNSP',
    mustShow: 'Satu dari sembilan jabatan rumah tangga.',
    mustShowEn: 'One of the nine household jobs.',
    validMonths: 36,
    phase: 'agency',
    order: 100,
  }),
  paper('my-kontrak-satu-kanal', 'Kontrak kerja sistem satu kanal', 'One-channel contract', malaysia, {
    document: 'PERJANJIAN_KERJA',
    countries: ['MY'],
    occupations: home,
    issuedBy: 'Majikan; disahkan KBRI atau KJRI',
    mustShow: 'Upah, satu rumah satu majikan, hari libur, cap Perwakilan RI.',
    mustShowEn: 'Wage, one house and one employer, rest day, stamp of the mission.',
    phase: 'departure',
    order: 150,
  }),
  paper('my-vdr', 'Visa dengan rujukan (VDR)', 'Visa with reference', malaysia, {
    document: 'VISA_KERJA',
    countries: ['MY'],
    issuedBy: 'Imigrasi Malaysia',
    mustShow: 'Nama majikan dan jabatan; bukan pas lawatan sosial.',
    mustShowEn: 'Employer and job; not a social visit pass.',
    phase: 'departure',
    order: 160,
  }),
  paper('my-plks', 'Pas kerja sementara (PLKS)', 'Temporary work pass (PLKS)', malaysia, {
    document: 'IZIN_TINGGAL',
    countries: ['MY'],
    need: 'if_any',
    issuedBy: 'Imigrasi Malaysia, sesudah tiba',
    mustShow: 'Masa berlaku dan nama majikan.',
    mustShowEn: 'Validity and employer.',
    phase: 'departure',
    order: 165,
  }),
]

const toSingapore = [
  paper(
    'sg-kompetensi-rumah-tangga',
    'Sertifikat kompetensi rumah tangga dan bahasa Inggris',
    'Household and English certificate',
    singapore,
    {
      document: 'SERTIFIKAT_KOMPETENSI',
      countries: ['SG'],
      occupations: home,
      issuedBy: 'LSP berlisensi BNSP, sesudah pelatihan',
      mustShow: 'Skema rumah tangga Singapura dan bahasa Inggris dasar.',
      mustShowEn: 'Scheme for household work in Singapore, with basic English.',
      validMonths: 36,
      phase: 'agency',
      order: 100,
    },
  ),
  paper('sg-ijazah', 'Ijazah untuk Singapura', 'School certificate for Singapore', singapore, {
    document: 'IJAZAH',
    countries: ['SG'],
    occupations: home,
    issuedBy: 'Sekolah',
    mustShow: 'Paling sedikit delapan tahun sekolah.',
    mustShowEn: 'At least eight years of school.',
    siapkerjaSet: true,
    phase: 'district',
    order: 70,
  }),
  paper('sg-ipa', 'Persetujuan prinsip (IPA)', 'In-principle approval (IPA)', singapore, {
    document: 'IZIN_TINGGAL',
    countries: ['SG'],
    issuedBy: 'Kementerian Tenaga Kerja Singapura (MOM)',
    mustShow: 'Gaji, hari libur, nama majikan, dan potongan gaji jika ada.',
    mustShowEn: 'Wage, rest days, employer, and any deductions.',
    phase: 'departure',
    order: 155,
  }),
  paper('sg-tanpa-visa', 'Singapura memakai IPA, bukan visa', 'Singapore uses the IPA, no visa', singapore, {
    document: 'VISA_KERJA',
    countries: ['SG'],
    need: 'not_needed',
    issuedBy: '',
    mustShow: '',
    mustShowEn: '',
    phase: 'departure',
    order: 999,
  }),
]

const toSaudiArabia = [
  paper(
    'sa-kompetensi-rumah-tangga',
    'Sertifikat kompetensi rumah tangga dan bahasa Arab',
    'Household and Arabic certificate',
    saudi,
    {
      document: 'SERTIFIKAT_KOMPETENSI',
      countries: ['SA'],
      occupations: home,
      issuedBy: 'LSP berlisensi BNSP, sesudah pelatihan',
      mustShow: 'Skema rumah tangga dan bahasa Arab dasar; baca dulu moratoriumnya.',
      mustShowEn: 'Household scheme with basic Arabic; read the moratorium first.',
      rule: 'Kepmenaker 260/2015',
      validMonths: 36,
      phase: 'agency',
      order: 100,
    },
  ),
  paper('sa-sehat', 'Surat sehat untuk Arab Saudi', 'Health certificate for Saudi Arabia', saudi, {
    document: 'SEHAT',
    countries: ['SA'],
    issuedBy: 'Klinik anggota Wafid (dulu GAMCA)',
    mustShow: 'Hasil layak kerja dan nomor Wafid.',
    mustShowEn: 'Fit for work, with the Wafid number.',
    siapkerjaSet: true,
    validMonths: 3,
    phase: 'district',
    order: 80,
  }),
  paper('sa-skck', 'SKCK untuk Arab Saudi', 'Police certificate for Saudi Arabia', saudi, {
    document: 'SKCK',
    countries: ['SA'],
    issuedBy: 'Mabes Polri',
    mustShow: 'Untuk bekerja di Arab Saudi dan sudah dilegalisasi.',
    mustShowEn: 'For work in Saudi Arabia, legalised.',
    validMonths: 6,
    phase: 'departure',
    order: 130,
  }),
  paper('sa-visa', 'Visa kerja Arab Saudi', 'Work visa of Saudi Arabia', saudi, {
    document: 'VISA_KERJA',
    countries: ['SA'],
    issuedBy: 'Kedutaan Arab Saudi',
    mustShow: 'Jabatan bukan pekerja rumah tangga; bukan umrah, haji, atau ziarah.',
    mustShowEn: 'The job is not household work; not umrah, hajj or ziarah.',
    phase: 'departure',
    order: 160,
  }),
]

export const papersOfSouthAndWest = [...toMalaysia, ...toSingapore, ...toSaudiArabia]
