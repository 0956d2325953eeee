import { read, sources, toCheck } from '../sources.ts'
import { paper } from './paper.ts'

const alone = toCheck('UU 18/2017 pasal 63, PMI perseorangan')
const betweenGovernments = toCheck('Penempatan pemerintah oleh KP2MI/BP2MI')
const atSea = toCheck('PP 22/2022, pelaut niaga dan pelaut perikanan migran')
const again = toCheck('Permenaker 9/2019, perpanjangan dan kembali bekerja')

const throughAgency = [
  paper('permintaan-pekerja', 'Surat permintaan pekerja (job order)', 'Job order', read(sources.lamongan), {
    document: 'JOB_ORDER',
    schemes: ['P2P', 'SSW', 'SEAFARER', 'FISHER'],
    issuedBy: 'P3MI; disahkan Perwakilan RI',
    mustShow: 'Nama P3MI, negara, jabatan, dan jumlah yang diminta.',
    mustShowEn: 'Name of the agency, country, job and number asked for.',
    phase: 'agency',
    order: 120,
  }),
  paper('perjanjian-penempatan', 'Perjanjian penempatan', 'Placement agreement', read(sources.lamongan), {
    document: 'PERJANJIAN_PENEMPATAN',
    schemes: ['P2P', 'SSW', 'SEAFARER', 'FISHER'],
    issuedBy: 'P3MI; di hadapan petugas Disnaker',
    mustShow: 'Rincian biaya, hak calon, dan izin P3MI yang masih berlaku.',
    mustShowEn: 'Costs, rights, and an agency licence in force.',
    phase: 'agency',
    order: 125,
  }),
]

const throughGovernment = [
  paper('pengumuman-g2g', 'Pengumuman lulus program G to G', 'G to G selection notice', betweenGovernments, {
    document: 'PENGUMUMAN_G2G',
    schemes: ['G2G', 'G2P'],
    issuedBy: 'KP2MI',
    mustShow: 'Nama calon, negara, dan program yang benar dibuka KP2MI.',
    mustShowEn: 'Name, country, and a programme that KP2MI really opened.',
    phase: 'agency',
    order: 115,
  }),
]

const onOnesOwn = [
  paper('pernyataan-mandiri', 'Surat pernyataan berangkat mandiri', 'Statement of going on one’s own', alone, {
    document: 'PERNYATAAN_MANDIRI',
    schemes: ['SELF'],
    issuedBy: 'Calon; bermeterai',
    mustShow: 'Nama pemberi kerja berbadan hukum dan tanggung jawab sendiri.',
    mustShowEn: 'An employer that is a legal entity, and one’s own responsibility.',
    rule: 'UU 18/2017 pasal 63',
    phase: 'district',
    order: 85,
  }),
  paper('perjanjian-kerja-mandiri', 'Perjanjian kerja (mandiri)', 'Work contract (on one’s own)', alone, {
    document: 'PERJANJIAN_KERJA',
    schemes: ['SELF'],
    issuedBy: 'Pemberi kerja berbadan hukum',
    mustShow: 'Ditandatangani langsung oleh pemberi kerja berbadan hukum, bukan perantara.',
    mustShowEn: 'Signed by the employer, a legal entity, and not by a go-between.',
    rule: 'UU 18/2017 pasal 63',
    phase: 'departure',
    order: 150,
  }),
]

const seafaring = [
  paper('buku-pelaut', 'Buku pelaut', 'Seaman’s book', atSea, {
    document: 'BUKU_PELAUT',
    schemes: ['SEAFARER', 'FISHER'],
    issuedBy: 'Syahbandar',
    mustShow: 'Nama, nomor, dan masa berlaku.',
    mustShowEn: 'Name, number and validity.',
    rule: 'PP 22/2022',
    phase: 'agency',
    order: 108,
  }),
  paper('perjanjian-kerja-laut', 'Perjanjian kerja laut', 'Sea work contract', atSea, {
    document: 'PERJANJIAN_KERJA',
    schemes: ['SEAFARER', 'FISHER'],
    issuedBy: 'Pemilik kapal; disahkan syahbandar',
    mustShow: 'Nama kapal, bendera, upah, dan pelabuhan pulang.',
    mustShowEn: 'Ship, flag, wage and port of return.',
    rule: 'PP 22/2022',
    phase: 'departure',
    order: 150,
  }),
]

const alreadyThere = (
  ['IZIN_KELUARGA', 'IJAZAH', 'SEHAT', 'SERTIFIKAT_KOMPETENSI', 'OPP', 'REKOMENDASI_DESA'] as const
).map((document) =>
  paper(
    `kembali-tanpa-${document.toLowerCase()}`,
    `Tidak diminta lagi saat perpanjangan: ${document}`,
    `Not asked again: ${document}`,
    again,
    {
      document,
      schemes: ['EXTENSION', 'REENTRY'],
      need: 'not_needed',
      issuedBy: '',
      mustShow: '',
      mustShowEn: '',
      phase: 'departure',
      order: 999,
    },
  ),
)

export const papersByScheme = [...throughAgency, ...throughGovernment, ...onOnesOwn, ...seafaring, ...alreadyThere]
