import { heirs as askHeirs, date, maybeText, purpose, text, witnesses } from './ask.ts'
import { each, facts, identity, say } from './blocks.ts'
import { defineLetter } from './define-letter.ts'

/** The subject is the one who died; the heirs sign for themselves. */
export const heirs = defineLetter({
  kind: 'heirs',
  code: '474.3',
  title: 'SURAT KETERANGAN AHLI WARIS',
  asks: {
    diedOn: date(),
    diedAt: text(160),
    proof: maybeText(),
    heirs: askHeirs(),
    purpose: purpose(),
    witnesses: witnesses(),
  },
  lists: ({ heirs: named }) => ({
    heirs: named.map(({ name, relation, born }) => ({
      name: name.toUpperCase(),
      relation,
      born: born ? `, lahir ${born}` : '',
    })),
  }),
  blocks: [
    say('Kami yang bertanda tangan di bawah ini, para ahli waris, menerangkan dengan sebenarnya bahwa:'),
    identity('subject', ['Alamat terakhir', '{subject.address}']),
    say('telah meninggal dunia pada tanggal {diedOn} di {diedAt}.'),
    facts([['Bukti yang dilihat', '{proof?}']]),
    say('Ahli waris almarhum/almarhumah yang kami ketahui adalah:'),
    each('heirs', '*{name}*, {relation}{born?}'),
    say('Tidak ada ahli waris lain yang kami ketahui. Surat keterangan ini dibuat untuk keperluan {purpose}.'),
  ],
  closing:
    'Demikian surat keterangan ini kami buat dengan sebenarnya. Bila di kemudian hari tidak benar, kami bersedia bertanggung jawab menurut hukum.',
  signatures: {
    signers: { caption: 'Para ahli waris:', each: 'heirs', name: '{name}' },
    witnesses: true,
    head: 'attests',
  },
})
