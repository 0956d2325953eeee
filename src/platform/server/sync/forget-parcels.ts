import { addMonths } from '../../shared/dates.ts'
import type { QueuedCommand } from '../../shared/sync-contract.ts'
import type { Context } from '../context.ts'
import type { Job } from '../module.ts'
import { tellWaiting } from './count-parcels.ts'
import { db } from './parcel-tables.ts'
import { openParcel } from './parcels.ts'
import { sealToVillage } from './village-keys.ts'

/** How long the village can look up what became of a parcel. What still waits is never dropped by time. */
const decidedMonths = 12

/**
 * What still lies sealed about a person that is erased goes with him; the rest of its parcel stays, sealed anew. Each module says by
 * which words its part of him is known: his ids, his NIK, his files and letters.
 */
export const forgetInParcels = async (context: Context, words: readonly string[]): Promise<void> => {
  if (words.length === 0) return
  const rows = await db(context)
    .selectFrom('sealed_parcels')
    .select(['id', 'sealed', 'applied_at'])
    .where('village_id', '=', context.villageId)
    .where('sealed', 'is not', null)
    .forUpdate()
    .execute()
  const opened = rows.map((row) => ({ ...row, ...openParcel(context.villageId, row.sealed ?? Buffer.alloc(0)) }))
  const gone = commandsNaming(
    opened.flatMap(({ commands }) => commands),
    words,
  )
  for (const { id, applied_at: decidedAt, madeBy, device, commands } of opened) {
    const rest = commands.filter((command) => !gone.has(command))
    if (rest.length === commands.length) continue
    const content = { version: 1, madeBy, device, commands: rest }
    const kept = rest.length > 0 ? sealToVillage(context.villageId, Buffer.from(JSON.stringify(content))) : null
    await db(context)
      .updateTable('sealed_parcels')
      .set({
        ...{ sealed: kept, command_count: rest.length },
        ...(kept === null && decidedAt === null && { applied_at: context.now, applied_by_name: '—' }),
      })
      .where('village_id', '=', context.villageId)
      .where('id', '=', id)
      .execute()
  }
  await tellWaiting(context)
}

/** Also what speaks only of something that another one of these would have begun: a file not opened yet, an entry of the same human. */
const commandsNaming = (commands: readonly QueuedCommand[], words: readonly string[]): ReadonlySet<QueuedCommand> => {
  const known = new Set(words)
  const gone = new Set<QueuedCommand>()
  for (let before = -1; before < gone.size; ) {
    before = gone.size
    for (const command of commands) {
      const said = textOf(command.input)
      if (gone.has(command) || ![...known].some((word) => said.includes(word))) continue
      gone.add(command)
      for (const id of begunBy(command.input)) known.add(id)
    }
  }
  return gone
}

// a number may have been typed in groups
const textOf = (input: unknown): string => {
  const text = JSON.stringify(input ?? null)
  return `${text} ${text.replace(/[\s.]/g, '')}`
}

const begunBy = (input: unknown): readonly string[] => {
  const { id, person } = (input ?? {}) as { readonly id?: unknown; readonly person?: { readonly id?: unknown } | null }
  return [id, person?.id].filter((each): each is string => typeof each === 'string' && each !== '')
}

const forgetOld = async (context: Context): Promise<void> => {
  const before = `${addMonths(context.today, -decidedMonths)}T00:00:00Z`
  const gone = await db(context)
    .deleteFrom('sealed_parcels')
    .where('village_id', '=', context.villageId)
    .where('applied_at', '<', before)
    .executeTakeFirst()
  context.note({ parcels: Number(gone.numDeletedRows) })
}

export const forgetOldParcels: Job = {
  name: 'platform.forgetOldParcels',
  cron: '55 2 1 * *',
  scope: 'village',
  run: forgetOld,
}
