import { callOperation } from '#platform/client/call-operation.ts'
import { type AreaPart, answerTo } from '#platform/client/device/device-part.ts'
import type { RowReader } from '#platform/client/device/row-tables.ts'
import { deviceTable } from '#platform/shared/device-table.ts'
import { Refusal } from '#platform/shared/errors.ts'
import type { Operation, OutputOf } from '#platform/shared/operation.ts'
import { listAreas, listCounts, listVillages } from '../contract.ts'

/** One row an answer, named by the operation that gives it. */
const countTable = deviceTable({ table: 'area_counts', columns: ['answer'], heldBy: listCounts.name })

const keptAnswer = <Op extends Operation>(rows: RowReader, operation: Op): OutputOf<Op> | undefined => {
  const kept = rows.find(countTable.table, operation.name)?.answer
  return typeof kept === 'string' ? (JSON.parse(kept) as OutputOf<Op>) : undefined
}

/** Only the own area is kept; of another one the line must be asked. */
const orOffline = <Answer>(kept: Answer | undefined, isAsked: boolean): Answer => {
  if (kept === undefined || !isAsked) throw new Refusal('conflict', 'platform.offline')
  return kept
}

const villagesAnswer = answerTo(listVillages, (rows, { regencyId }) => {
  const kept = keptAnswer(rows, listVillages)
  return orOffline(kept, regencyId === null || regencyId === kept?.regencyId)
})

const areasAnswer = answerTo(listAreas, (rows, { provinceId }) =>
  orOffline(keptAnswer(rows, listAreas), provinceId === null),
)

/** The counts of the holder's area as of the last line, all anew whenever one of them changed. */
export const monitoringArea: AreaPart = {
  tables: [countTable],
  answers: new Map([villagesAnswer, areasAnswer]),
  pull: async ({ since, shape }, signal) => {
    const { version, villages, areas } = await callOperation(listCounts, { known: shape }, { signal })
    const isSame = villages === null && areas === null
    const rows = [
      ...(villages ? [[listVillages.name, JSON.stringify(villages)]] : []),
      ...(areas ? [[listAreas.name, JSON.stringify(areas)]] : []),
    ]
    return {
      ...{ reset: since === null, shape: version, upTo: (since ?? 0) + (isSame ? 0 : 1), nextPage: null },
      tables: isSame
        ? []
        : [{ table: countTable.table, columns: [...countTable.columns], rows, gone: [], whole: true }],
    }
  },
}
