import { maybeMoney, maybePeopleCount, maybeText, moneyWords, purpose, text } from './ask.ts'
import { facts, givenFor, headAttests, say } from './blocks.ts'
import { defineLetter } from './define-letter.ts'

export const business = defineLetter({
  kind: 'business',
  code: '500',
  title: 'SURAT KETERANGAN USAHA',
  asks: {
    businessName: text(120),
    businessType: text(120),
    businessAddress: text(240),
    since: text(60),
    workers: maybePeopleCount(10_000),
    purpose: purpose(),
  },
  blocks: [
    ...headAttests,
    say('adalah benar penduduk {village.full} yang menjalankan usaha:'),
    facts([
      ['Nama usaha', '*{businessName}*'],
      ['Jenis usaha', '{businessType}'],
      ['Alamat usaha', '{businessAddress}'],
      ['Berjalan sejak', '{since}'],
      ['Jumlah pekerja', '{workers?}'],
    ]),
    say(
      'Sampai hari surat ini dibuat, usaha tersebut masih berjalan. Surat keterangan ini diberikan untuk keperluan {purpose}.',
    ),
  ],
  validMonths: 6,
})

export const inabilityToPay = defineLetter({
  kind: 'inability_to_pay',
  code: '400',
  title: 'SURAT KETERANGAN TIDAK MAMPU',
  asks: {
    incomeRupiah: maybeMoney(1_000_000_000, { specific: true }),
    dependants: maybePeopleCount(40),
    reason: maybeText({ specific: true }),
    purpose: text(240),
  },
  words: ({ incomeRupiah }) => ({ income: incomeRupiah === null ? '' : `${moneyWords(incomeRupiah)} sebulan` }),
  blocks: [
    ...headAttests,
    say(
      'adalah benar penduduk {village.full}. Menurut keterangan keluarga dan pengamatan kami, keluarga tersebut saat ini tidak mampu membayar biaya yang dimaksud.',
    ),
    facts([
      ['Penghasilan keluarga', '{income?}'],
      ['Jumlah tanggungan', '{dependants?}'],
      ['Keterangan', '{reason?}'],
    ]),
    givenFor,
  ],
  validMonths: 3,
})
