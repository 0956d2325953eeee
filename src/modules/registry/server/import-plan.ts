import type { Context } from '#platform/server/context.ts'
import { newId } from '#platform/shared/ids.ts'
import type { FieldChange } from '../import/compare-person.ts'
import type { JudgedRow } from '../import/judge-rows.ts'
import type { KnownHousehold, KnownPerson, KnownRegister } from '../import/known-register.ts'
import { type MigrantMark, markOf } from '../import/migrant-mark.ts'
import type { CertificateKind, ParsedPerson } from '../import/parsed-row.ts'
import { makeDigests } from './import-register.ts'
import { inSteps } from './in-steps.ts'
import { cardColumns } from './numbers.ts'
import { type NewPerson, personRow } from './person-rows.ts'
import type { HouseholdMemberRow, HouseholdRow, PersonRow } from './tables.ts'

/** Somebody known whom the file changes, with the row that says so. */
export interface ChangedPerson {
  readonly known: KnownPerson
  readonly said: ParsedPerson
  readonly changes: readonly FieldChange[]
}

/** Everything an import will write, made before anything is written. */
export interface ImportPlan {
  readonly people: PersonRow[]
  readonly households: HouseholdRow[]
  readonly members: HouseholdMemberRow[]
  readonly changed: ChangedPerson[]
  readonly changedHouseholds: { readonly known: KnownHousehold; readonly changes: readonly FieldChange[] }[]
  readonly endedMemberIds: string[]
  readonly movedRelations: { readonly id: string; readonly relation_code: string }[]
  /** Of households already known: who is the head from now on. */
  readonly heads: { readonly id: string; readonly head_person_id: string }[]
  readonly passports: {
    readonly personId: string
    readonly said: ParsedPerson
    readonly known: KnownPerson | undefined
  }[]
  readonly certificates: { readonly personId: string; readonly kind: CertificateKind; readonly number: string }[]
  /** New people who resemble somebody known: a person must look at the pair. */
  readonly lookAlikes: string[]
  /** Who works abroad, as the file says outright. */
  readonly marks: (MigrantMark & { readonly personId: string })[]
  readonly jobs: { readonly personId: string; readonly job: string }[]
  readonly names: Map<string, { readonly name: string; readonly motherName: string | null }>
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

interface Family {
  readonly id: string
  readonly known: KnownHousehold | undefined
}

const newPerson = (id: string, said: ParsedPerson, source: string, sourceRef: string): NewPerson => ({
  id,
  name: said.name ?? '',
  nik: said.nik ?? null,
  sex: said.sex ?? 'unknown',
  birthPlace: said.birthPlace ?? null,
  birthDate: said.birthDate ?? null,
  educationCode: said.educationCode ?? null,
  educationNowCode: said.educationNowCode ?? null,
  occupationCode: said.occupationCode ?? null,
  maritalCode: said.maritalCode ?? null,
  citizenshipCode: said.citizenshipCode ?? null,
  father: { name: said.fatherName ?? null, nik: said.fatherNik ?? null },
  mother: { name: said.motherName ?? null, nik: said.motherNik ?? null },
  lifeStatus: said.lifeStatus ?? 'alive',
  currentAddress: said.currentAddress ?? null,
  source,
  sourceRef,
})

const householdRow = (
  context: Context,
  id: string,
  cardNo: string,
  said: ParsedPerson,
  source: string,
  sourceRef: string,
): HouseholdRow => ({
  village_id: context.villageId,
  id,
  ...cardColumns(cardNo),
  card_issued_on: null,
  head_person_id: null,
  address: said.address ?? null,
  hamlet: said.hamlet ?? null,
  rw: said.rw ?? null,
  rt: said.rt ?? null,
  status: 'here',
  verified_level: 'self',
  source,
  source_ref: sourceRef,
  recorded_at: context.now,
  recorded_by: context.actor.accountId,
  changed_at: context.now,
})

const memberRow = (
  context: Context,
  householdId: string,
  personId: string,
  relationCode: string,
  fromOn: string | null,
): HouseholdMemberRow => ({
  village_id: context.villageId,
  id: newId(),
  household_id: householdId,
  person_id: personId,
  relation_code: relationCode,
  from_on: fromOn,
  until_on: null,
  ended_because: null,
  recorded_at: context.now,
  recorded_by: context.actor.accountId,
})

const statedOf = (personId: string, { certificates = {} }: ParsedPerson) =>
  Object.entries(certificates).map(([kind, number]) => ({ personId, kind: kind as CertificateKind, number }))

/** Turns judged rows into rows to write. Rows that are not picked are simply not given. */
export const planImport = async (
  context: Context,
  judged: readonly JudgedRow[],
  register: KnownRegister,
  origin: { readonly source: string; readonly ref: string },
  tell?: (done: number, of: number) => void,
): Promise<ImportPlan> => {
  const digests = makeDigests()
  const knownById = new Map(register.people.map((person) => [person.id, person]))
  const knownByCard = new Map(register.households.map((one) => [one.cardDigest, one]))
  const knownHouseholdById = new Map(register.households.map((one) => [one.id, one]))
  const families = new Map<string, Family>()
  const plan: ImportPlan & { created: number; updated: number; unchanged: number } = emptyPlan()
  const householdById = new Map<string, HouseholdRow>()

  const familyOf = (cardNo: string, said: ParsedPerson): Family => {
    const held = families.get(cardNo)
    if (held) return held
    const known = knownByCard.get(digests.card(cardNo))
    const family: Family = { id: known?.id ?? newId(), known }
    families.set(cardNo, family)
    if (!known) {
      const row = householdRow(context, family.id, cardNo, said, origin.source, origin.ref)
      plan.households.push(row)
      householdById.set(family.id, row)
    }
    return family
  }

  const lead = (family: Family, personId: string, said: ParsedPerson): void => {
    if (said.relationCode !== '1') return
    const row = householdById.get(family.id)
    if (!row) {
      if (family.known?.headPersonId !== personId) plan.heads.push({ id: family.id, head_person_id: personId })
      return
    }
    row.head_person_id = personId
    // The head speaks for the address, whoever came first in the file.
    for (const field of ['address', 'hamlet', 'rw', 'rt'] as const) row[field] = said[field] ?? row[field]
  }

  const place = (personId: string, said: ParsedPerson, fromOn: string | null): void => {
    if (!said.cardNo) return
    const family = familyOf(said.cardNo, said)
    plan.members.push(memberRow(context, family.id, personId, said.relationCode ?? '11', fromOn))
    lead(family, personId, said)
  }

  const create = ({ person: said, verdict }: JudgedRow): string => {
    const id = newId()
    if (verdict === 'duplicate') plan.lookAlikes.push(id)
    plan.people.push(personRow(context, newPerson(id, said, origin.source, origin.ref)))
    plan.names.set(id, { name: said.name ?? '', motherName: said.motherName ?? null })
    place(id, said, null)
    if (said.passportNo) plan.passports.push({ personId: id, said, known: undefined })
    plan.certificates.push(...statedOf(id, said))
    plan.created++
    return id
  }

  const change = (row: JudgedRow, known: KnownPerson): void => {
    const of = (table: FieldChange['table']) => row.changes.filter((one) => one.table === table)
    if (of('people').length > 0) plan.changed.push({ known, said: row.person, changes: of('people') })
    const papers = new Set(of('documents').map((one) => one.field))
    if (papers.has('passport')) plan.passports.push({ personId: known.id, said: row.person, known })
    plan.certificates.push(...statedOf(known.id, row.person).filter((one) => papers.has(one.kind)))
    const household = row.person.cardNo
      ? knownByCard.get(digests.card(row.person.cardNo))
      : knownHouseholdById.get(known.householdId ?? '')
    if (of('households').length > 0 && household)
      plan.changedHouseholds.push({ known: household, changes: of('households') })
    if (row.verdict === 'moved') {
      if (known.memberId) plan.endedMemberIds.push(known.memberId)
      place(known.id, row.person, context.today)
    } else if (of('household_members').length > 0 && known.memberId && row.person.relationCode) {
      plan.movedRelations.push({ id: known.memberId, relation_code: row.person.relationCode })
      if (row.person.cardNo) lead(familyOf(row.person.cardNo, row.person), known.id, row.person)
    }
    plan.updated++
  }

  const take = (row: JudgedRow): void => {
    const known = row.personId && row.verdict !== 'duplicate' ? knownById.get(row.personId) : undefined
    if (row.verdict === 'rejected') return
    // first, because a protected person is unchanged and not named
    if (row.verdict === 'unchanged') plan.unchanged++
    else if (known) change(row, known)
    const created = row.verdict === 'unchanged' || known ? null : create(row)
    const personId = created ?? row.personId
    if (personId) noteMark(plan, row.person, personId)
  }
  await inSteps(judged, take, tell)
  return plan
}

const noteMark = (plan: Pick<ImportPlan, 'marks' | 'jobs'>, said: ParsedPerson, personId: string): void => {
  const mark = markOf(said)
  if (!mark) return
  plan.marks.push({ ...mark, personId })
  if (said.jobAbroad) plan.jobs.push({ personId, job: said.jobAbroad })
}

const emptyPlan = () => ({
  people: [],
  households: [],
  members: [],
  changed: [],
  changedHouseholds: [],
  endedMemberIds: [],
  movedRelations: [],
  heads: [],
  passports: [],
  certificates: [],
  lookAlikes: [],
  marks: [],
  jobs: [],
  names: new Map(),
  created: 0,
  updated: 0,
  unchanged: 0,
})
