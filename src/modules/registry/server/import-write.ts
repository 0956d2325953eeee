import type { Context } from '#platform/server/context.ts'
import { sealValue } from '#platform/server/keys.ts'
import { newId } from '#platform/shared/ids.ts'
import { foldName } from '../rules/names.ts'
import { maskNumber } from '../rules/nik.ts'
import { numberDigest } from './documents.ts'
import { type FieldStep, recordHistory } from './history.ts'
import { insertMany, updateMany } from './import-bulk.ts'
import type { ChangedPerson, ImportPlan } from './import-plan.ts'
import type { TellPart } from './import-progress.ts'
import { passportDigest } from './import-register.ts'
import { importDb } from './import-tables.ts'
import { inSteps } from './in-steps.ts'
import { nikColumns, parentNikColumns } from './numbers.ts'
import { keyRows } from './person-rows.ts'
import { type DocumentRow, db, type PersonRow } from './tables.ts'

/** One thing that was written, for taking the import back. */
export interface Effect {
  readonly kind: 'created' | 'changed'
  readonly table: 'people' | 'households' | 'household_members' | 'documents' | 'hamlet_counts'
  readonly ids: readonly string[]
  /** Rows as they were, for `changed`. */
  readonly before?: readonly Readonly<Record<string, unknown>>[]
}

/** Writes a whole plan in the caller's transaction and says what to undo. */
export const writeImport = async (
  context: Context,
  plan: ImportPlan,
  source: string,
  tell: TellPart,
): Promise<Effect[]> => {
  await insertMany(context, 'people', plan.people, tell(0.3, 0.55))
  await insertMany(context, 'households', plan.households, tell(0.55, 0.6))
  const ended = await endMembers(context, plan.endedMemberIds)
  await insertMany(context, 'household_members', plan.members, tell(0.6, 0.7))
  const passports = await writePassports(context, plan)
  const certificates = await writeCertificates(context, plan)
  const changed = await changePeople(context, plan, source)
  const places = await changePlaces(context, plan, source)
  const keys: ReturnType<typeof keyRows> = []
  await inSteps(
    [...plan.names],
    ([id, { name, motherName }]) => keys.push(...keyRows(context.villageId, id, name, motherName)),
    tell(0.7, 0.8),
  )
  // In the order of their index: neighbours land on one page instead of on seventy thousand.
  keys.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
  await insertMany(context, 'person_search_keys', keys, tell(0.8, 1))
  return [
    created('people', plan.people),
    created('households', plan.households),
    created('household_members', plan.members),
    ...ended,
    ...passports,
    ...certificates,
    ...changed,
    ...places,
  ].filter((effect) => effect.ids.length > 0)
}

const created = (table: Effect['table'], rows: readonly { readonly id: string }[]): Effect => ({
  kind: 'created',
  table,
  ids: rows.map((row) => row.id),
})

const endMembers = async (context: Context, ids: readonly string[]): Promise<Effect[]> => {
  await updateMany(
    context,
    'household_members',
    ids.map((id) => ({ id, until_on: context.today, ended_because: 'moved-card' })),
  )
  return [
    {
      kind: 'changed',
      table: 'household_members',
      ids,
      before: ids.map((id) => ({ id, until_on: null, ended_because: null })),
    },
  ]
}

interface StatedPaper {
  readonly personId: string
  readonly kind: DocumentRow['kind']
  readonly number: string | undefined
  readonly expiresOn?: string | null
  readonly status: DocumentRow['status']
}

/** A paper as a file states it: nobody has looked at it. */
const statedRow = (context: Context, { personId, kind, number, expiresOn, status }: StatedPaper): DocumentRow => ({
  village_id: context.villageId,
  id: newId(),
  person_id: personId,
  household_id: null,
  kind,
  number_sealed: number === undefined ? null : sealValue(number),
  number_digest: number === undefined ? null : numberDigest(kind, number),
  number_masked: number === undefined ? null : maskNumber(number),
  issuer: null,
  issued_on: null,
  expires_on: expiresOn ?? null,
  attributes: null,
  file_hash: null,
  held_by: 'unknown',
  status,
  verified_level: 'self',
  verified_at: null,
  verified_by: null,
  replaced_by_id: null,
  recorded_at: context.now,
  recorded_by: context.actor.accountId,
})

