import { certificateKind } from '../kinds/kind-title.ts'
import { registerTemplate } from './documents.ts'

/** That somebody came, to what, and what it was about; the same for every kind of meeting that gives one. */
export const certificateTemplate = registerTemplate({
  ...{ kind: certificateKind, version: 1, code: '005', title: 'SURAT KETERANGAN MENGIKUTI {subject}' },
  blocks: [
    { type: 'text', text: '{village.head} {village.name} menerangkan bahwa:' },
    {
      type: 'facts',
      rows: [
        ['Nama', '*{who.name}*'],
        ['Tempat, tanggal lahir', '{who.birth?}'],
        ['Alamat', '{who.address?}'],
        ['Asal', '{who.from?}'],
      ],
    },
    { type: 'text', text: 'telah mengikuti *{title}* yang diadakan {village.full}:' },
    {
      type: 'facts',
      rows: [
        ['Hari, tanggal', '{day}'],
        ['Waktu', '{hours}'],
        ['Tempat', '{place}'],
        ['Kehadiran', '{attendance}'],
        ['Bahan', '{material?}'],
        ['Hasil', '{result?}'],
        ['Dasar kegiatan', '{ground?}'],
      ],
    },
    { type: 'text', text: 'Pokok yang dibahas:' },
    { type: 'list', each: 'topics', text: '{topic}' },
  ],
  closing: 'Demikian surat keterangan ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.',
  signatures: { witnesses: false, head: 'issues' },
  basis: 'Permendagri 1 Tahun 2023',
  validMonths: null,
})
