import { date, maybeText, person, purpose, text } from './ask.ts'
import { facts, givenFor, headAttests, identity, say } from './blocks.ts'
import { defineLetter, issuedByHead } from './define-letter.ts'

/** Goes with the applicant to the police. The village says what it knows, and does not judge him. */
export const policeCover = defineLetter({
  kind: 'police_cover',
  code: '300',
  title: 'SURAT PENGANTAR SKCK',
  asks: { neighbourHead: maybeText(), purpose: purpose() },
  blocks: [
    ...headAttests,
    say('adalah benar penduduk {village.full}.'),
    say('Keterangan ini sesuai dengan pengantar dari {neighbourHead}.', 'neighbourHead'),
    say(
      'Surat pengantar ini diberikan untuk mengurus Surat Keterangan Catatan Kepolisian (SKCK) dengan keperluan {purpose}. Ada tidaknya catatan diperiksa dan dinyatakan oleh Kepolisian.',
    ),
  ],
  closing: 'Demikian surat pengantar ini dibuat dengan sebenarnya agar yang bersangkutan dapat dilayani.',
  validMonths: 1,
})

/** The subject is the one who died; the family that tells of it signs. The certificate is Dukcapil's. */
export const death = defineLetter({
  kind: 'death',
  code: '474.3',
  title: 'SURAT KETERANGAN KEMATIAN',
  introduces: { reporter: 'reporterId' },
  asks: {
    diedOn: date(),
    diedAt: text(160),
    cause: maybeText({ specific: true }),
    proof: maybeText(),
    reporterId: person(),
    reporterRelation: text(60),
    purpose: purpose(),
  },
  blocks: [
    ...headAttests,
    say('telah meninggal dunia:'),
    facts([
      ['Tanggal', '{diedOn}'],
      ['Di', '{diedAt}'],
      ['Sebab', '{cause?}'],
      ['Bukti yang dilihat', '{proof?}'],
    ]),
    say('menurut laporan keluarga:'),
    identity('reporter', ['Hubungan', '{reporterRelation}'], ['Alamat', '{reporter.address}']),
    say('Akta kematian diterbitkan oleh Dinas Kependudukan dan Pencatatan Sipil.'),
    givenFor,
  ],
  signatures: issuedByHead('Keluarga yang melapor,', '{reporter.name}'),
  basis: 'UU 24/2013 tentang Administrasi Kependudukan pasal 44; UU 6/2014 tentang Desa pasal 26',
})