/** A new number is a new paper that replaces the old one; a new day alone corrects it. */
const writePassports = async (context: Context, plan: ImportPlan): Promise<Effect[]> => {
  const papers: DocumentRow[] = []
  const replaced: { id: string; replaced_by_id: string }[] = []
  const renewed: { id: string; expires_on: string | null }[] = []
  const before: Record<string, unknown>[] = []
  for (const { personId, said, known } of plan.passports) {
    const sameNumber =
      known?.passportId &&
      (!said.passportNo || passportDigest(said.passportNo).toString('hex') === known.passportDigest)
    if (known?.passportId && sameNumber) {
      renewed.push({ id: known.passportId, expires_on: said.passportExpiresOn ?? null })
      before.push({ id: known.passportId, expires_on: known.passportExpiresOn, replaced_by_id: null })
      continue
    }
    const { passportNo: number, passportExpiresOn: expiresOn = null } = said
    const paper = statedRow(context, { personId, kind: 'PASPOR', number, expiresOn, status: 'collected' })
    papers.push(paper)
    if (!known?.passportId) continue
    replaced.push({ id: known.passportId, replaced_by_id: paper.id })
    before.push({ id: known.passportId, expires_on: known.passportExpiresOn, replaced_by_id: null })
  }
  await insertMany(context, 'documents', papers)
  await updateMany(context, 'documents', replaced)
  await updateMany(context, 'documents', renewed)
  const changed: Effect = { kind: 'changed', table: 'documents', ids: before.map((row) => String(row.id)), before }
  return [created('documents', papers), changed]
}

/** A number alone says that there is a paper, not that anybody brought it: the list goes on asking for it. */
const writeCertificates = async (context: Context, plan: ImportPlan): Promise<Effect[]> => {
  const papers = plan.certificates.map((stated) => statedRow(context, { ...stated, status: 'missing' }))
  await insertMany(context, 'documents', papers)
  return [created('documents', papers)]
}

const columnByField: Readonly<Record<string, keyof PersonRow>> = {
  name: 'name',
  sex: 'sex',
  birthPlace: 'birth_place',
  birthDate: 'birth_date',
  educationCode: 'education_code',
  educationNowCode: 'education_now_code',
  occupationCode: 'occupation_code',
  maritalCode: 'marital_code',
  citizenshipCode: 'citizenship_code',
  fatherName: 'father_name',
  motherName: 'mother_name',
  lifeStatus: 'life_status',
  currentAddress: 'current_address',
}

/** The columns a file may change, as they are now and as they will be. */
const editable = [
  ...new Set(Object.values(columnByField)), 'name_folded', 'mother_folded', 'birth_precision', 'nik_kind', 'nik_digest', 'nik_sealed', 'nik_masked',
  'father_nik_digest', 'father_nik_sealed', 'mother_nik_digest', 'mother_nik_sealed', 'life_status_on', 'changed_at',
] as const satisfies readonly (keyof PersonRow)[] // biome-ignore format: a list

const changedRow = (context: Context, row: PersonRow, { said, changes }: ChangedPerson): PersonRow => {
  const next: PersonRow = { ...row, changed_at: context.now }
  for (const { field, after } of changes) {
    const column = columnByField[field]
    if (column) Object.assign(next, { [column]: after })
  }
  const has = (field: string) => changes.some((change) => change.field === field)
  if (has('birthDate')) next.birth_precision = 'day'
  if (has('lifeStatus')) next.life_status_on = null
  if (has('nik')) Object.assign(next, nikColumns(said.nik ?? null))
  const [father, mother] = [parentNikColumns(said.fatherNik ?? null), parentNikColumns(said.motherNik ?? null)]
  if (has('fatherNik')) Object.assign(next, { father_nik_digest: father.digest, father_nik_sealed: father.sealed })
  if (has('motherNik')) Object.assign(next, { mother_nik_digest: mother.digest, mother_nik_sealed: mother.sealed })
  next.name_folded = foldName(next.name)
  next.mother_folded = next.mother_name === null ? null : foldName(next.mother_name)
  return next
}

const narrowed = (row: PersonRow): { id: string } & Record<string, unknown> => ({
  id: row.id,
  ...Object.fromEntries(editable.map((column) => [column, row[column]])),
})

