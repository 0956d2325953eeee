import { defineTexts } from '#platform/shared/texts.ts'
import type { CaseOffice } from '../contract/codes.ts'

const id: Readonly<Record<CaseOffice, string>> = {
  village: 'Desa',
  task_force: 'Satgas TPPO',
  manpower_office: 'Dinas tenaga kerja',
  bp3mi: 'BP3MI',
  ministry: 'KP2MI pusat',
  foreign_ministry: 'Kementerian Luar Negeri',
  mission: 'Perwakilan RI',
  police: 'Polri',
  lpsk: 'LPSK',
  social_office: 'Dinas sosial atau UPTD PPA',
  ngo: 'Lembaga masyarakat',
  other: 'Kantor lain',
}
const en: Readonly<Record<CaseOffice, string>> = {
  village: 'Village',
  task_force: 'Anti-trafficking task force',
  manpower_office: 'Manpower office',
  bp3mi: 'BP3MI',
  ministry: 'KP2MI, the ministry',
  foreign_ministry: 'Ministry of foreign affairs',
  mission: 'Indonesian mission',
  police: 'Police',
  lpsk: 'LPSK, witness protection',
  social_office: 'Social office or UPTD PPA',
  ngo: 'Civil society',
  other: 'Another office',
}

const places = ['references.office', 'references.value.escalatesFrom', 'references.value.escalatesTo']
const everywhere = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(places.flatMap((place) => Object.entries(words).map(([code, word]) => [`${place}.${code}`, word])))

/** Offices to which a matter is handed, and to which a case that waits goes on. */
export const officeTexts = defineTexts({ id: everywhere(id), en: everywhere(en) })
