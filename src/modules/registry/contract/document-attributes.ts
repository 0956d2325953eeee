import type { DocumentKind } from './codes.ts'

/** What else stands on a paper of a kind, as domain §2.2 lists it. */
export interface DocumentAttribute {
  readonly name: string
  readonly kind: 'text' | 'date' | 'year' | 'choice'
  readonly choices?: readonly string[]
}

const text = (name: string): DocumentAttribute => ({ name, kind: 'text' })
const date = (name: string): DocumentAttribute => ({ name, kind: 'date' })
const choice = (name: string, choices: readonly string[]): DocumentAttribute => ({ name, kind: 'choice', choices })

// Not asked: the result of an examination, a wage, a debt. Specific data (UU 27/2022 art. 4) does not stand where every reader of the file sees it.
export const documentAttributes: Readonly<Record<DocumentKind, readonly DocumentAttribute[]>> = {
  KTP: [text('addressOnPaper')],
  KK: [text('headOnPaper')],
  AKTA_LAHIR: [text('nameOnPaper')],
  STATUS_KAWIN: [choice('maritalOnPaper', ['single', 'married', 'divorced', 'widowed']), text('spouseOnPaper')],
  BUKU_NIKAH: [text('spouseOnPaper'), date('marriedOn')],
  AKTA_CERAI: [text('spouseOnPaper'), date('decidedOn')],
  IZIN_KELUARGA: [text('permittedBy'), text('knownBy')],
  SERTIFIKAT_KOMPETENSI: [text('scheme'), text('level')],
  IJAZAH: [choice('schoolLevel', ['SD', 'SMP', 'SMA', 'D1-D3', 'S1']), { name: 'graduatedIn', kind: 'year' }],
  SEHAT: [],
  BPJS_TK: [choice('package', ['JKK-JKM', 'JKK-JKM-JHT']), date('coveredFrom'), date('paidUntil')],
  BPJS_KES: [choice('membership', ['active', 'stopped'])],
  SKCK: [text('usedFor')],
  PASPOR: [choice('passportType', ['ordinary', 'electronic']), text('nameOnPaper')],
  VISA_KERJA: [text('visaClass'), text('employer')],
  PERJANJIAN_PENEMPATAN: [text('agency'), text('jobTitle')],
  PERJANJIAN_KERJA: [text('employer'), text('jobTitle'), text('weeklyHours'), text('leaveDays')],
  ID_PMI: [text('country')],
  E_PMI: [text('country')],
  OPP: [text('place'), text('country')],
  BUKTI_SETOR_KUR: [],
  KITAS: [text('country'), text('permitClass')],
  AKTA_MATI: [text('nameOnPaper')],
  OTHER: [text('paperTitle')],
}
