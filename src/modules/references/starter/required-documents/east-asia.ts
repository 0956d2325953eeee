import { domesticOccupations } from '../../contract/codes.ts'
import { toCheck } from '../sources.ts'
import { paper } from './paper.ts'

const home = [...domesticOccupations]
const hongKong = toCheck('Imigrasi Hong Kong, syarat pekerja rumah tangga asing')
const taiwan = toCheck('Kantor dagang Taiwan (TETO), syarat visa kerja')
const japanSkill = toCheck('Jepang, pekerja berketerampilan spesifik (SSW)')
const japanPartnership = toCheck('IJEPA, perawat dan perawat lansia ke Jepang')
const korea = toCheck('EPS Korea, penempatan antarpemerintah')
const koreaSkill = toCheck('Korea, visa pekerja terampil E-7')

const toHongKong = [
  paper(
    'hk-kompetensi-rumah-tangga',
    'Sertifikat kompetensi rumah tangga dan bahasa Kanton',
    'Household and Cantonese certificate',
    hongKong,
    {
      document: 'SERTIFIKAT_KOMPETENSI',
      countries: ['HK'],
      occupations: home,
      issuedBy: 'LSP berlisensi BNSP, sesudah pelatihan',
      mustShow: 'Skema pekerja rumah tangga Hong Kong dan bahasa Kanton.',
      mustShowEn: 'Scheme for household work in Hong Kong, with Cantonese.',
      validMonths: 36,
      phase: 'agency',
      order: 100,
    },
  ),
  paper('hk-kontrak', 'Kontrak kerja baku Hong Kong', 'Standard contract of Hong Kong', hongKong, {
    document: 'PERJANJIAN_KERJA',
    countries: ['HK'],
    occupations: home,
    issuedBy: 'Majikan; disahkan KJRI Hong Kong',
    mustShow: 'Formulir kontrak baku ID 407, dua tahun, cap KJRI.',
    mustShowEn: 'Standard form ID 407, two years, stamp of the consulate.',
    phase: 'departure',
    order: 150,
  }),
  paper('hk-visa', 'Visa kerja Hong Kong', 'Work visa of Hong Kong', hongKong, {
    document: 'VISA_KERJA',
    countries: ['HK'],
    issuedBy: 'Departemen Imigrasi Hong Kong',
    mustShow: 'Nama majikan sama dengan kontrak; bukan visa kunjungan.',
    mustShowEn: 'The employer is the contract’s; not a visit visa.',
    phase: 'departure',
    order: 160,
  }),
]

const toTaiwan = [
  paper(
    'tw-kompetensi-perawatan',
    'Sertifikat kompetensi perawatan dan bahasa Mandarin',
    'Care and Mandarin certificate',
    taiwan,
    {
      document: 'SERTIFIKAT_KOMPETENSI',
      countries: ['TW'],
      occupations: [...home, 'care_worker'],
      issuedBy: 'LSP berlisensi BNSP, sesudah pelatihan',
      mustShow: 'Skema perawatan lansia atau rumah tangga dan bahasa Mandarin.',
      mustShowEn: 'Scheme for care or household work, with Mandarin.',
      validMonths: 36,
      phase: 'agency',
      order: 100,
    },
  ),
  paper('tw-sehat', 'Surat sehat untuk Taiwan', 'Health certificate for Taiwan', taiwan, {
    document: 'SEHAT',
    countries: ['TW'],
    issuedBy: 'Rumah sakit yang diakui Taiwan',
    mustShow: 'Formulir Taiwan, rontgen, tes darah; berlaku tiga bulan.',
    mustShowEn: 'Form of Taiwan, X-ray, blood test; good for three months.',
    siapkerjaSet: true,
    validMonths: 3,
    phase: 'district',
    order: 80,
  }),
  paper('tw-skck', 'SKCK untuk Taiwan', 'Police certificate for Taiwan', taiwan, {
    document: 'SKCK',
    countries: ['TW'],
    issuedBy: 'Polda atau Mabes Polri',
    mustShow: 'Untuk bekerja di Taiwan dan sudah dilegalisasi.',
    mustShowEn: 'For work in Taiwan, legalised.',
    validMonths: 6,
    phase: 'departure',
    order: 130,
  }),
  paper('tw-visa', 'Visa kerja Taiwan', 'Work visa of Taiwan', taiwan, {
    document: 'VISA_KERJA',
    countries: ['TW'],
    issuedBy: 'Kantor dagang Taiwan (TETO)',
    mustShow: 'Nomor izin kerja dari kementerian tenaga kerja Taiwan.',
    mustShowEn: 'Number of the permit of Taiwan’s labour ministry.',
    phase: 'departure',
    order: 160,
  }),
]

