import { choice, dayWords, maybeCountry, maybeDate, maybeText, purpose, text } from './ask.ts'
import { facts, givenFor, headAttests, say } from './blocks.ts'
import { defineLetter, withVillageDuty } from './define-letter.ts'

export const maritalStatus = defineLetter({
  kind: 'marital_status',
  code: '472.2',
  title: 'SURAT KETERANGAN STATUS PERKAWINAN',
  documentCode: 'STATUS_KAWIN',
  asks: {
    status: choice({
      never: 'belum pernah kawin',
      registered: 'kawin dan perkawinannya tercatat',
      unregistered: 'kawin, tetapi perkawinannya belum tercatat',
      divorced: 'cerai hidup',
      widowed: 'cerai mati',
    }),
    spouseName: maybeText(),
    proof: maybeText(),
    proofOn: maybeDate(),
    purpose: purpose(),
  },
  words: ({ spouseName, proof, proofOn }) => ({
    spouse: spouseName.toUpperCase(),
    proof: [proof, dayWords(proofOn)].filter(Boolean).join(', tanggal '),
  }),
  blocks: [
    ...headAttests,
    say(
      'adalah benar penduduk {village.full}. Menurut catatan kami dan pengakuan yang bersangkutan, sampai hari surat ini dibuat ia berstatus *{status}*.',
    ),
    facts(
      [
        ['Nama suami/istri', '*{spouse}*'],
        ['Bukti yang dilihat', '{proof?}'],
      ],
      'spouse',
    ),
    facts([['Bukti yang dilihat', '{proof?}']], '!spouse'),
    givenFor,
  ],
  basis: withVillageDuty('UU 18/2017 pasal 13 huruf a'),
  validMonths: 3,
})

export const domicile = defineLetter({
  kind: 'domicile',
  code: '474.4',
  title: 'SURAT KETERANGAN DOMISILI',
  asks: { address: text(240), since: text(60), neighbourHead: maybeText(), purpose: purpose() },
  words: ({ address }) => ({ 'subject.address': address }),
  blocks: [
    ...headAttests,
    say('benar-benar bertempat tinggal di alamat tersebut sejak *{since}* sampai hari surat ini dibuat.'),
    say('Keterangan ini sesuai dengan pengantar dari {neighbourHead}.', 'neighbourHead'),
    givenFor,
  ],
  validMonths: 3,
})

export const desmigratifStatus = defineLetter({
  kind: 'desmigratif_status',
  code: '560',
  title: 'SURAT KETERANGAN WARGA DESA MIGRAN PRODUKTIF',
  asks: {
    status: choice({
      prospective: 'calon pekerja migran Indonesia',
      abroad: 'pekerja migran Indonesia yang sedang bekerja di luar negeri',
      returned: 'purna pekerja migran Indonesia',
      family: 'anggota keluarga pekerja migran Indonesia',
    }),
    country: maybeCountry(),
    since: maybeText(),
    activity: maybeText(),
    purpose: purpose(),
  },
  blocks: [
    ...headAttests,
    say(
      'adalah warga {village.full} yang tercatat pada layanan Desa Migran Produktif (Desmigratif) sebagai *{status}*.',
    ),
    facts([
      ['Negara', '{country?}'],
      ['Sejak', '{since?}'],
      ['Kegiatan yang diikuti', '{activity?}'],
    ]),
    givenFor,
  ],
  basis: withVillageDuty('Permenaker 2/2019'),
  validMonths: 6,
})
