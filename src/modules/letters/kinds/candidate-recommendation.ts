import { choices, country, date, maybeText, text } from './ask.ts'
import { each, facts, headAttests, must, say } from './blocks.ts'
import { defineLetter } from './define-letter.ts'

/** What the officer has seen with his own eyes before the village recommends anyone. */
const verifiedPapers = {
  identity: 'identitas sesuai dengan KTP dan orangnya hadir sendiri',
  familyCard: 'nama tercantum dalam Kartu Keluarga',
  age: 'umur memenuhi syarat untuk pekerjaan dan negara tujuan',
  permission: 'izin keluarga sudah diberikan dan diketahui desa',
  agency: 'izin perusahaan penempatan sudah dicocokkan dengan daftar resmi',
  jobOrder: 'lowongan kerja (job order) sudah dicocokkan dengan dinas',
  noPressure: 'yang bersangkutan menyatakan berangkat atas kemauan sendiri',
}

export const candidateRecommendation = defineLetter({
  kind: 'candidate_recommendation',
  version: 2,
  code: '560',
  title: 'SURAT PENGANTAR CALON PEKERJA MIGRAN INDONESIA',
  documentCode: 'REKOMENDASI_DESA',
  needs: 'check',
  asks: {
    country: country(),
    occupation: text(120),
    agency: maybeText(),
    permissionNumber: maybeText(),
    verifiedOn: date(),
    seen: choices(verifiedPapers),
  },
  words: (_, { noSigns }) => ({ noSigns: noSigns ? 'ya' : '' }),
  lists: ({ seen }) => ({ seen: seen.map((code) => ({ seen: verifiedPapers[code] })) }),
  blocks: [
    ...headAttests,
    say('adalah benar penduduk {village.full} yang hendak bekerja di luar negeri:'),
    facts([
      ['Negara tujuan', '{country}'],
      ['Jabatan', '{occupation}'],
      ['Perusahaan penempatan', '{agency?}'],
      ['Nomor surat izin keluarga', '{permissionNumber?}'],
    ]),
    say('Data yang bersangkutan sudah diperiksa di {village.kind} pada tanggal {verifiedOn}, dengan hasil:'),
    each('seen', '{seen};'),
    must(
      'Pada hari pemeriksaan tidak ditemukan tanda paksaan atau perdagangan orang. Kami mohon yang bersangkutan dapat dilayani menurut ketentuan yang berlaku.',
      'noSigns',
    ),
    // The paper travels in others' hands: it never tells that a sign was found, and never says that none was.
    must(
      'Pada hari pemeriksaan yang bersangkutan menyatakan berangkat atas kemauan sendiri. Kami mohon yang bersangkutan dapat dilayani menurut ketentuan yang berlaku.',
      '!noSigns',
    ),
  ],
  closing: 'Demikian surat pengantar ini dibuat dengan sebenarnya agar dapat dipergunakan sebagaimana mestinya.',
  basis: 'UU 18/2017 pasal 42 huruf b (verifikasi data dan pencatatan calon pekerja migran)',
  validMonths: 3,
})
