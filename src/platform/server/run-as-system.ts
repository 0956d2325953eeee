import * as z from 'zod/mini'
import { instant } from '../shared/dates.ts'
import { newId } from '../shared/ids.ts'
import { command, type OperationName } from '../shared/operation.ts'
import type { Actor, Context } from './context.ts'
import type { House } from './house.ts'
import { handle } from './module.ts'
import { runCommand } from './run-command.ts'

/** Our own jobs and hearers. Their acts are sealed and audited like anybody's. */
export const systemActor: Actor = {
  kind: 'system',
  accountId: 'system',
  termId: null,
  role: 'system',
  name: 'Sistem',
  homeVillageId: null,
  villageIds: [],
  personId: null,
  hamlet: null,
}

/** Anyone with a phone, before signing in. */
export const publicActor: Actor = { ...systemActor, kind: 'public', accountId: 'public', role: 'public', name: '' }

interface SystemAct {
  readonly name: OperationName
  /** Absent: an act of no village. */
  readonly village?: number
  readonly commandId?: string
  readonly act: (context: Context) => Promise<void>
}

/** Runs an act of ours through the same door: one transaction, once per id, sealed. */
export const runAsSystem = async (house: House, { name, village, commandId, act }: SystemAct): Promise<void> => {
  const scope = village === undefined || village < 0 ? 'common' : 'village'
  const operation = command(name, { summary: 'An act of the system itself.', input: z.null(), output: z.void(), scope })
  const handler = handle(operation, act)
  const when = {
    now: instant(),
    occurredAt: null,
    requestId: 'system',
    handedOver: undefined,
    isQueued: false,
    files: [],
  } as const
  const inScope = scope === 'village' ? village : undefined
  await runCommand(
    { house, handler, actor: systemActor, input: null, saidInput: null, reach: 'nation', village: inScope, ...when },
    commandId ?? newId(),
  )
}