const toJapan = [
  paper('jp-bahasa', 'Sertifikat bahasa Jepang', 'Japanese certificate', japanSkill, {
    document: 'SERTIFIKAT_BAHASA',
    countries: ['JP'],
    issuedBy: 'Japan Foundation atau penyelenggara JLPT',
    mustShow: 'Lulus JFT-Basic A2 atau JLPT N4.',
    mustShowEn: 'JFT-Basic A2 or JLPT N4 passed.',
    phase: 'agency',
    order: 105,
  }),
  paper('jp-keterampilan', 'Lulus uji keterampilan SSW', 'SSW skill test passed', japanSkill, {
    document: 'SERTIFIKAT_KETERAMPILAN',
    countries: ['JP'],
    schemes: ['P2P', 'SSW', 'SELF', 'UKPS'],
    issuedBy: 'Penyelenggara uji SSW',
    mustShow: 'Bidang kerja yang sama dengan kontrak.',
    mustShowEn: 'The same field of work as the contract.',
    phase: 'agency',
    order: 110,
  }),
  paper('jp-bahasa-g2g', 'Sertifikat bahasa Jepang (IJEPA)', 'Japanese certificate (IJEPA)', japanPartnership, {
    document: 'SERTIFIKAT_BAHASA',
    countries: ['JP'],
    schemes: ['G2G'],
    issuedBy: 'Pelatihan bahasa IJEPA atau JLPT',
    mustShow: 'JLPT N4 atau selesai pelatihan bahasa enam bulan.',
    mustShowEn: 'JLPT N4, or six months of language training done.',
    phase: 'agency',
    order: 105,
  }),
  paper('jp-ijazah-g2g', 'Ijazah keperawatan dan STR', 'Nursing diploma and registration', japanPartnership, {
    document: 'IJAZAH',
    countries: ['JP'],
    schemes: ['G2G'],
    issuedBy: 'Perguruan tinggi keperawatan',
    mustShow: 'D3 atau S1 keperawatan; untuk perawat juga STR.',
    mustShowEn: 'Nursing diploma or degree; nurses also the registration.',
    siapkerjaSet: true,
    phase: 'district',
    order: 70,
  }),
  paper('jp-coe', 'Certificate of Eligibility (COE)', 'Certificate of Eligibility (COE)', japanSkill, {
    document: 'IZIN_TINGGAL',
    countries: ['JP'],
    issuedBy: 'Imigrasi Jepang',
    mustShow: 'Nama, status tinggal, dan nama perusahaan.',
    mustShowEn: 'Name, status of residence and company.',
    validMonths: 3,
    phase: 'departure',
    order: 155,
  }),
]

const toKorea = [
  paper('kr-eps-topik', 'Lulus EPS-TOPIK', 'EPS-TOPIK passed', korea, {
    document: 'SERTIFIKAT_BAHASA',
    countries: ['KR'],
    schemes: ['G2G'],
    issuedBy: 'HRD Korea',
    mustShow: 'Lulus EPS-TOPIK pada sektor yang dipilih; berlaku dua tahun.',
    mustShowEn: 'EPS-TOPIK passed in the chosen sector; good for two years.',
    validMonths: 24,
    phase: 'agency',
    order: 105,
  }),
  paper('kr-kontrak-g2g', 'Kontrak kerja baku Korea (SLC)', 'Standard labour contract of Korea', korea, {
    document: 'PERJANJIAN_KERJA',
    countries: ['KR'],
    schemes: ['G2G'],
    issuedBy: 'HRD Korea lewat KP2MI',
    mustShow: 'Kontrak SLC dengan nama perusahaan dan upah.',
    mustShowEn: 'Standard contract with company and wage.',
    phase: 'departure',
    order: 150,
  }),
  paper(
    'kr-tanpa-kompetensi-g2g',
    'Korea G to G memakai ujian EPS-TOPIK',
    'Korea G to G uses the EPS-TOPIK test',
    korea,
    {
      document: 'SERTIFIKAT_KOMPETENSI',
      countries: ['KR'],
      schemes: ['G2G'],
      need: 'not_needed',
      issuedBy: '',
      mustShow: '',
      mustShowEn: '',
      phase: 'agency',
      order: 999,
    },
  ),
  paper('kr-keterampilan', 'Sertifikat keterampilan untuk visa E-7', 'Skill certificate for visa E-7', koreaSkill, {
    document: 'SERTIFIKAT_KETERAMPILAN',
    countries: ['KR'],
    schemes: ['P2P', 'SELF', 'UKPS'],
    issuedBy: 'Lembaga uji yang diakui Korea',
    mustShow: 'Keahlian yang diminta, misalnya las 6G, dan pengalaman kerja.',
    mustShowEn: 'The skill asked for, such as 6G welding, and experience.',
    phase: 'agency',
    order: 110,
  }),
  paper('kr-ccvi', 'Surat konfirmasi visa Korea (CCVI)', 'Korean visa confirmation (CCVI)', korea, {
    document: 'IZIN_TINGGAL',
    countries: ['KR'],
    issuedBy: 'Imigrasi Korea',
    mustShow: 'Jenis visa E-9 untuk G to G, E-7 untuk yang lain.',
    mustShowEn: 'Class E-9 for G to G, E-7 for others.',
    validMonths: 3,
    phase: 'departure',
    order: 155,
  }),
]

export const papersOfEastAsia = [...toHongKong, ...toTaiwan, ...toJapan, ...toKorea]
