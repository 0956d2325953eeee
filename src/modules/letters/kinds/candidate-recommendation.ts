import * as z from 'zod/mini'
import {
  day,
  dayWords,
  fullIdentityRows,
  headOpening,
  letterKind,
  needed,
  noPeople,
  noWitnesses,
  optionalLine,
  personTexts,
  villageTexts,
} from './kind.ts'

/** What the officer has seen with his own eyes before the village recommends anyone. */
export const verifiedPapers = [
  'identity',
  'familyCard',
  'age',
  'permission',
  'agency',
  'jobOrder',
  'noPressure',
] as const

const paperWords: Readonly<Record<(typeof verifiedPapers)[number], string>> = {
  identity: 'identitas sesuai dengan KTP dan orangnya hadir sendiri',
  familyCard: 'nama tercantum dalam Kartu Keluarga',
  age: 'umur memenuhi syarat untuk pekerjaan dan negara tujuan',
  permission: 'izin keluarga sudah diberikan dan diketahui desa',
  agency: 'izin perusahaan penempatan sudah dicocokkan dengan daftar resmi',
  jobOrder: 'lowongan kerja (job order) sudah dicocokkan dengan dinas',
  noPressure: 'yang bersangkutan menyatakan berangkat atas kemauan sendiri',
}

const schema = z.object({
  country: needed(80),
  occupation: needed(120),
  agency: optionalLine,
  permissionNumber: optionalLine,
  verifiedOn: day,
  seen: z.array(z.enum(verifiedPapers)),
})
type Fields = z.output<typeof schema>

export const candidateRecommendation = letterKind<Fields>({
  kind: 'candidate_recommendation',
  schema: schema as never,
  documentCode: 'REKOMENDASI_DESA',
  needs: 'check',
  form: [
    { name: 'country', ask: 'country' },
    { name: 'occupation', ask: 'text' },
    { name: 'agency', ask: 'text', optional: true },
    { name: 'permissionNumber', ask: 'text', optional: true },
    { name: 'verifiedOn', ask: 'date' },
    { name: 'seen', ask: 'choice', choices: verifiedPapers },
  ],
  peopleOf: noPeople,
  witnessesOf: noWitnesses,
  values: (fields, { subject, village }) => ({
    texts: {
      ...villageTexts(village),
      ...personTexts('subject', subject),
      country: fields.country,
      occupation: fields.occupation,
      agency: fields.agency,
      permissionNumber: fields.permissionNumber,
      verifiedOn: dayWords(fields.verifiedOn),
    },
    lists: { seen: fields.seen.map((code) => ({ seen: paperWords[code] })) },
  }),
  template: {
    kind: 'candidate_recommendation',
    version: 1,
    code: '560',
    title: 'SURAT PENGANTAR CALON PEKERJA MIGRAN INDONESIA',
    blocks: [
      { type: 'text', text: headOpening },
      { type: 'facts', rows: fullIdentityRows('subject') },
      { type: 'text', text: 'adalah benar penduduk {village.full} yang hendak bekerja di luar negeri:' },
      {
        type: 'facts',
        rows: [
          ['Negara tujuan', '{country}'],
          ['Jabatan', '{occupation}'],
          ['Perusahaan penempatan', '{agency?}'],
          ['Nomor surat izin keluarga', '{permissionNumber?}'],
        ],
      },
      {
        type: 'text',
        text: 'Data yang bersangkutan sudah diperiksa di {village.kind} pada tanggal {verifiedOn}, dengan hasil:',
      },
      { type: 'list', each: 'seen', text: '{seen};' },
      {
        type: 'text',
        text: 'Pada hari pemeriksaan tidak ditemukan tanda paksaan atau perdagangan orang. Kami mohon yang bersangkutan dapat dilayani menurut ketentuan yang berlaku.',
      },
    ],
    closing: 'Demikian surat pengantar ini dibuat dengan sebenarnya agar dapat dipergunakan sebagaimana mestinya.',
    signatures: { left: { caption: 'Yang bersangkutan,', name: '{subject.name}' }, witnesses: false, head: 'issues' },
    basis: 'UU 18/2017 pasal 42 huruf b (verifikasi data dan pencatatan calon pekerja migran)',
    validMonths: 3,
  },
})
