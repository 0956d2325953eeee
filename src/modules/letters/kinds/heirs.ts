import * as z from 'zod/mini'
import {
  day,
  dayWords,
  identityRows,
  letterKind,
  needed,
  noPeople,
  optionalLine,
  personTexts,
  villageDuty,
  villageTexts,
  witnesses,
  witnessTexts,
} from './kind.ts'

const heir = z.object({ name: needed(120), relation: needed(60), born: optionalLine })

const schema = z.object({
  diedOn: day,
  diedAt: needed(160),
  proof: optionalLine,
  heirs: z.array(heir).check(z.maxLength(20)),
  purpose: optionalLine,
  witnesses,
})

/** The subject is the one who died; the heirs sign for themselves. */
export const heirs = letterKind<z.output<typeof schema>>({
  kind: 'heirs',
  schema: schema as never,
  documentCode: null,
  needs: null,
  form: [
    { name: 'diedOn', ask: 'date' },
    { name: 'diedAt', ask: 'text' },
    { name: 'proof', ask: 'text', optional: true },
    { name: 'heirs', ask: 'heirs' },
    { name: 'purpose', ask: 'text' },
    { name: 'witnesses', ask: 'witnesses' },
  ],
  peopleOf: noPeople,
  witnessesOf: ({ witnesses: found }) => found,
  values: (fields, { subject, village }) => ({
    texts: {
      ...villageTexts(village),
      ...personTexts('subject', subject),
      diedOn: dayWords(fields.diedOn),
      diedAt: fields.diedAt,
      proof: fields.proof,
      purpose: fields.purpose,
    },
    lists: {
      heirs: fields.heirs.map(({ name, relation, born }) => ({
        name: name.toUpperCase(),
        relation,
        born: born ? `, lahir ${born}` : '',
      })),
      witnesses: witnessTexts(fields.witnesses),
    },
  }),
  template: {
    kind: 'heirs',
    version: 1,
    code: '474.3',
    title: 'SURAT KETERANGAN AHLI WARIS',
    blocks: [
      {
        type: 'text',
        text: 'Kami yang bertanda tangan di bawah ini, para ahli waris, menerangkan dengan sebenarnya bahwa:',
      },
      { type: 'facts', rows: identityRows('subject', ['Alamat terakhir', '{subject.address}']) },
      { type: 'text', text: 'telah meninggal dunia pada tanggal {diedOn} di {diedAt}.' },
      { type: 'facts', rows: [['Bukti yang dilihat', '{proof?}']] },
      { type: 'text', text: 'Ahli waris almarhum/almarhumah yang kami ketahui adalah:' },
      { type: 'list', each: 'heirs', text: '*{name}*, {relation}{born?}' },
      {
        type: 'text',
        text: 'Tidak ada ahli waris lain yang kami ketahui. Surat keterangan ini dibuat untuk keperluan {purpose}.',
      },
    ],
    closing:
      'Demikian surat keterangan ini kami buat dengan sebenarnya. Bila di kemudian hari tidak benar, kami bersedia bertanggung jawab menurut hukum.',
    signatures: {
      signers: { caption: 'Para ahli waris:', each: 'heirs', name: '{name}' },
      witnesses: true,
      head: 'attests',
    },
    basis: villageDuty,
    validMonths: null,
  },
})
