import { country, date, longText, maybeDate, maybeText, person, text } from './ask.ts'
import { identity, say } from './blocks.ts'
import { defineLetter, issuedByHead } from './define-letter.ts'

/** The subject is the worker. How he left is never said: `domain.md` §6.10, rule 1. */
export const lostContact = defineLetter({
  kind: 'lost_contact',
  code: '560',
  title: 'SURAT KETERANGAN HILANG KONTAK',
  introduces: { reporter: 'reporterId' },
  asks: {
    reporterId: person(),
    reporterRelation: text(60),
    reporterPhone: maybeText(),
    country: country(),
    lastAddress: maybeText(),
    employer: maybeText(),
    agency: maybeText(),
    departedOn: maybeDate(),
    lastContactOn: date(),
    chronology: longText(1500, { specific: true }),
  },
  words: ({ reporterPhone }) => ({ 'reporter.phone': reporterPhone }),
  blocks: [
    say('{village.head} {village.name}, {village.district}, {village.regency}, menerangkan bahwa keluarga:'),
    identity(
      'reporter',
      ['Hubungan', '{reporterRelation}'],
      ['Alamat', '{reporter.address}'],
      ['Telepon', '{reporter.phone?}'],
    ),
    say('melaporkan tidak dapat lagi menghubungi warga kami:'),
    identity(
      'subject',
      ['Negara', '{country}'],
      ['Alamat terakhir', '{lastAddress?}'],
      ['Pemberi kerja', '{employer?}'],
      ['Perusahaan penempatan', '{agency?}'],
      ['Berangkat', '{departedOn?}'],
      ['Kabar terakhir', '{lastContactOn}'],
    ),
    say('Uraian keluarga: {chronology}'),
    say(
      'Kami mohon BP3MI, Perwakilan Republik Indonesia, dan instansi terkait membantu mencari dan melindungi warga kami, serta memberi kabar kepada keluarga melalui {village.kind}.',
    ),
  ],
  signatures: issuedByHead('Keluarga yang melapor,', '{reporter.name}'),
  basis: 'UU 18/2017 pasal 42 huruf d (pemantauan) dan pasal 21',
})
