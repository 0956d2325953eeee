import type { TimeZone } from '../shared/dates.ts'
import { dayIn } from '../shared/dates.ts'
import { newId, villageId } from '../shared/ids.ts'
import { reachOf } from '../shared/permission.ts'
import type { Context } from './context.ts'
import type { Admitted } from './run-operation.ts'
import type { Transaction } from './transaction.ts'

/** What a command leaves behind for the seal. */
export interface Traces {
  readonly villages: Set<number>
  readonly notes: Record<string, string | number | boolean | null>
  /** Written by the seal, in this order. */
  readonly events: { readonly village: number; readonly id: string; readonly name: string; readonly payload: string }[]
}

export const emptyTraces = (): Traces => ({ villages: new Set(), notes: {}, events: [] })

const zoneOrJakarta = (admitted: Admitted, village: number | undefined): TimeZone =>
  village === undefined || village < 0 ? 'Asia/Jakarta' : admitted.house.zoneOf(village)

interface Where {
  readonly village: number | undefined
  readonly lane: number
  readonly commandId: string | null
}

export const makeContext = (admitted: Admitted, transaction: Transaction, where: Where, traces: Traces): Context => {
  const zone = zoneOrJakarta(admitted, where.village)
  return {
    actor: admitted.actor,
    reach: admitted.reach,
    reachIn: (operation) => reachOf(admitted.house.permissions, admitted.actor.role, operation),
    now: admitted.now,
    today: dayIn(zone, new Date(admitted.now)),
    zone,
    occurredAt: admitted.occurredAt,
    get villageId() {
      if (where.village === undefined) throw new Error(`${admitted.handler.operation.name} has no village`)
      return villageId(where.village)
    },
    commandId: where.commandId,
    requestId: admitted.requestId,
    database: transaction.database,
    write: (statement) => transaction.write(statement),
    note: (details) => {
      Object.assign(traces.notes, details)
    },
    publish: async (event, payload) => {
      if (!where.commandId) throw new Error('a query publishes nothing')
      traces.events.push({
        village: where.village ?? where.lane,
        id: newId(),
        name: event.name,
        payload: JSON.stringify(payload),
      })
    },
    enter: async (village, act) => {
      await transaction.enterVillage(village)
      traces.villages.add(village)
      const back = () => transaction.enterVillage(where.village ?? where.lane)
      const result = await act(makeContext(admitted, transaction, { ...where, village }, traces)).catch(
        async (fault) => {
          // an aborted transaction answers nothing any more; what aborted it is what the door must hear
          await back().catch(() => undefined)
          throw fault
        },
      )
      await back()
      return result
    },
  }
}
