import { dateLater, dayWords, maybeDate, maybeText, people, person, text, witnesses, yes } from './ask.ts'
import { each, identity, must, say } from './blocks.ts'
import { declaredBy, defineLetter } from './define-letter.ts'

/** One carer signs one letter, for the children whom he cares for; children with another carer have a letter of their own. */
export const childCarer = defineLetter({
  kind: 'child_carer',
  code: '474.3',
  title: 'SURAT KETERANGAN PENGASUHAN ANAK',
  documentCode: 'PENGASUHAN_ANAK',
  about: 'parent',
  introduces: { carer: 'carerId' },
  asks: {
    carerId: person(),
    carerRelation: text(80),
    carerPhone: maybeText(),
    parentPhone: maybeText(),
    childIds: people(),
    fromOn: dateLater(),
    untilOn: maybeDate(),
    medicalDecisions: yes(),
    schoolDecisions: yes(),
    witnesses: witnesses(),
  },
  words: (fields) => ({
    'parent.phone': fields.parentPhone,
    'carer.phone': fields.carerPhone,
    from: dayWords(fields.fromOn),
    until: dayWords(fields.untilOn) || 'orang tua pulang',
    allowed: [fields.medicalDecisions && 'berobat', fields.schoolDecisions && 'sekolah'].filter(Boolean).join(' dan '),
  }),
  lists: ({ childIds }, { people: known }) => ({
    children: childIds.flatMap((id) => {
      const child = known[id]
      const born = child?.birthWords ? `, lahir ${child.birthWords}` : ''
      return child ? [{ child: child.name, born }] : []
    }),
  }),
  blocks: [
    say('Yang bertanda tangan di bawah ini, orang tua anak:'),
    identity('parent', ['Alamat', '{parent.address}'], ['Telepon', '{parent.phone?}']),
    say('menitipkan pengasuhan anak:'),
    each('children', '*{child}*{born?}'),
    say('kepada {carerRelation} anak tersebut:'),
    identity('carer', ['Alamat', '{carer.address}'], ['Telepon', '{carer.phone?}']),
    must(
      'sejak {from} sampai dengan {until}, selama orang tua bekerja di luar negeri. Tanggung jawab sebagai orang tua tidak berpindah.',
    ),
    say(
      'Pengasuh boleh mengambil keputusan mendesak untuk urusan {allowed} anak, lalu segera memberi tahu orang tua.',
      'allowed',
    ),
    say('Keputusan tentang berobat dan sekolah tetap diambil oleh orang tua.', '!allowed'),
  ],
  closing:
    'Demikian surat keterangan ini dibuat atas kesepakatan kedua pihak, tanpa paksaan, demi kepentingan terbaik anak.',
  signatures: declaredBy(
    { caption: 'Pengasuh,', name: '{carer.name}' },
    { caption: 'Orang tua,', name: '{parent.name}' },
  ),
  basis: 'UU 35/2014 tentang Perlindungan Anak pasal 26; UU 18/2017 pasal 42 huruf e',
})
