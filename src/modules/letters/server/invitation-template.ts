import { invitationKind } from '../kinds/kind-title.ts'
import { registerTemplate } from './documents.ts'

/** The invitation to a meeting of any kind. It names nobody: who is invited stands on the meeting's own list. */
export const invitationTemplate = registerTemplate({
  ...{ kind: invitationKind, version: 1, code: '005', title: 'SURAT UNDANGAN' },
  blocks: [
    { type: 'text', text: 'Yth. *{who}*' },
    { type: 'text', text: 'Dengan hormat, kami mengundang Bapak/Ibu untuk hadir dalam *{title}*, yang diadakan pada:' },
    {
      type: 'facts',
      rows: [
        ['Hari, tanggal', '{day}'],
        ['Waktu', '{hours}'],
        ['Tempat', '{place}'],
        ['Dipimpin oleh', '{leader?}'],
      ],
    },
    { type: 'text', text: 'Susunan acara:', when: 'agenda' },
    { type: 'list', each: 'agenda', text: '{subject}', when: 'agenda' },
  ],
  closing: 'Kami mengharapkan kehadiran Bapak/Ibu tepat pada waktunya. Atas perhatiannya kami ucapkan terima kasih.',
  signatures: { witnesses: false, head: 'issues' },
  basis: 'Permendagri 1 Tahun 2023',
  validMonths: null,
})
