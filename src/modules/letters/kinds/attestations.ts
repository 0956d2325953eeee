import * as z from 'zod/mini'
import {
  dayWords,
  fullIdentityRows,
  headOpening,
  letterKind,
  needed,
  noPeople,
  noWitnesses,
  optionalDay,
  optionalLine,
  personTexts,
  purpose,
  usualClosing,
  villageDuty,
  villageTexts,
} from './kind.ts'

export const maritalStatuses = ['never', 'registered', 'unregistered', 'divorced', 'widowed'] as const

const maritalWords: Readonly<Record<(typeof maritalStatuses)[number], string>> = {
  never: 'belum pernah kawin',
  registered: 'kawin dan perkawinannya tercatat',
  unregistered: 'kawin, tetapi perkawinannya belum tercatat',
  divorced: 'cerai hidup',
  widowed: 'cerai mati',
}

const maritalSchema = z.object({
  status: z.enum(maritalStatuses),
  spouseName: optionalLine,
  proof: optionalLine,
  proofOn: optionalDay,
  purpose,
})

export const maritalStatus = letterKind<z.output<typeof maritalSchema>>({
  kind: 'marital_status',
  schema: maritalSchema as never,
  documentCode: 'STATUS_KAWIN',
  needs: null,
  form: [
    { name: 'status', ask: 'choice', choices: maritalStatuses },
    { name: 'spouseName', ask: 'text', optional: true },
    { name: 'proof', ask: 'text', optional: true },
    { name: 'proofOn', ask: 'date', optional: true },
    { name: 'purpose', ask: 'text' },
  ],
  peopleOf: noPeople,
  witnessesOf: noWitnesses,
  values: (fields, { subject, village }) => ({
    texts: {
      ...villageTexts(village),
      ...personTexts('subject', subject),
      status: maritalWords[fields.status],
      spouse: fields.spouseName.toUpperCase(),
      proof: [fields.proof, dayWords(fields.proofOn)].filter(Boolean).join(', tanggal '),
      purpose: fields.purpose,
    },
    lists: {},
  }),
  template: {
    kind: 'marital_status',
    version: 1,
    code: '472.2',
    title: 'SURAT KETERANGAN STATUS PERKAWINAN',
    blocks: [
      { type: 'text', text: headOpening },
      { type: 'facts', rows: fullIdentityRows('subject') },
      {
        type: 'text',
        text: 'adalah benar penduduk {village.full}. Menurut catatan kami dan pengakuan yang bersangkutan, sampai hari surat ini dibuat ia berstatus *{status}*.',
      },
      {
        type: 'facts',
        when: 'spouse',
        rows: [
          ['Nama suami/istri', '*{spouse}*'],
          ['Bukti yang dilihat', '{proof?}'],
        ],
      },
      { type: 'facts', when: '!spouse', rows: [['Bukti yang dilihat', '{proof?}']] },
      { type: 'text', text: 'Surat keterangan ini diberikan untuk keperluan {purpose}.' },
    ],
    closing: usualClosing,
    signatures: { left: { caption: 'Yang bersangkutan,', name: '{subject.name}' }, witnesses: false, head: 'issues' },
    basis: `UU 18/2017 pasal 13 huruf a; ${villageDuty}`,
    validMonths: 3,
  },
})

const domicileSchema = z.object({ since: needed(60), address: needed(240), neighbourHead: optionalLine, purpose })

export const domicile = letterKind<z.output<typeof domicileSchema>>({
  kind: 'domicile',
  schema: domicileSchema as never,
  documentCode: null,
  needs: null,
  form: [
    { name: 'address', ask: 'text' },
    { name: 'since', ask: 'text' },
    { name: 'neighbourHead', ask: 'text', optional: true },
    { name: 'purpose', ask: 'text' },
  ],
  peopleOf: noPeople,
  witnessesOf: noWitnesses,
  values: (fields, { subject, village }) => ({
    texts: {
      ...villageTexts(village),
      ...personTexts('subject', subject),
      'subject.address': fields.address,
      since: fields.since,
      neighbourHead: fields.neighbourHead,
      purpose: fields.purpose,
    },
    lists: {},
  }),
  template: {
    kind: 'domicile',
    version: 1,
    code: '474.4',
    title: 'SURAT KETERANGAN DOMISILI',
    blocks: [
      { type: 'text', text: headOpening },
      { type: 'facts', rows: fullIdentityRows('subject') },
      {
        type: 'text',
        text: 'benar-benar bertempat tinggal di alamat tersebut sejak *{since}* sampai hari surat ini dibuat.',
      },
      { type: 'text', when: 'neighbourHead', text: 'Keterangan ini sesuai dengan pengantar dari {neighbourHead}.' },
      { type: 'text', text: 'Surat keterangan ini diberikan untuk keperluan {purpose}.' },
    ],
    closing: usualClosing,
    signatures: { left: { caption: 'Yang bersangkutan,', name: '{subject.name}' }, witnesses: false, head: 'issues' },
    basis: villageDuty,
    validMonths: 3,
  },
})

export const programmeStatuses = ['prospective', 'abroad', 'returned', 'family'] as const

const programmeWords: Readonly<Record<(typeof programmeStatuses)[number], string>> = {
  prospective: 'calon pekerja migran Indonesia',
  abroad: 'pekerja migran Indonesia yang sedang bekerja di luar negeri',
  returned: 'purna pekerja migran Indonesia',
  family: 'anggota keluarga pekerja migran Indonesia',
}

const programmeSchema = z.object({
  status: z.enum(programmeStatuses),
  country: optionalLine,
  since: optionalLine,
  activity: optionalLine,
  purpose,
})

export const desmigratifStatus = letterKind<z.output<typeof programmeSchema>>({
  kind: 'desmigratif_status',
  schema: programmeSchema as never,
  documentCode: null,
  needs: null,
  form: [
    { name: 'status', ask: 'choice', choices: programmeStatuses },
    { name: 'country', ask: 'country', optional: true },
    { name: 'since', ask: 'text', optional: true },
    { name: 'activity', ask: 'text', optional: true },
    { name: 'purpose', ask: 'text' },
  ],
  peopleOf: noPeople,
  witnessesOf: noWitnesses,
  values: (fields, { subject, village }) => ({
    texts: {
      ...villageTexts(village),
      ...personTexts('subject', subject),
      status: programmeWords[fields.status],
      country: fields.country,
      since: fields.since,
      activity: fields.activity,
      purpose: fields.purpose,
    },
    lists: {},
  }),
  template: {
    kind: 'desmigratif_status',
    version: 1,
    code: '560',
    title: 'SURAT KETERANGAN WARGA DESA MIGRAN PRODUKTIF',
    blocks: [
      { type: 'text', text: headOpening },
      { type: 'facts', rows: fullIdentityRows('subject') },
      {
        type: 'text',
        text: 'adalah warga {village.full} yang tercatat pada layanan Desa Migran Produktif (Desmigratif) sebagai *{status}*.',
      },
      {
        type: 'facts',
        rows: [
          ['Negara', '{country?}'],
          ['Sejak', '{since?}'],
          ['Kegiatan yang diikuti', '{activity?}'],
        ],
      },
      { type: 'text', text: 'Surat keterangan ini diberikan untuk keperluan {purpose}.' },
    ],
    closing: usualClosing,
    signatures: { left: { caption: 'Yang bersangkutan,', name: '{subject.name}' }, witnesses: false, head: 'issues' },
    basis: `Permenaker 2/2019; ${villageDuty}`,
    validMonths: 6,
  },
})
