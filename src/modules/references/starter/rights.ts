import { rowsOfKind } from '../rules/starter-row.ts'
import { sinceLaw, toCheck } from './sources.ts'

const rights = [
  [
    'perjanjian-kerja',
    'Perjanjian kerja sebelum berangkat',
    'A contract before leaving',
    'Anda membaca, mengerti, dan memegang perjanjian kerja sebelum berangkat.',
    'You read, understand and hold your contract before you leave.',
  ],
  [
    'upah',
    'Upah sesuai perjanjian',
    'The wage of the contract',
    'Upah dibayar sesuai perjanjian kerja dan aturan negara tujuan.',
    'You are paid by your contract and the rules of that country.',
  ],
  [
    'paspor',
    'Memegang paspor sendiri',
    'Keeping your own passport',
    'Paspor dan dokumen Anda, Anda sendiri yang memegang.',
    'Your passport and papers stay in your own hands.',
  ],
  [
    'kabar',
    'Memberi kabar keluarga',
    'Speaking with your family',
    'Anda boleh menghubungi keluarga dan memegang HP sendiri.',
    'You may call your family and keep your own phone.',
  ],
  [
    'perlakuan',
    'Perlakuan yang layak',
    'Decent treatment',
    'Tidak boleh ada pemukulan, pelecehan, atau perlakuan yang membedakan.',
    'Nobody may beat, harass or discriminate against you.',
  ],
  [
    'jaminan-sosial',
    'Jaminan sosial',
    'Social security',
    'Anda terdaftar di BPJS Ketenagakerjaan sebelum, selama, dan sesudah bekerja.',
    'You are insured with BPJS before, during and after your work.',
  ],
  [
    'bantuan-hukum',
    'Bantuan hukum',
    'Legal help',
    'Bila ada masalah, perwakilan RI dan pemerintah wajib menolong.',
    'In trouble, the Indonesian mission and the government must help.',
  ],
  [
    'pulang',
    'Pulang dengan selamat',
    'A safe way home',
    'Anda berhak pulang dengan aman ketika kontrak selesai.',
    'You have a right to a safe way home when your contract ends.',
  ],
] as const

/** UU 18/2017 art. 6 in plain sentences; typed from memory, so unconfirmed until somebody has compared them. */
export const workerRightRows = rowsOfKind(
  'worker-right',
  rights.map(([key, title, titleEn, note, noteEn], at) => ({
    ...{ key, title, titleEn, effectiveFrom: sinceLaw, ...toCheck('UU 18/2017 pasal 6') },
    body: { countries: '*', occupations: '*', order: at + 1, note, noteEn },
  })),
)
