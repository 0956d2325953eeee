import { choices, country, dateLater, longText, maybeText, person, text, witnesses } from './ask.ts'
import { each, facts, identity, must, say } from './blocks.ts'
import { declaredBy, defineLetter, issuedByHead } from './define-letter.ts'

const matters = {
  find: 'mencari tahu keadaan dan keberadaan pekerja',
  return: 'mengurus pemulangan pekerja',
  wages: 'mengurus upah dan hak yang belum dibayar',
  documents: 'meminta kembali dokumen pekerja',
  insurance: 'mengurus jaminan sosial dan asuransi',
  remains: 'mengurus jenazah dan barang peninggalan',
}

/** The family lets somebody speak for it. It gives away no money: who receives it is the family itself. */
export const powerOfAttorney = defineLetter({
  kind: 'power_of_attorney',
  code: '180',
  title: 'SURAT KUASA KELUARGA',
  introduces: { reporter: 'reporterId' },
  asks: {
    reporterId: person(),
    reporterRelation: text(60),
    reporterPhone: maybeText(),
    attorneyName: text(120),
    attorneyOffice: text(160),
    attorneyPhone: maybeText(),
    country: country(),
    matters: choices(matters),
    untilOn: dateLater(),
    witnesses: witnesses(),
  },
  words: ({ reporterPhone, attorneyName }) => ({
    'reporter.phone': reporterPhone,
    attorneyName: attorneyName.toUpperCase(),
  }),
  lists: ({ matters: chosen }) => ({ matters: chosen.map((code) => ({ matters: matters[code] })) }),
  blocks: [
    say('Yang bertanda tangan di bawah ini, keluarga pekerja migran Indonesia:'),
    identity(
      'reporter',
      ['Hubungan', '{reporterRelation}'],
      ['Alamat', '{reporter.address}'],
      ['Telepon', '{reporter.phone?}'],
    ),
    say('memberi kuasa kepada:'),
    facts([
      ['Nama', '*{attorneyName}*'],
      ['Jabatan atau lembaga', '{attorneyOffice}'],
      ['Telepon', '{attorneyPhone?}'],
    ]),
    say('untuk mewakili keluarga dalam urusan pekerja:'),
    identity('subject', ['Negara', '{country}']),
    each('matters', '{matters};'),
    must(
      'Kuasa ini berlaku sampai dengan {untilOn} dan dapat ditarik sewaktu-waktu. Penerima kuasa tidak berhak menerima uang, tidak boleh memungut biaya, dan melaporkan setiap langkah kepada keluarga.',
    ),
  ],
  closing: 'Demikian surat kuasa ini dibuat dengan sebenarnya, tanpa paksaan, di hadapan dua saksi.',
  signatures: declaredBy(
    { caption: 'Penerima kuasa,', name: '{attorneyName}' },
    { caption: 'Pemberi kuasa,', name: '{reporter.name}' },
  ),
  basis: 'KUH Perdata pasal 1792; UU 18/2017 pasal 42 huruf d',
})

const conditions = {
  sick: 'sakit',
  violence: 'mengalami kekerasan',
  unpaid: 'upahnya tidak dibayar',
  terminated: 'hubungan kerjanya sudah berakhir',
  detained: 'sedang ditahan',
  no_documents: 'tidak memegang dokumennya',
  pregnant: 'hamil atau membawa anak',
  died: 'telah meninggal dunia',
}

/** Asks the state to bring somebody home. How he left is never said: `domain.md` §6.10, rule 1. */
export const returnRequest = defineLetter({
  kind: 'return_request',
  code: '560',
  title: 'SURAT PERMOHONAN PEMULANGAN',
  introduces: { reporter: 'reporterId' },
  asks: {
    reporterId: person(),
    reporterRelation: text(60),
    reporterPhone: maybeText(),
    country: country(),
    lastAddress: maybeText(),
    employer: maybeText(),
    agency: maybeText(),
    conditions: { ...choices(conditions), specific: true },
    chronology: longText(1500, { specific: true }),
  },
  words: ({ reporterPhone }) => ({ 'reporter.phone': reporterPhone }),
  lists: ({ conditions: chosen }) => ({ conditions: chosen.map((code) => ({ conditions: conditions[code] })) }),
  blocks: [
    say('Kepada Yth. Kepala BP3MI, dan Kementerian Luar Negeri Republik Indonesia melalui Perwakilan setempat.'),
    say('{village.head} {village.name}, {village.district}, {village.regency}, meneruskan permohonan keluarga:'),
    identity(
      'reporter',
      ['Hubungan', '{reporterRelation}'],
      ['Alamat', '{reporter.address}'],
      ['Telepon', '{reporter.phone?}'],
    ),
    say('agar warga kami dibantu pulang ke Indonesia:'),
    identity(
      'subject',
      ['Negara', '{country}'],
      ['Alamat terakhir', '{lastAddress?}'],
      ['Pemberi kerja', '{employer?}'],
      ['Perusahaan penempatan', '{agency?}'],
    ),
    say('Menurut keluarga, pekerja tersebut:'),
    each('conditions', '{conditions};'),
    say('Uraian keluarga: {chronology}'),
    must(
      'Kami mohon hak pekerja yang belum dibayar diselesaikan sebelum pulang, dan kabarnya disampaikan kepada keluarga melalui {village.kind}.',
    ),
  ],
  closing: 'Demikian permohonan ini disampaikan. Atas bantuan Bapak/Ibu kami ucapkan terima kasih.',
  signatures: issuedByHead('Keluarga yang memohon,', '{reporter.name}'),
  basis: 'UU 18/2017 pasal 24 dan pasal 42 huruf d',
})
