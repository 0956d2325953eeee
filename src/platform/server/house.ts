import type { TimeZone } from '../shared/dates.ts'
import type { OperationName } from '../shared/operation.ts'
import type { PermissionTable } from '../shared/permission.ts'
import type { Pool } from './database.ts'
import type { Handler, ServerModule } from './module.ts'
import type { ConflictKind } from './sync/conflict-kind.ts'

/** Everything the door needs to know: who may do what, what answers, and where the data is. */
export interface House {
  readonly pool: Pool
  readonly modules: readonly ServerModule[]
  readonly handlersByName: ReadonlyMap<OperationName, Handler>
  /** How a queued correction waits when another hand was first, by operation. */
  readonly conflictsByName: ReadonlyMap<OperationName, ConflictKind>
  readonly permissions: PermissionTable
  /** The zone of a village decides which day it is there. */
  readonly zoneOf: (village: number) => TimeZone
  /** Told after a commit that published events, so that they are heard soon. */
  readonly eventsPublished: (village: number) => void
}

export const openHouseOn = (parts: Omit<House, 'handlersByName' | 'conflictsByName'>): House => {
  const handlersByName = new Map<OperationName, Handler>()
  for (const handler of parts.modules.flatMap((module) => module.handlers)) {
    if (handlersByName.has(handler.operation.name)) throw new Error(`two handlers for ${handler.operation.name}`)
    handlersByName.set(handler.operation.name, handler)
  }
  const conflicts = parts.modules.flatMap((module) => module.conflicts ?? [])
  const conflictsByName = new Map(conflicts.map((kind) => [kind.operation, kind]))
  return { ...parts, handlersByName, conflictsByName }
}
