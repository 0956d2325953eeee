import { type Fault, fault } from './faults.ts'
import type { Digests, KnownHousehold, KnownPerson } from './known-register.ts'
import type { ParsedPerson } from './parsed-row.ts'

/** One field that a row would change. Numbers come without their values. */
export interface FieldChange {
  readonly table: 'people' | 'households' | 'household_members' | 'documents'
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

const plainFields = [
  'name',
  'sex',
  'birthPlace',
  'birthDate',
  'educationCode',
  'educationNowCode',
  'occupationCode',
  'maritalCode',
  'citizenshipCode',
  'fatherName',
  'motherName',
  'lifeStatus',
  'currentAddress',
] as const

/** Of a verified person these change only by a request with evidence and a second pair of eyes. */
const guardedFields: ReadonlySet<string> = new Set(['name', 'birthDate', 'household', 'relation'])
const headerByField: Readonly<Record<string, string>> = {
  name: 'nama',
  birthDate: 'tanggallahir',
  household: 'no_kk',
  relation: 'kk_level',
}

const personChanges = (said: ParsedPerson, known: KnownPerson, digests: Digests): FieldChange[] => {
  const changes: FieldChange[] = []
  for (const field of plainFields) {
    const after = said[field]
    if (after !== undefined && after !== known[field])
      changes.push({ table: 'people', field, before: known[field], after })
  }
  if (said.nik && !said.nik.startsWith('0') && known.nikKind !== 'real') {
    changes.push({ table: 'people', field: 'nik', before: null, after: null })
  }
  if (said.fatherNik && digests.nik(said.fatherNik) !== known.fatherNikDigest) {
    changes.push({ table: 'people', field: 'fatherNik', before: null, after: null })
  }
  if (said.motherNik && digests.nik(said.motherNik) !== known.motherNikDigest) {
    changes.push({ table: 'people', field: 'motherNik', before: null, after: null })
  }
  const passport = said.passportNo ? digests.passport(said.passportNo) : known.passportDigest
  const expiresOn = said.passportExpiresOn ?? known.passportExpiresOn
  if (passport !== null && (passport !== known.passportDigest || expiresOn !== known.passportExpiresOn)) {
    changes.push({ table: 'documents', field: 'passport', before: known.passportExpiresOn, after: expiresOn })
  }
  // What the register knows of a certificate, a file does not write over.
  for (const kind of Object.keys(said.certificates ?? {}))
    if (!known.certificates.has(kind)) changes.push({ table: 'documents', field: kind, before: null, after: null })
  return changes
}

export interface FamilyPlace {
  readonly address?: string | undefined
  readonly hamlet?: string | undefined
  readonly rw?: string | undefined
  readonly rt?: string | undefined
}

export const householdChanges = (said: FamilyPlace, known: KnownHousehold): FieldChange[] =>
  (['address', 'hamlet', 'rw', 'rt'] as const).flatMap((field) => {
    const after = said[field]
    return after !== undefined && after !== known[field]
      ? [{ table: 'households' as const, field, before: known[field], after }]
      : []
  })

/** What a row would change of somebody known; what a verified person keeps is said as a warning instead. */
export const comparePerson = (
  said: ParsedPerson,
  known: KnownPerson,
  household: KnownHousehold | undefined,
  digests: Digests,
): { changes: FieldChange[]; faults: Fault[] } => {
  const all = personChanges(said, known, digests)
  const movesCard = said.cardNo !== undefined && known.householdId !== (household?.id ?? 'a new one')
  if (movesCard) all.push({ table: 'household_members', field: 'household', before: null, after: null })
  else if (said.relationCode !== undefined && known.relationCode !== null && said.relationCode !== known.relationCode) {
    all.push({ table: 'household_members', field: 'relation', before: known.relationCode, after: said.relationCode })
  }
  if (known.verifiedLevel === 'self') return { changes: all, faults: [] }
  const kept = all.filter((change) => guardedFields.has(change.field))
  return {
    changes: all.filter((change) => !guardedFields.has(change.field)),
    faults: kept.map((change) => fault('warning', headerByField[change.field] ?? change.field, 'verifiedKept')),
  }
}
