import { rowsOfKind } from '../rules/starter-row.ts'
import { read, sources, toCheck } from './sources.ts'

const gk = (name: string) => toCheck(name)

/** The chain of domain.md §1.3: what each instrument is, and what this house takes from it. */
export const lawRows = rowsOfKind('law', [
  {
    key: 'uu-18-2017',
    title: 'UU 18/2017 tentang Pelindungan Pekerja Migran Indonesia',
    titleEn: 'Law 18/2017 on the protection of Indonesian migrant workers',
    effectiveFrom: '2017-11-22',
    ...read({
      source: 'UU 18/2017, naskah di Wikisource',
      sourceUrl: 'https://id.wikisource.org/wiki/Halaman:Undang-Undang_Nomor_18_Tahun_2017.pdf/7',
    }),
    body: {
      subject: 'Pelindungan PMI',
      status: 'amended',
      about:
        'Syarat dan berkas calon (pasal 5 dan 13), biaya (pasal 30), tugas desa (pasal 42). Diubah UU 6/2023; perubahan ketiga sedang dibahas.',
      replacedBy: null,
    },
  },
  {
    key: 'uu-18-2017-pasal-42',
    title: 'UU 18/2017 pasal 42: lima tugas pemerintah desa',
    titleEn: 'Law 18/2017 art. 42: five duties of the village',
    effectiveFrom: '2017-11-22',
    ...read(sources.villageDuties),
    body: {
      subject: 'Tugas desa',
      status: 'in_force',
      about:
        'Menyampaikan informasi, memverifikasi dan mencatat calon, membantu administrasi, memantau berangkat dan pulang, memberdayakan keluarga.',
      replacedBy: null,
    },
  },
  {
    key: 'uu-6-2023',
    title: 'UU 6/2023 tentang Cipta Kerja',
    titleEn: 'Law 6/2023 on job creation',
    effectiveFrom: '2023-03-31',
    ...gk('UU 6/2023, mengubah sebagian UU 18/2017'),
    body: {
      subject: 'Izin P3MI',
      status: 'in_force',
      about: 'Mengubah ketentuan izin perusahaan penempatan.',
      replacedBy: null,
    },
  },
  {
    key: 'ruu-p2mi-2025',
    title: 'RUU perubahan ketiga UU 18/2017',
    titleEn: 'Bill for the third amendment of Law 18/2017',
    effectiveFrom: '2025-03-20',
    ...read({
      source: 'DPR setujui RUU perubahan ketiga UU PPMI sebagai usul inisiatif (mevin.id, 2025)',
      sourceUrl: 'https://mevin.id/dpr-ri-setujui-ruu-perubahan-ketiga-uu-perlindungan-pekerja-migran-indonesia/',
    }),
    body: {
      subject: 'Pelindungan PMI',
      status: 'draft',
      about: 'Menyentuh pasal 4, 5, 10, 12 dan menambah 22A. Hasil akhirnya perlu dicek.',
      replacedBy: null,
    },
  },
  {
    key: 'pp-59-2021',
    title: 'PP 59/2021 tentang Pelaksanaan Pelindungan PMI',
    titleEn: 'Government regulation 59/2021 on carrying out the protection',
    effectiveFrom: '2021-04-07',
    ...read({ source: 'PP 59/2021 Bab IV (basishukum.com)', sourceUrl: 'https://basishukum.com/pp/59/2021/IV' }),
    body: {
      subject: 'Pelindungan PMI',
      status: 'in_force',
      about: 'Tugas pusat dan daerah; sistem informasi terpadu (pasal 35).',
      replacedBy: null,
    },
  },
  {
    key: 'pp-22-2022',
    title: 'PP 22/2022 tentang Pelaut Niaga dan Pelaut Perikanan Migran',
    titleEn: 'Government regulation 22/2022 on migrant seafarers and fishers',
    effectiveFrom: '2022-06-08',
    ...gk('PP 22/2022'),
    body: {
      subject: 'Pelaut',
      status: 'in_force',
      about: 'Berkas dan pelindungan awak kapal niaga dan perikanan.',
      replacedBy: null,
    },
  },
  {
    key: 'permenaker-2-2019',
    title: 'Permenaker 2/2019 tentang Pemberdayaan Komunitas PMI di Desa Migran Produktif',
    titleEn: 'Ministerial regulation 2/2019 on Desa Migran Produktif',
    effectiveFrom: '2019-03-04',
    ...toCheck('Permenaker 2/2019, hanya pembukanya yang terbaca (scribd 693004531)'),
    body: {
      subject: 'Desmigratif',
      status: 'in_force',
      about: 'Dasar empat pilar. Menggantikan Kepmenaker 59/2017.',
      replacedBy: null,
    },
  },
  {
    key: 'kepmenaker-59-2017',
    title: 'Kepmenaker 59/2017 tentang Desa Migran Produktif',
    titleEn: 'Ministerial decree 59/2017 on Desa Migran Produktif',
    effectiveFrom: '2017-03-01',
    effectiveTo: '2019-03-03',
    ...toCheck('Kepmenaker 59/2017, hanya pembukanya yang terbaca (123dok z14opnpz)'),
    body: {
      subject: 'Desmigratif',
      status: 'replaced',
      about: 'Dasar pertama program.',
      replacedBy: 'permenaker-2-2019',
    },
  },
  {
    key: 'permenaker-9-2019',
    title: 'Permenaker 9/2019 tentang Tata Cara Penempatan PMI',
    titleEn: 'Ministerial regulation 9/2019 on placement procedure',
    effectiveFrom: '2019-07-18',
    ...gk('Permenaker 9/2019'),
    body: {
      subject: 'Penempatan',
      status: 'unknown',
      about: 'Tata cara penempatan. Penggantinya di bawah KP2MI perlu dicek.',
      replacedBy: null,
    },
  },
  {
    key: 'peraturan-bp2mi-9-2020',
    title: 'Peraturan BP2MI 9/2020 tentang Pembebasan Biaya Penempatan PMI',
    titleEn: 'BP2MI regulation 9/2020 on freeing workers of placement costs',
    effectiveFrom: '2020-07-15',
    ...read(sources.zeroCost),
    body: {
      subject: 'Biaya',
      status: 'unknown',
      about: 'Sepuluh jabatan bebas biaya, empat belas komponen. Apakah masih berlaku perlu dicek.',
      replacedBy: null,
    },
  },
  {
    key: 'permenaker-4-2023',
    title: 'Permenaker 4/2023 tentang Jaminan Sosial PMI',
    titleEn: 'Ministerial regulation 4/2023 on social security of migrant workers',
    effectiveFrom: '2023-02-22',
    ...read(sources.premiums),
    body: {
      subject: 'BPJS Ketenagakerjaan',
      status: 'in_force',
      about: 'Iuran dan manfaat JKK, JKM, dan JHT PMI: 21 risiko.',
      replacedBy: null,
    },
  },
  {
    key: 'permen-p2mi-18-2025',
    title: 'Permen P2MI 18/2025 tentang Petunjuk Teknis KUR Penempatan',
    titleEn: 'Ministerial regulation 18/2025 on placement credit',
    effectiveFrom: '2025-08-01',
    ...read({
      source: 'Permen P2MI 18/2025 (pasal.id)',
      sourceUrl: 'https://pasal.id/en/peraturan/permen/permen-p2mi-no-18-tahun-2025/koreksi/9481552',
    }),
    body: {
      subject: 'KUR',
      status: 'in_force',
      about: 'Syarat, plafon, pencairan, dan penolakan KUR penempatan.',
      replacedBy: null,
    },
  },
  {
    key: 'permen-p2mi-33-2025',
    title: 'Permen P2MI 33/2025 tentang Pemberdayaan PMI dan Keluarganya',
    titleEn: 'Ministerial regulation 33/2025 on empowering workers and families',
    effectiveFrom: '2025-12-01',
    ...read({
      source: 'Permen P2MI 33/2025 pasal 6 (pasal.id)',
      sourceUrl: 'https://pasal.id/peraturan/permen/permen-p2mi-no-33-tahun-2025/koreksi/9435004',
    }),
    body: {
      subject: 'Pemberdayaan',
      status: 'in_force',
      about: 'Pendataan oleh UPT KP2MI; pemerintah desa termasuk sumber datanya.',
      replacedBy: null,
    },
  },
  {
    key: 'permen-pppa-20-2010',
    title: 'Permen PPPA 20/2010 tentang Bina Keluarga TKI',
    titleEn: 'Ministerial regulation 20/2010 on families of migrant workers',
    effectiveFrom: '2010-12-01',
    ...toCheck('Permen PPPA 20/2010; ada salinan yang menulis 10/2010'),
    body: {
      subject: 'Keluarga',
      status: 'unknown',
      about: 'Ekonomi, ketahanan, dan pelindungan anak keluarga PMI.',
      replacedBy: null,
    },
  },
  {
    key: 'uu-21-2007',
    title: 'UU 21/2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang',
    titleEn: 'Law 21/2007 against trafficking in persons',
    effectiveFrom: '2007-04-19',
    ...gk('UU 21/2007'),
    body: {
      subject: 'TPPO',
      status: 'in_force',
      about: 'Proses, cara, dan tujuan; korban dilindungi.',
      replacedBy: null,
    },
  },
  {
    key: 'uu-27-2022',
    title: 'UU 27/2022 tentang Pelindungan Data Pribadi',
    titleEn: 'Law 27/2022 on the protection of personal data',
    effectiveFrom: '2022-10-17',
    ...read({
      source: 'UU PDP, kelas data dan tenggat 3×24 jam (kompas.com, 20 September 2022)',
      sourceUrl: 'https://nasional.kompas.com/read/2022/09/20/14335911',
    }),
    body: {
      subject: 'Data pribadi',
      status: 'in_force',
      about: 'Persetujuan, penarikan, pemberitahuan kebocoran. Berlaku penuh 17 Oktober 2024.',
      replacedBy: null,
    },
  },
  {
    key: 'uu-6-2014',
    title: 'UU 6/2014 tentang Desa',
    titleEn: 'Law 6/2014 on villages',
    effectiveFrom: '2014-01-15',
    ...gk('UU 6/2014, diubah UU 3/2024'),
    body: {
      subject: 'Desa',
      status: 'amended',
      about: 'Desa atau yang disebut dengan nama lain; perangkat, musyawarah, peraturan desa.',
      replacedBy: null,
    },
  },
  {
    key: 'permendagri-90-2019',
    title: 'Permendagri 90/2019 tentang Klasifikasi Perencanaan dan Keuangan Daerah',
    titleEn: 'Ministerial regulation 90/2019 on budget classification',
    effectiveFrom: '2019-11-01',
    ...read({
      source: 'Kemendagri dukung pemberdayaan PMI lewat Desmigratif di Tulungagung (newsparameter.com)',
      sourceUrl:
        'https://newsparameter.com/kemendagri-dukung-proyek-pemberdayaan-pmi-lewat-program-desmigratif-di-tulungagung/',
    }),
    body: {
      subject: 'Anggaran',
      status: 'in_force',
      about: 'Subkegiatan Pemberdayaan PMI Purna Penempatan, dengan Kepmendagri 050-5889/2021.',
      replacedBy: null,
    },
  },
])
