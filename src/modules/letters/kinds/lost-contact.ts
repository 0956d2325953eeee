import * as z from 'zod/mini'
import {
  day,
  dayWords,
  identityRows,
  letterKind,
  listed,
  needed,
  noWitnesses,
  optionalLine,
  person,
  personTexts,
  villageTexts,
} from './kind.ts'

const schema = z.object({
  reporterId: person,
  reporterRelation: needed(60),
  reporterPhone: optionalLine,
  country: needed(80),
  lastAddress: optionalLine,
  employer: optionalLine,
  agency: optionalLine,
  departedOn: z._default(day, ''),
  lastContactOn: day,
  chronology: z.string().check(z.trim(), z.minLength(1), z.maxLength(1500)),
})

/** The subject is the worker. How he left is never said: `domain.md` §6.10, rule 1. */
export const lostContact = letterKind<z.output<typeof schema>>({
  kind: 'lost_contact',
  schema: schema as never,
  documentCode: null,
  needs: null,
  form: [
    { name: 'reporterId', ask: 'person' },
    { name: 'reporterRelation', ask: 'text' },
    { name: 'reporterPhone', ask: 'text', optional: true },
    { name: 'country', ask: 'country' },
    { name: 'lastAddress', ask: 'text', optional: true },
    { name: 'employer', ask: 'text', optional: true },
    { name: 'agency', ask: 'text', optional: true },
    { name: 'departedOn', ask: 'date', optional: true },
    { name: 'lastContactOn', ask: 'date' },
    { name: 'chronology', ask: 'long', specific: true },
  ],
  peopleOf: ({ reporterId }) => listed(reporterId),
  witnessesOf: noWitnesses,
  values: (fields, { subject, people, village }) => ({
    texts: {
      ...villageTexts(village),
      ...personTexts('subject', subject),
      ...personTexts('reporter', fields.reporterId ? people[fields.reporterId] : undefined),
      'reporter.phone': fields.reporterPhone,
      reporterRelation: fields.reporterRelation,
      country: fields.country,
      lastAddress: fields.lastAddress,
      employer: fields.employer,
      agency: fields.agency,
      departedOn: dayWords(fields.departedOn),
      lastContactOn: dayWords(fields.lastContactOn),
      chronology: fields.chronology,
    },
    lists: {},
  }),
  template: {
    kind: 'lost_contact',
    version: 1,
    code: '560',
    title: 'SURAT KETERANGAN HILANG KONTAK',
    blocks: [
      {
        type: 'text',
        text: '{village.head} {village.name}, {village.district}, {village.regency}, menerangkan bahwa keluarga:',
      },
      {
        type: 'facts',
        rows: identityRows(
          'reporter',
          ['Hubungan', '{reporterRelation}'],
          ['Alamat', '{reporter.address}'],
          ['Telepon', '{reporter.phone?}'],
        ),
      },
      { type: 'text', text: 'melaporkan tidak dapat lagi menghubungi warga kami:' },
      {
        type: 'facts',
        rows: identityRows(
          'subject',
          ['Negara', '{country}'],
          ['Alamat terakhir', '{lastAddress?}'],
          ['Pemberi kerja', '{employer?}'],
          ['Perusahaan penempatan', '{agency?}'],
          ['Berangkat', '{departedOn?}'],
          ['Kabar terakhir', '{lastContactOn}'],
        ),
      },
      { type: 'text', text: 'Uraian keluarga: {chronology}' },
      {
        type: 'text',
        text: 'Kami mohon BP3MI, Perwakilan Republik Indonesia, dan instansi terkait membantu mencari dan melindungi warga kami, serta memberi kabar kepada keluarga melalui {village.kind}.',
      },
    ],
    closing: 'Demikian surat keterangan ini dibuat dengan sebenarnya agar dapat dipergunakan sebagaimana mestinya.',
    signatures: {
      left: { caption: 'Keluarga yang melapor,', name: '{reporter.name}' },
      witnesses: false,
      head: 'issues',
    },
    basis: 'UU 18/2017 pasal 42 huruf d (pemantauan) dan pasal 21',
    validMonths: null,
  },
})
