import { correctPerson } from '#modules/registry/contract.ts'
import { db as registryDb } from '#modules/registry/server/tables.ts'
import type { Line } from '#platform/client/device/open-device.ts'
import type { Context } from '#platform/server/context.ts'
import type { Handler } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { type Changes, listChanges, type QueuedCommand } from '#platform/shared/sync-contract.ts'
import { serverModules } from '../server/modules.ts'

// What would go wrong if the house were built another way: each is put in once and must be found.

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
