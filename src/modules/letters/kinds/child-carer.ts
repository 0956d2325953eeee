import * as z from 'zod/mini'
import {
  dayWords,
  identityRows,
  letterKind,
  listed,
  needed,
  optionalDay,
  optionalLine,
  people,
  person,
  personTexts,
  villageTexts,
  witnesses,
  witnessTexts,
} from './kind.ts'

const schema = z.object({
  carerId: person,
  carerRelation: needed(80),
  carerPhone: optionalLine,
  parentPhone: optionalLine,
  childIds: people,
  fromOn: optionalDay,
  untilOn: optionalDay,
  medicalDecisions: z.boolean(),
  schoolDecisions: z.boolean(),
  witnesses,
})
type Fields = z.output<typeof schema>

export const childCarer = letterKind<Fields>({
  kind: 'child_carer',
  schema: schema as never,
  documentCode: 'PENGASUHAN_ANAK',
  needs: null,
  form: [
    { name: 'carerId', ask: 'person' },
    { name: 'carerRelation', ask: 'text' },
    { name: 'carerPhone', ask: 'text', optional: true },
    { name: 'parentPhone', ask: 'text', optional: true },
    { name: 'childIds', ask: 'people' },
    { name: 'fromOn', ask: 'date' },
    { name: 'untilOn', ask: 'date', optional: true },
    { name: 'medicalDecisions', ask: 'yes' },
    { name: 'schoolDecisions', ask: 'yes' },
    { name: 'witnesses', ask: 'witnesses' },
  ],
  peopleOf: ({ carerId, childIds }) => listed(carerId, ...childIds),
  witnessesOf: ({ witnesses: found }) => found,
  values: (fields, { subject, people: known, village }) => {
    const allowed = [fields.medicalDecisions && 'berobat', fields.schoolDecisions && 'sekolah'].filter(Boolean)
    return {
      texts: {
        ...villageTexts(village),
        ...personTexts('parent', subject),
        ...personTexts('carer', fields.carerId ? known[fields.carerId] : undefined),
        'parent.phone': fields.parentPhone,
        'carer.phone': fields.carerPhone,
        carerRelation: fields.carerRelation,
        from: dayWords(fields.fromOn),
        until: dayWords(fields.untilOn) || 'orang tua pulang',
        allowed: allowed.join(' dan '),
      },
      lists: {
        children: fields.childIds.flatMap((id) => {
          const child = known[id]
          const born = child?.birthWords ? `, lahir ${child.birthWords}` : ''
          return child ? [{ child: child.name, born }] : []
        }),
        witnesses: witnessTexts(fields.witnesses),
      },
    }
  },
  template: {
    kind: 'child_carer',
    version: 1,
    code: '474.3',
    title: 'SURAT KETERANGAN PENGASUHAN ANAK',
    blocks: [
      { type: 'text', text: 'Yang bertanda tangan di bawah ini, orang tua anak:' },
      { type: 'facts', rows: identityRows('parent', ['Alamat', '{parent.address}'], ['Telepon', '{parent.phone?}']) },
      { type: 'text', text: 'menitipkan pengasuhan anak:' },
      { type: 'list', each: 'children', text: '*{child}*{born?}' },
      { type: 'text', text: 'kepada {carerRelation} anak tersebut:' },
      { type: 'facts', rows: identityRows('carer', ['Alamat', '{carer.address}'], ['Telepon', '{carer.phone?}']) },
      {
        type: 'text',
        text: 'sejak {from} sampai dengan {until}, selama orang tua bekerja di luar negeri. Tanggung jawab sebagai orang tua tidak berpindah.',
      },
      {
        type: 'text',
        when: 'allowed',
        text: 'Pengasuh boleh mengambil keputusan mendesak untuk urusan {allowed} anak, lalu segera memberi tahu orang tua.',
      },
      { type: 'text', when: '!allowed', text: 'Keputusan tentang berobat dan sekolah tetap diambil oleh orang tua.' },
    ],
    closing:
      'Demikian surat keterangan ini dibuat atas kesepakatan kedua pihak, tanpa paksaan, demi kepentingan terbaik anak.',
    signatures: {
      left: { caption: 'Pengasuh,', name: '{carer.name}' },
      right: { caption: 'Orang tua,', name: '{parent.name}', duty: true },
      witnesses: true,
      head: 'attests',
    },
    basis: 'UU 35/2014 tentang Perlindungan Anak pasal 26; UU 18/2017 pasal 42 huruf e',
    validMonths: null,
  },
})
