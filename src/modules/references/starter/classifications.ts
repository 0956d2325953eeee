import { rowsOfKind } from '../rules/starter-row.ts'

// Read in public copies, not in the Lembaran: nobody has compared them with the book, and a newer edition may be in use.
const kbli2020 = {
  source:
    'KBLI 2020, Peraturan BPS 2/2020. Kategori A dilihat di salinan docslib.org; judul B sampai U dari salinan daring lain, belum dicocokkan dengan peraturannya',
  sourceUrl:
    'https://docslib.org/doc/4353720/peraturan-badan-pusat-statistik-nomor-2-tahun-2020-tentang-klasifikasi-baku-lapangan-usaha-indonesia',
  confirmed: false,
  effectiveFrom: '2020-12-31', // the copies name the year; by its end it held
} as const

const sections = [
  ['A', 'Pertanian, Kehutanan dan Perikanan', 'Agriculture, forestry and fishing'],
  ['B', 'Pertambangan dan Penggalian', 'Mining and quarrying'],
  ['C', 'Industri Pengolahan', 'Manufacturing'],
  ['D', 'Pengadaan Listrik, Gas, Uap/Air Panas dan Udara Dingin', 'Electricity, gas, steam and air conditioning'],
  ['E', 'Treatment Air, Treatment Air Limbah, Treatment dan Pemulihan Material Sampah, dan Aktivitas Remediasi', 'Water, sewerage, waste and remediation'],
  ['F', 'Konstruksi', 'Construction'],
  ['G', 'Perdagangan Besar dan Eceran; Reparasi dan Perawatan Mobil dan Sepeda Motor', 'Wholesale and retail trade; repair of motor vehicles'],
  ['H', 'Pengangkutan dan Pergudangan', 'Transportation and storage'],
  ['I', 'Penyediaan Akomodasi dan Penyediaan Makan Minum', 'Accommodation and food service'],
  ['J', 'Informasi dan Komunikasi', 'Information and communication'],
  ['K', 'Aktivitas Keuangan dan Asuransi', 'Financial and insurance activities'],
  ['L', 'Real Estat', 'Real estate'],
  ['M', 'Aktivitas Profesional, Ilmiah dan Teknis', 'Professional, scientific and technical activities'],
  ['N', 'Aktivitas Penyewaan dan Sewa Guna Usaha Tanpa Hak Opsi, Ketenagakerjaan, Agen Perjalanan dan Penunjang Usaha Lainnya', 'Rental, employment, travel and business support'],
  ['O', 'Administrasi Pemerintahan, Pertahanan dan Jaminan Sosial Wajib', 'Public administration, defence, compulsory social security'],
  ['P', 'Pendidikan', 'Education'],
  ['Q', 'Aktivitas Kesehatan Manusia dan Aktivitas Sosial', 'Human health and social work'],
  ['R', 'Kesenian, Hiburan dan Rekreasi', 'Arts, entertainment and recreation'],
  ['S', 'Aktivitas Jasa Lainnya', 'Other service activities'],
  ['T', 'Aktivitas Rumah Tangga sebagai Pemberi Kerja; Aktivitas yang Menghasilkan Barang dan Jasa oleh Rumah Tangga yang Digunakan untuk Memenuhi Kebutuhan Sendiri', 'Households as employers and for own use'],
  ['U', 'Aktivitas Badan Internasional dan Badan Ekstra Internasional Lainnya', 'Extraterritorial organisations and bodies'],
] as const // biome-ignore format: one section a line

/** The sections of the classification of business. What lies below is loaded from the statistics office's own file. */
export const kbliRows = rowsOfKind(
  'kbli',
  sections.map(([code, title, titleEn]) => ({
    ...{ key: code, title, titleEn, ...kbli2020 },
    body: { code, digits: 1, category: code },
  })),
)

const kbji2014 = {
  source:
    'KBJI 2014, Kementerian Ketenagakerjaan dan BPS (buku cetakan 2017, disebut di 123dok.com); judul golongan pokok dari salinan daring lain, belum dicocokkan',
  sourceUrl: 'https://123dok.com/document/zwk43n0z-buku-kbji-cetak-thn-sd.html',
  confirmed: false,
  effectiveFrom: '2014-12-31',
} as const

const majorGroups = [
  ['0', 'TNI dan Polri', 'Armed forces and police'],
  ['1', 'Manajer', 'Managers'],
  ['2', 'Profesional', 'Professionals'],
  ['3', 'Teknisi dan Asisten Profesional', 'Technicians and associate professionals'],
  ['4', 'Tenaga Tata Usaha', 'Clerical support workers'],
  ['5', 'Tenaga Usaha Jasa dan Tenaga Penjualan', 'Service and sales workers'],
  ['6', 'Pekerja Terampil Pertanian, Kehutanan dan Perikanan', 'Skilled agricultural, forestry and fishery workers'],
  ['7', 'Pekerja Pengolahan, Kerajinan dan YBDI', 'Craft and related trades workers'],
  ['8', 'Operator dan Perakit Mesin', 'Plant and machine operators, and assemblers'],
  ['9', 'Pekerja Kasar', 'Elementary occupations'],
] as const // biome-ignore format: one group a line

/** The major groups of the classification of work. */
export const kbjiRows = rowsOfKind(
  'kbji',
  majorGroups.map(([code, title, titleEn]) => ({
    ...{ key: code, title, titleEn, ...kbji2014 },
    body: { code, digits: 1 },
  })),
)
