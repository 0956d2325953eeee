import { sql } from 'kysely'
import { correctPerson } from '#modules/registry/contract.ts'
import { db as registryDb } from '#modules/registry/server/tables.ts'
import type { Line } from '#platform/client/device/open-device.ts'
import type { Context } from '#platform/server/context.ts'
import type { Handler } from '#platform/server/module.ts'
import type { ConflictKind } from '#platform/server/sync/conflict-kind.ts'
import { conflictHandlers } from '#platform/server/sync/conflicts.ts'
import { settleConflict } from '#platform/shared/conflict-contract.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { type Changes, listChanges, type QueuedCommand } from '#platform/shared/sync-contract.ts'
import { serverModules } from '../../server/modules.ts'
import type { VillageWorld, World } from '../world.ts'

// What would go wrong if the house were built another way: each is put in once and must be found.

/** A fault put in on purpose, to see that it is found. */
export interface Plant {
  readonly line?: (line: Line) => Line
  readonly handlers?: readonly Handler[]
  /** The record goes before its file. */
  readonly filesLast?: boolean
  /** Whoever was relieved is still heard. */
  readonly trustsRelieved?: boolean
  /** What happens to a copy that arrives much later. */
  readonly late?: (world: World, village: VillageWorld) => (act: () => Promise<unknown>) => Promise<unknown>
}

const handlerOf = (name: string): Handler => {
  const found = serverModules.flatMap((module) => module.handlers).find(({ operation }) => operation.name === name)
  if (!found) throw new Error(`nobody answers ${name}`)
  return found
}

const answering = (
  name: string,
  act: (inner: Handler['act'], context: Context, input: never) => Promise<unknown>,
): Handler => {
  const inner = handlerOf(name)
  return { operation: inner.operation, act: (context, input) => act(inner.act, context, input as never) }
}

export const renaming = (line: Line): Line => ({
  ...line,
  push: async (commands: readonly QueuedCommand[]) => {
    const renamed = commands.map((command) => ({ ...command, commandId: newId() }))
    const answers = await line.push(renamed)
    return answers.map((answer, index) => ({ ...answer, commandId: commands[index]?.commandId ?? answer.commandId }))
  },
})

export const byClock = (line: Line): Line => ({
  ...line,
  push: (commands) => line.push([...commands].sort((a, b) => a.occurredAt.localeCompare(b.occurredAt))),
})

type Correction = { personId: string; changes: { field: string; from: string | null; to: string | null }[] }

const seenNow = async (context: Context, { personId, changes }: Correction) => {
  const row = await registryDb(context)
    .selectFrom('people')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', personId)
    .executeTakeFirst()
  const now: Record<string, string | null> = {
    birthPlace: row?.birth_place ?? null,
    currentAddress: row?.current_address ?? null,
  }
  return changes.map((change) => ({ ...change, seen: now[change.field] ?? null }))
}

export const lastWriteWins = answering(correctPerson.name, async (act, context, input: Correction) => {
  const changes = (await seenNow(context, input)).map(({ seen, ...change }) => ({ ...change, from: seen }))
  return act(context, { ...input, changes })
})

export const halfApplied = answering(correctPerson.name, async (act, context, input: Correction) => {
  const changes = (await seenNow(context, input)).filter(({ seen, from }) => (seen ?? '') === (from ?? ''))
  if (changes.length === 0) throw new Refusal('conflict', 'registry.changedMeanwhile', { fields: [] })
  return act(context, { ...input, changes })
})

export const withoutGone = answering(listChanges.name, async (act, context, input) => {
  const answer = (await act(context, input)) as Changes
  return { ...answer, tables: answer.tables.map((table) => ({ ...table, gone: [] })) }
})

/** As a plain sequence does: a number given before the commit is passed while its command is still under way. */
export const tooFar = answering(listChanges.name, async (act, context, input) => {
  const answer = (await act(context, input)) as Changes
  return { ...answer, upTo: answer.upTo + 1 }
})

export const settledAgain = answering(settleConflict.name, async (act, context, input: { conflictId: string }) => {
  await sql`update conflicts set settled_at = null, settled_by = null, settled_by_name = null, choices = null
    where village_id = ${context.villageId} and id = ${input.conflictId}`.execute(context.database)
  return act(context, input)
})

const kinds: readonly ConflictKind[] = serverModules.flatMap((module) => module.conflicts ?? [])

const columns: Readonly<Record<string, string>> = {
  birthPlace: 'birth_place',
  currentAddress: 'current_address',
  birthDate: 'birth_date',
}

/** Writes the chosen fields itself, past the act and its rule. */
const writePastTheRule = async (context: Context, { personId, changes }: Correction, fields: readonly string[]) => {
  for (const { field, to } of changes.filter((change) => fields.includes(change.field)))
    await sql`update people set ${sql.ref(columns[field] ?? '')} = ${to}
      where village_id = ${context.villageId} and id = ${personId}`.execute(context.database)
}

export const withoutRule: readonly Handler[] = conflictHandlers(
  kinds.map((kind) =>
    kind.operation === correctPerson.name ? { ...kind, write: writePastTheRule as ConflictKind['write'] } : kind,
  ),
)

/** A copy that comes late finds that its refusal was forgotten. */
export const forgettingRefusals: NonNullable<Plant['late']> =
  ({ asOwner }, village) =>
  async (act) => {
    const refused = await asOwner<{ audit_no: string; command_id: string }>(
      `select audit_no, command_id from audit_entries a where village_id = $1 and not applied
         and not exists (select from change_rows r where r.village_id = a.village_id and r.command_id = a.command_id)`,
      [village.id],
    )
    const rename = (text: string, values: unknown[]) => asOwner(`update audit_entries set command_id = ${text}`, values)
    for (const { audit_no: number } of refused)
      await rename('gen_random_uuid() where village_id = $1 and audit_no = $2', [village.id, number])
    await act().catch(() => undefined)
    for (const { audit_no: number, command_id: id } of refused)
      await rename(
        `$3 where village_id = $1 and audit_no = $2
           and not exists (select from audit_entries b where b.village_id = $1 and b.command_id = $3)`,
        [village.id, number, id],
      )
  }
