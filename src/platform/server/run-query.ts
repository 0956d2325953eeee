import { newId } from '../shared/ids.ts'
import type { Operation } from '../shared/operation.ts'
import { fewAtOnce } from './few-at-once.ts'
import { emptyTraces, makeContext } from './make-context.ts'
import { parseOutput } from './parse-input.ts'
import type { Admitted } from './run-operation.ts'
import { Transaction, type TransactionScope } from './transaction.ts'

const scopeOf = ({ handler, actor, village }: Admitted, logged: boolean): TransactionScope => {
  if (handler.operation.scope === 'village') {
    return { role: 'app_village', village: village ?? 0, readOnly: !logged, relaxedCommit: logged }
  }
  if (handler.operation.scope === 'area') return { role: 'app_area', villages: actor.villageIds, readOnly: true }
  return { role: 'app_common', readOnly: true }
}

// A crowd of phones leaves connections for whoever works at a desk.
const inCrowd = fewAtOnce(4)

export const runQuery = (admitted: Admitted): Promise<unknown> =>
  admitted.handler.operation.crowded ? inCrowd(() => runOne(admitted)) : runOne(admitted)

const parsed = new WeakMap<object, unknown>()

/** What a crowd gets is one and the same object: it is read against its contract once. */
const parseOnce = (operation: Operation, output: unknown): unknown => {
  if (!operation.crowded || typeof output !== 'object' || output === null) return parseOutput(operation, output)
  if (!parsed.has(output)) parsed.set(output, parseOutput(operation, output))
  return parsed.get(output)
}

/** A query runs read-only; one that opens a person's file writes one row saying who read it. */
const runOne = async (admitted: Admitted): Promise<unknown> => {
  const { handler, house, actor, village, input, now } = admitted
  const subject = actor.kind === 'system' ? undefined : handler.operation.logged?.(input)
  const transaction = await Transaction.begin(house.pool, scopeOf(admitted, subject !== undefined))
  try {
    const context = makeContext(admitted, transaction, { village, lane: 0, commandId: null }, emptyTraces())
    const output = parseOnce(handler.operation, await handler.act(context, input))
    if (subject === undefined) {
      void transaction.commit().catch(() => undefined) // nothing was written: nobody waits for it
      return output
    }
    const { opens, name } = handler.operation
    const log = opens ? 'log_opening' : 'log_read'
    const logRead = () =>
      transaction.query(`select ${log}($1, $2, $3, $4, $5, $6, $7, $8)`, [
        ...[village, newId(), subject, opens ?? name, actor.accountId, actor.name, actor.role, now],
      ])
    await transaction.commit(logRead)
    return output
  } catch (fault) {
    await transaction.rollback().catch(() => undefined)
    throw fault
  }
}