const changePeople = async (context: Context, plan: ImportPlan, source: string): Promise<Effect[]> => {
  if (plan.changed.length === 0) return []
  const ids = plan.changed.map(({ known }) => known.id)
  const rows = await importDb(context)
    .selectFrom('people')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', 'in', ids)
    .forUpdate()
    .execute()
  const rowById = new Map(rows.map((row) => [row.id, row]))
  const pairs = plan.changed.flatMap((change) => {
    const row = rowById.get(change.known.id)
    return row ? [{ change, before: row, after: changedRow(context, row, change) }] : []
  })
  await updateMany(
    context,
    'people',
    pairs.map(({ after }) => narrowed(after)),
  )
  const renamed = pairs.filter(
    ({ before, after }) => before.name !== after.name || before.mother_name !== after.mother_name,
  )
  await forgetKeys(
    context,
    renamed.map(({ after }) => after.id),
  )
  for (const { after } of renamed) plan.names.set(after.id, { name: after.name, motherName: after.mother_name })
  await keepHistory(
    context,
    pairs.flatMap(({ change, before, after }) => stepsOf(change, before, after)),
    source,
  )
  return [{ kind: 'changed', table: 'people', ids, before: pairs.map(({ before }) => narrowed(before)) }]
}

const stepsOf = (change: ChangedPerson, before: PersonRow, after: PersonRow): FieldStep[] =>
  change.changes.map((one) => ({
    table: 'people',
    subjectId: before.id,
    personId: before.id,
    field: one.field,
    ...(one.field === 'nik'
      ? {
          before: before.nik_masked,
          after: after.nik_masked,
          beforeSealed: before.nik_sealed,
          afterSealed: after.nik_sealed,
        }
      : { before: one.before, after: one.after }),
  }))

const historyChunk = 2_000

const keepHistory = async (context: Context, steps: readonly FieldStep[], source: string): Promise<void> => {
  for (let start = 0; start < steps.length; start += historyChunk) {
    await recordHistory(context, steps.slice(start, start + historyChunk), { source })
  }
}

const forgetKeys = async (context: Context, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await db(context)
    .deleteFrom('person_search_keys')
    .where('village_id', '=', context.villageId)
    .where('person_id', 'in', ids)
    .execute()
}

const changePlaces = async (context: Context, plan: ImportPlan, source: string): Promise<Effect[]> => {
  const changed = new Map(plan.changedHouseholds.map((one) => [one.known.id, one]))
  const heads = new Map(plan.heads.map((head) => [head.id, head.head_person_id]))
  const ids = [...new Set([...changed.keys(), ...heads.keys()])]
  const relations = plan.movedRelations
  if (ids.length === 0 && relations.length === 0) return []
  const rows =
    ids.length === 0
      ? []
      : await db(context)
          .selectFrom('households')
          .selectAll()
          .where('village_id', '=', context.villageId)
          .where('id', 'in', ids)
          .forUpdate()
          .execute()
  const wanted = rows.map((row) => {
    const said = Object.fromEntries((changed.get(row.id)?.changes ?? []).map((change) => [change.field, change.after]))
    const { id, address, hamlet, rw, rt } = { ...row, ...said }
    return {
      id,
      address,
      hamlet,
      rw,
      rt,
      head_person_id: heads.get(row.id) ?? row.head_person_id,
      changed_at: context.now,
    }
  })
  await updateMany(context, 'households', wanted)
  const members =
    relations.length === 0
      ? []
      : await db(context)
          .selectFrom('household_members')
          .selectAll()
          .where('village_id', '=', context.villageId)
          .where(
            'id',
            'in',
            relations.map((one) => one.id),
          )
          .execute()
  await updateMany(context, 'household_members', relations)
  const steps: FieldStep[] = [...changed.values()].flatMap(({ known, changes }) =>
    changes.map((one) => ({
      table: 'households' as const,
      subjectId: known.id,
      personId: null,
      field: one.field,
      before: one.before,
      after: one.after,
    })),
  )
  await keepHistory(context, steps, source)
  const narrow = rows.map(({ id, address, hamlet, rw, rt, head_person_id, changed_at }) => ({
    id,
    address,
    hamlet,
    rw,
    rt,
    head_person_id,
    changed_at,
  }))
  return [
    { kind: 'changed', table: 'households', ids, before: narrow },
    {
      kind: 'changed',
      table: 'household_members',
      ids: members.map((one) => one.id),
      before: members.map(({ id, relation_code }) => ({ id, relation_code })),
    },
  ]
}
