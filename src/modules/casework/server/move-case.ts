import { inCaseEnded, inCaseTold } from '#modules/migration/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { type CaseState, canMoveCase, type Mover, type StateReason } from '../rules/states.ts'
import { findCaseRow, isHiddenCase } from './case-reads.ts'
import { sealWords } from './recorded.ts'
import { type CaseRow, db } from './tables.ts'

interface Move {
  readonly id?: string
  readonly to: CaseState
  readonly mover: Mover | null
  readonly occurredOn?: string
  readonly reason?: StateReason | null
  readonly note?: string | null
}

/** The only way a state is written: the rule, the fact, what lists filter by, and what the journey abroad is told. */
export const moveCase = async (context: Context, row: CaseRow, move: Move): Promise<CaseState> => {
  const { to, mover } = move
  if (mover === null || !canMoveCase(row.state, to, mover))
    throw new Refusal('rule', 'casework.cannotMove', { from: row.state, to })
  await insertState(context, row, move)
  return to
}

/** Without asking the rule: for the first state, and where the act has a rule of its own. */
export const insertState = async (context: Context, row: CaseRow, move: Omit<Move, 'mover'>): Promise<void> => {
  const occurredOn = move.occurredOn ?? context.today
  await db(context)
    .insertInto('case_states')
    .values({
      ...recordedBy(context),
      ...{ id: move.id ?? newId(), case_id: row.id, state: move.to, occurred_on: occurredOn },
      ...{ reason: move.reason ?? null, note_sealed: sealWords(move.note ?? null) },
    })
    .execute()
  await db(context)
    .updateTable('cases')
    .set({ state: move.to, state_on: occurredOn })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  await tellMigration(context, row.id)
}

const underWay: readonly CaseState[] = [
  'accepted',
  'in_assistance',
  'referred',
  'in_process_abroad',
  'resolved',
  'reopened',
]

/** A journey is in case while an open one is about it; a protected case tells nobody. */
export const tellMigration = async (context: Context, caseId: string): Promise<void> => {
  const row = await findCaseRow(context, caseId)
  if (!row?.episode_id) return
  const isHidden = await isHiddenCase(context, row)
  const isInCase = !isHidden && (underWay.includes(row.state) || row.state === 'verified_by_family')
  if (isInCase === row.told_migration) return
  if (isInCase) await inCaseTold(context, { episodeId: row.episode_id, caseId, occurredOn: row.state_on })
  else if (!(await hasOtherOpenCase(context, row)))
    await inCaseEnded(context, {
      ...{ episodeId: row.episode_id, caseId, occurredOn: row.state_on },
      isSecret: isHidden,
    })
  await db(context)
    .updateTable('cases')
    .set({ told_migration: isInCase })
    .where('village_id', '=', context.villageId)
    .where('id', '=', caseId)
    .execute()
}

const hasOtherOpenCase = async (context: Context, row: CaseRow): Promise<boolean> => {
  const other = await db(context)
    .selectFrom('cases')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', row.episode_id)
    .where('id', '<>', row.id)
    .where('told_migration', '=', true)
    .executeTakeFirst()
  return other !== undefined
}
