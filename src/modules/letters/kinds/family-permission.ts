import { ageOn, isPlainDate } from '#platform/shared/dates.ts'
import { numberTwice } from '../rules/words.ts'
import {
  type Care,
  carePlan,
  choice,
  country,
  dayWords,
  formerPerson,
  formerText,
  maybeDate,
  maybePeople,
  maybeText,
  months,
  person,
  text,
  witnesses,
} from './ask.ts'
import { each, facts, identity, must, say } from './blocks.ts'
import { declaredBy, defineLetter } from './define-letter.ts'
import type { FilledFrom } from './kind.ts'

const giverWords = {
  husband: 'suami',
  wife: 'istri',
  father: 'orang tua (ayah)',
  mother: 'orang tua (ibu)',
  guardian: 'wali',
}
type GiverRelation = keyof typeof giverWords

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

interface CareFields {
  readonly childIds: readonly string[]
  readonly care: readonly Care[]
  readonly carerId: string | null
  readonly carerName: string
  readonly carerAddress: string
  readonly carerRelation: string
}

interface CaredChild {
  readonly child: string
  readonly carer: string
  readonly address: string
  readonly relation: string
}

/** Each child with who cares for it: its own plan, else the one carer of older forms. */
const caredChildren = (fields: CareFields, { people, today }: FilledFrom): CaredChild[] =>
  fields.childIds.flatMap((childId) => {
    const child = people[childId]
    if (!child) return []
    const former = { carerId: fields.carerId, name: fields.carerName, address: fields.carerAddress }
    const plan = fields.care.find((one) => one.childId === childId) ?? { ...former, relation: fields.carerRelation }
    const carer = plan.carerId ? people[plan.carerId] : undefined
    const age = child.birthDate && isPlainDate(child.birthDate) ? ` (${ageOn(child.birthDate, today)} tahun)` : ''
    const known = { carer: carer?.name ?? plan.name, address: carer?.address ?? plan.address, relation: plan.relation }
    return [{ child: `${child.name}${age}`, ...known }]
  })

const inOneSentence = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} dan ${names.at(-1)}` : (names[0] ?? '')

const haveOneCarer = ([first, ...others]: readonly CaredChild[]): boolean =>
  others.every((one) => one.carer === first?.carer && one.relation === first.relation && one.address === first.address)

const careTexts = (cared: readonly CaredChild[]) => {
  const [first] = haveOneCarer(cared) ? cared : []
  return {
    children: first ? inOneSentence(cared.map((one) => one.child)) : '',
    carer: first?.carer ?? '',
    carerAddress: first?.address ?? '',
    carerRelation: first?.relation ? `(${first.relation}) ` : '',
  }
}

export const familyPermission = defineLetter({
  kind: 'family_permission',
  version: 2,
  code: 'S-39',
  title: 'SURAT IZIN {title}',
  documentCode: 'IZIN_KELUARGA',
  needs: 'consultation',
  about: 'receiver',
  introduces: { giver: 'giverId' },
  asks: {
    giverId: person(),
    giverRelation: choice(giverWords),
    giverPhone: maybeText(),
    country: country(),
    occupation: text(120),
    agency: maybeText(),
    employer: maybeText(),
    contractMonths: months(120),
    fromOn: maybeDate(),
    untilOn: maybeDate(),
    childIds: maybePeople(),
    care: carePlan(),
    carerId: formerPerson(),
    carerName: formerText(),
    carerAddress: formerText(),
    carerRelation: formerText(),
    witnesses: witnesses(),
  },
  words: (fields, from) => ({
    'giver.phone': fields.giverPhone,
    title: titleWords[fields.giverRelation],
    giverWord: giverWords[fields.giverRelation],
    receiverWord: receiverWords(fields.giverRelation),
    contract: fields.contractMonths === null ? '' : `${numberTwice(fields.contractMonths)} bulan`,
    period: [fields.fromOn, fields.untilOn].map(dayWords).filter(Boolean).join(' sampai dengan '),
    ...careTexts(caredChildren(fields, from)),
  }),
  lists: (fields, from) => {
    const cared = caredChildren(fields, from)
    const lines = cared.map(({ child, carer, address, relation }) => ({
      ...{ child, carer, carerAddress: address, carerRelation: relation ? ` (${relation})` : '' },
    }))
    return { care: haveOneCarer(cared) ? [] : lines }
  },
  blocks: [
    say('Yang bertanda tangan di bawah ini:'),
    identity(
      'giver',
      ['Pekerjaan', '{giver.occupation?}'],
      ['Alamat', '{giver.address}'],
      ['Telepon', '{giver.phone?}'],
    ),
    say('selaku {giverWord}, dengan ini memberikan izin kepada {receiverWord}:'),
    identity('receiver'),
    say('untuk bekerja di luar negeri dengan keterangan sebagai berikut:'),
    facts([
      ['Negara tujuan', '{country}'],
      ['Jabatan', '{occupation}'],
      ['Perusahaan penempatan', '{agency?}'],
      ['Pemberi kerja', '{employer?}'],
      ['Lama perjanjian', '{contract}'],
      ['Masa kerja', '{period?}'],
    ]),
    must(
      'Izin ini saya berikan dengan sadar dan tanpa paksaan dari siapa pun. Petugas {village.full} sudah menjelaskan pekerjaan, biaya, hak, dan risikonya kepada saya.',
    ),
    say(
      'Selama {receiverWord} bekerja di luar negeri, anak kami *{children}* diasuh oleh *{carer}* {carerRelation?}yang bertempat tinggal di {carerAddress}.',
      'children',
    ),
    say('Selama {receiverWord} bekerja di luar negeri, anak-anak kami diasuh sebagai berikut:', 'care'),
    each('care', '*{child}* oleh *{carer}*{carerRelation?} yang bertempat tinggal di {carerAddress};', 'care'),
  ],
  closing:
    'Izin ini dapat saya cabut kembali melalui {village.full}. Demikian surat izin ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.',
  signatures: declaredBy(
    { caption: 'Yang diberi izin,', name: '{receiver.name}' },
    { caption: 'Yang memberi izin,', name: '{giver.name}' },
  ),
  basis: 'UU 18/2017 pasal 13 huruf b dan pasal 42',
})
