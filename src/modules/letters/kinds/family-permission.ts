import * as z from 'zod/mini'
import { ageOn, isPlainDate } from '#platform/shared/dates.ts'
import { numberTwice } from '../rules/words.ts'
import type { FilledFrom } from './kind.ts'
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

export const giverRelations = ['husband', 'wife', 'father', 'mother', 'guardian'] as const
export type GiverRelation = (typeof giverRelations)[number]

const giverWords: Readonly<Record<GiverRelation, string>> = {
  husband: 'suami',
  wife: 'istri',
  father: 'orang tua (ayah)',
  mother: 'orang tua (ibu)',
  guardian: 'wali',
}

const titleWords: Readonly<Record<GiverRelation, string>> = {
  husband: 'SUAMI',
  wife: 'ISTRI',
  father: 'ORANG TUA',
  mother: 'ORANG TUA',
  guardian: 'WALI',
}

/** What the giver calls the one who leaves. */
const receiverWords = (relation: GiverRelation): string => {
  if (relation === 'husband') return 'istri saya'
  if (relation === 'wife') return 'suami saya'
  return relation === 'guardian' ? 'anak asuh saya' : 'anak saya'
}

const schema = z.object({
  giverId: person,
  giverRelation: z.enum(giverRelations),
  giverPhone: optionalLine,
  country: needed(80),
  occupation: needed(120),
  agency: optionalLine,
  employer: optionalLine,
  contractMonths: z.nullable(z.int().check(z.minimum(1), z.maximum(120))),
  fromOn: optionalDay,
  untilOn: optionalDay,
  childIds: people,
  carerId: z._default(person, null),
  /** For a carer who stands in no register of this village. */
  carerName: optionalLine,
  carerAddress: optionalLine,
  carerRelation: optionalLine,
  witnesses,
})
type Fields = z.output<typeof schema>

const childrenText = ({ childIds }: Fields, { people: known, today }: FilledFrom): string => {
  const names = childIds.flatMap((id) => {
    const child = known[id]
    if (!child) return []
    const age = child.birthDate && isPlainDate(child.birthDate) ? ` (${ageOn(child.birthDate, today)} tahun)` : ''
    return [`${child.name}${age}`]
  })
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} dan ${names.at(-1)}` : (names[0] ?? '')
}

export const familyPermission = letterKind<Fields>({
  kind: 'family_permission',
  schema: schema as never,
  documentCode: 'IZIN_KELUARGA',
  needs: 'consultation',
  form: [
    { name: 'giverId', ask: 'person' },
    { name: 'giverRelation', ask: 'choice', choices: giverRelations },
    { name: 'giverPhone', ask: 'text', optional: true },
    { name: 'country', ask: 'country' },
    { name: 'occupation', ask: 'text' },
    { name: 'agency', ask: 'text', optional: true },
    { name: 'employer', ask: 'text', optional: true },
    { name: 'contractMonths', ask: 'number' },
    { name: 'fromOn', ask: 'date', optional: true },
    { name: 'untilOn', ask: 'date', optional: true },
    { name: 'childIds', ask: 'people', optional: true },
    { name: 'carerId', ask: 'person', optional: true },
    { name: 'carerName', ask: 'text', optional: true },
    { name: 'carerAddress', ask: 'text', optional: true },
    { name: 'carerRelation', ask: 'text', optional: true },
    { name: 'witnesses', ask: 'witnesses' },
  ],
  peopleOf: ({ giverId, carerId, childIds }) => listed(giverId, carerId, ...childIds),
  witnessesOf: ({ witnesses: found }) => found,
  values: (fields, from) => {
    const carer = fields.carerId ? from.people[fields.carerId] : undefined
    return {
      texts: {
        ...villageTexts(from.village),
        ...personTexts('giver', fields.giverId ? from.people[fields.giverId] : undefined),
        ...personTexts('receiver', from.subject),
        'giver.phone': fields.giverPhone,
        title: titleWords[fields.giverRelation],
        giverWord: giverWords[fields.giverRelation],
        receiverWord: receiverWords(fields.giverRelation),
        country: fields.country,
        occupation: fields.occupation,
        agency: fields.agency,
        employer: fields.employer,
        contract: fields.contractMonths === null ? '' : `${numberTwice(fields.contractMonths)} bulan`,
        period: [fields.fromOn, fields.untilOn].map(dayWords).filter(Boolean).join(' sampai dengan '),
        children: childrenText(fields, from),
        carer: carer?.name ?? fields.carerName,
        carerAddress: carer?.address ?? fields.carerAddress,
        carerRelation: fields.carerRelation ? `(${fields.carerRelation}) ` : '',
      },
      lists: { witnesses: witnessTexts(fields.witnesses) },
    }
  },
  template: {
    kind: 'family_permission',
    version: 1,
    code: 'S-39',
    title: 'SURAT IZIN {title}',
    blocks: [
      { type: 'text', text: 'Yang bertanda tangan di bawah ini:' },
      {
        type: 'facts',
        rows: identityRows(
          'giver',
          ['Pekerjaan', '{giver.occupation?}'],
          ['Alamat', '{giver.address}'],
          ['Telepon', '{giver.phone?}'],
        ),
      },
      { type: 'text', text: 'selaku {giverWord}, dengan ini memberikan izin kepada {receiverWord}:' },
      { type: 'facts', rows: identityRows('receiver') },
      { type: 'text', text: 'untuk bekerja di luar negeri dengan keterangan sebagai berikut:' },
      {
        type: 'facts',
        rows: [
          ['Negara tujuan', '{country}'],
          ['Jabatan', '{occupation}'],
          ['Perusahaan penempatan', '{agency?}'],
          ['Pemberi kerja', '{employer?}'],
          ['Lama perjanjian', '{contract}'],
          ['Masa kerja', '{period?}'],
        ],
      },
      {
        type: 'text',
        text: 'Izin ini saya berikan dengan sadar dan tanpa paksaan dari siapa pun. Petugas {village.full} sudah menjelaskan pekerjaan, biaya, hak, dan risikonya kepada saya.',
      },
      {
        type: 'text',
        when: 'children',
        text: 'Selama {receiverWord} bekerja di luar negeri, anak kami *{children}* diasuh oleh *{carer}* {carerRelation?}yang bertempat tinggal di {carerAddress}.',
      },
    ],
    closing:
      'Izin ini dapat saya cabut kembali melalui {village.full}. Demikian surat izin ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.',
    signatures: {
      left: { caption: 'Yang diberi izin,', name: '{receiver.name}' },
      right: { caption: 'Yang memberi izin,', name: '{giver.name}', duty: true },
      witnesses: true,
      head: 'attests',
    },
    basis: 'UU 18/2017 pasal 13 huruf b dan pasal 42',
    validMonths: null,
  },
})
