import type { Expression, ExpressionBuilder, SelectQueryBuilder, SqlBool } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import { type Sight, sightOf } from '../rules/sight.ts'
import type { Mover } from '../rules/states.ts'
import { type CaseRow, type CaseworkTables, db, type MemberRow } from './tables.ts'

/** Nobody wrote anything for this long: the case is there to be asked about. */
export const untouchedDays = 14

export interface SeenCase {
  readonly row: CaseRow
  readonly members: readonly MemberRow[]
  readonly sight: Sight
  readonly isHidden: boolean
}

/** The case as far as this reader may know of it; to all others it is missing, as if it did not exist. */
export const seeCase = async (context: Context, caseId: string): Promise<SeenCase> => {
  const row = await findCaseRow(context, caseId)
  if (!row) throw missing('casework.caseMissing')
  return seen(context, row)
}

/** Whoever writes to a case works on it, and holds its row. */
export const lockCase = async (context: Context, caseId: string): Promise<SeenCase> => {
  const row = await findCaseRow(context, caseId, true)
  if (!row) throw missing('casework.caseMissing')
  const found = await seen(context, row)
  if (found.sight !== 'whole') throw missing('casework.caseMissing')
  return found
}

export const findCaseRow = (context: Context, caseId: string, locked = false): Promise<CaseRow | undefined> =>
  db(context)
    .selectFrom('cases')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', caseId)
    .$if(locked, (query) => query.forUpdate())
    .executeTakeFirst()

const seen = async (context: Context, row: CaseRow): Promise<SeenCase> => {
  const members = await membersOf(context, row.id)
  const isHidden = await isHiddenCase(context, row)
  const memberIds = members.map((member) => member.account_id)
  const { role, accountId } = context.actor
  const sight =
    context.actor.kind === 'system'
      ? 'whole'
      : sightOf({ role, accountId }, { memberIds, hasLead: row.lead_account !== null, isHidden })
  if (sight === 'none') throw missing('casework.caseMissing')
  return { row, members, sight, isHidden }
}

export const membersOf = (context: Context, caseId: string): Promise<MemberRow[]> =>
  db(context)
    .selectFrom('case_members')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('case_id', '=', caseId)
    .where('ended_on', 'is', null)
    .orderBy('from_on')
    .orderBy('id')
    .execute()

/** Marked itself, or about a protected person. */
export const isHiddenCase = async (
  context: Context,
  row: Pick<CaseRow, 'protected' | 'person_id'>,
): Promise<boolean> => {
  if (row.protected) return true
  if (row.person_id === null) return false
  const person = await db(context)
    .selectFrom('person_names')
    .select('sealed')
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.person_id)
    .executeTakeFirst()
  return person?.sealed ?? false
}

/** As which hand this reader works on the case. */
export const moverOf = (context: Context, { members }: Pick<SeenCase, 'members'>): Mover | null => {
  const mine = members.find((member) => member.account_id === context.actor.accountId)
  if (mine) return mine.part
  return context.actor.role === 'head' ? 'second' : null
}

/** Only who leads the case; whoever sees it without leading is told who does. */
export const assertLead = (context: Context, { row, members }: SeenCase): void => {
  if (moverOf(context, { members }) !== 'lead')
    throw new Refusal('rule', 'casework.leadOnly', { name: row.lead_name ?? '' })
}

export const assertNotInFuture = (context: Context, day: string, field: string): void => {
  if (day > context.today) refuseAt(field, 'casework.dayInFuture')
}

type Joined = {
  c: CaseRow
  p: CaseworkTables['person_names'] | { [Column in keyof CaseworkTables['person_names']]: null }
}

const joinedCases = (context: Context) =>
  db(context)
    .selectFrom('cases as c')
    .leftJoin('person_names as p', (join) =>
      join.onRef('p.village_id', '=', 'c.village_id').onRef('p.id', '=', 'c.person_id'),
    )
    .where('c.village_id', '=', context.villageId)

type On = ExpressionBuilder<CaseworkTables & Joined, 'c' | 'p'>

/** `isHiddenCase`, asked of many at once: neither marked itself nor about a protected person. */
const isOpenToAll = (on: On): Expression<SqlBool> =>
  on.and([on('c.protected', '=', false), on.or([on('p.sealed', 'is', null), on('p.sealed', '=', false)])])

/** `cases as c` with `person_names as p`: no hidden one among them, whoever asks. */
export const openCases = (context: Context) => joinedCases(context).where((on) => isOpenToAll(on as On))

/** The same, without what this reader may not know of: for lists and counts alike. */
export const visibleCases = (context: Context) =>
  joinedCases(context).where((on) => {
    const isMember = on.exists(
      on
        .selectFrom('case_members as m')
        .select('m.id')
        .where('m.village_id', '=', context.villageId)
        .whereRef('m.case_id', '=', 'c.id')
        .where('m.account_id', '=', context.actor.accountId)
        .where('m.ended_on', 'is', null),
    )
    const open = isOpenToAll(on as On)
    const ways: Expression<SqlBool>[] = [isMember]
    if (context.actor.role === 'migration_officer') ways.push(on.and([open, on('c.lead_account', 'is', null)]))
    if (context.actor.role === 'head') ways.push(open)
    return on.or(ways)
  })

export type VisibleCases = SelectQueryBuilder<CaseworkTables & Joined, 'c' | 'p', unknown>
