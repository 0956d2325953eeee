import { charges, days, text } from './ask.ts'
import { each, identity, must, say } from './blocks.ts'
import { defineLetter, issuedByHead } from './define-letter.ts'

/** The subject paid what no worker may be charged. It asks; it accuses nobody: `domain.md` §6.10. */
export const costClaim = defineLetter({
  kind: 'cost_claim',
  code: '560',
  title: 'SURAT PERMINTAAN PENGEMBALIAN BIAYA',
  asks: {
    addressee: text(160),
    charges: charges(),
    answerDays: days(60),
  },
  words: ({ answerDays }) => ({ answerDays: answerDays === null ? '' : String(answerDays) }),
  lists: ({ charges: listed }) => ({ charges: listed.map(({ what, paid, rule }) => ({ what, paid, rule })) }),
  blocks: [
    say('Kepada Yth. pimpinan {addressee}.'),
    say('{village.head} {village.name}, {village.district}, {village.regency}, menyampaikan permintaan warga kami:'),
    identity('subject', ['Alamat', '{subject.address}']),
    say('Warga tersebut mencatat telah membayar biaya berikut untuk bekerja di luar negeri:'),
    each('charges', '*{what}*: {paid} ({rule})'),
    must(
      'Menurut peraturan yang disebut di atas, biaya itu tidak boleh dibebankan kepada pekerja migran Indonesia. Karena itu kami mohon biaya tersebut dikembalikan, atau diberikan penjelasan tertulis bila menurut Saudara catatan ini keliru.',
    ),
    say(
      'Jawaban kami harapkan dalam {answerDays} hari sejak surat ini diterima, melalui {village.kind} dengan tembusan kepada dinas tenaga kerja kabupaten/kota.',
    ),
  ],
  closing: 'Demikian surat ini disampaikan. Atas perhatian dan kerja sama Saudara kami ucapkan terima kasih.',
  signatures: issuedByHead('Yang meminta,'),
  basis: 'UU 18/2017 pasal 30 dan pasal 42; Peraturan BP2MI 9/2020',
})
