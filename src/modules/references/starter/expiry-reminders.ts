import type { DocumentCode, ExpiryKind } from '../contract.ts'
import { rowsOfKind } from '../rules/starter-row.ts'
import { sinceLaw, toCheck } from './sources.ts'

const own = toCheck('Usulan sistem ini (domain.md §2.3); sesuaikan dengan kesepakatan kabupaten')

interface Reminded {
  readonly key: string
  readonly title: string
  readonly titleEn: string
  readonly runsOut: ExpiryKind
  readonly document?: DocumentCode
  readonly days: readonly number[]
}

const reminded: readonly Reminded[] = [
  { key: 'paspor', title: 'Paspor', titleEn: 'Passport', runsOut: 'passport', days: [274, 180, 90] },
  { key: 'kontrak', title: 'Kontrak kerja', titleEn: 'Work contract', runsOut: 'contract', days: [90, 60, 30] },
  { key: 'jaminan', title: 'Jaminan sosial', titleEn: 'Insurance', runsOut: 'insurance', days: [90, 60, 30] },
  { key: 'tinggal', title: 'Visa, izin tinggal', titleEn: 'Visa, permit', runsOut: 'stay', days: [90, 60, 30] },
  { key: 'pinjaman', title: 'Angsuran KUR', titleEn: 'KUR instalment', runsOut: 'loan', days: [30] },
  {
    ...{ key: 'sehat', title: 'Surat sehat', titleEn: 'Medical certificate', runsOut: 'paper' },
    ...{ document: 'SEHAT', days: [90, 60, 30] },
  },
  { key: 'berkas', title: 'Berkas lain', titleEn: 'Other papers', runsOut: 'paper', days: [30] },
]

/** When somebody is reminded of what runs out: longest first, then again at each next day. */
export const expiryReminderRows = rowsOfKind(
  'expiry-reminder',
  reminded.flatMap(({ key, title, titleEn, runsOut, document, days }) =>
    days.map((daysBefore) => ({
      ...{ key: `${key}-${daysBefore}`, title: `${title}: ${daysBefore} hari sebelum habis` },
      ...{ titleEn: `${titleEn}: ${daysBefore} days before the end`, effectiveFrom: sinceLaw, ...own },
      body: { runsOut, document: document ?? null, daysBefore },
    })),
  ),
)
