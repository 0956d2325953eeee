import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { rupiah } from '#platform/shared/money.ts'
import { recordDemand, recordRecovery, reverseRecovery } from '../contract/work.ts'
import { standingDemands } from '../rules/amounts.ts'
import { assertNotInFuture, lockCase } from './case-reads.ts'
import { refreshCase } from './refresh-case.ts'
import { type DemandRow, db, type RecoveryRow } from './tables.ts'

export const demandFactOf = (row: DemandRow) => ({
  ...{ id: row.id, demand: row.demand, replacesId: row.replaces_id },
  amountRupiah: row.amount_rupiah === null ? null : rupiah(Number(row.amount_rupiah)),
})

export const recoveryFactOf = (row: RecoveryRow) => ({
  ...{ id: row.id, reversesId: row.reverses_id },
  amountRupiah: rupiah(Number(row.amount_rupiah)),
})

export const recordDemandHandler = handle(recordDemand, async (context, input) => {
  const { row } = await lockCase(context, input.caseId)
  const rows = await ofCase<DemandRow>(context, 'case_demands', row.id)
  const standing = standingDemands(rows.map(demandFactOf))
  if (input.replacesId && !standing.some((one) => one.id === input.replacesId)) throw missing('casework.demandMissing')
  await db(context)
    .insertInto('case_demands')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, case_id: row.id, demand: input.demand, amount_rupiah: input.amountRupiah },
      replaces_id: input.replacesId,
    })
    .execute()
  await refreshCase(context, row.id)
  return { caseId: row.id }
})

const ofCase = <Row>(context: Context, table: 'case_demands' | 'case_recoveries', caseId: string): Promise<Row[]> =>
  db(context)
    .selectFrom(table)
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('case_id', '=', caseId)
    .orderBy('recorded_at')
    .execute() as Promise<unknown> as Promise<Row[]>

export const recordRecoveryHandler = handle(recordRecovery, async (context, input) => {
  const { row } = await lockCase(context, input.caseId)
  assertNotInFuture(context, input.receivedOn, 'receivedOn')
  await db(context)
    .insertInto('case_recoveries')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, case_id: row.id, amount_rupiah: input.amountRupiah, received_on: input.receivedOn },
      reverses_id: null,
    })
    .execute()
  await refreshCase(context, row.id)
  return { caseId: row.id }
})

export const reverseRecoveryHandler = handle(reverseRecovery, async (context, input) => {
  const { row } = await lockCase(context, input.caseId)
  const rows = await ofCase<RecoveryRow>(context, 'case_recoveries', row.id)
  const wrong = rows.find((one) => one.id === input.recoveryId && one.reverses_id === null)
  if (!wrong) throw missing('casework.recoveryMissing')
  if (rows.some((one) => one.reverses_id === wrong.id)) throw new Refusal('rule', 'casework.recoveryReversed')
  await db(context)
    .insertInto('case_recoveries')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, case_id: row.id, amount_rupiah: wrong.amount_rupiah, received_on: context.today },
      reverses_id: wrong.id,
    })
    .execute()
  await refreshCase(context, row.id)
  return { caseId: row.id }
})
