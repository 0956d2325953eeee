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
  const left = withoutNaming(
    opened.flatMap(({ commands }) => commands),
    words,
  )
  for (const { id, applied_at: decidedAt, madeBy, device, commands } of opened) {
    const rest = commands.flatMap((command) => left.get(command) ?? [])
    if (rest.length === commands.length && rest.every((command, index) => command === commands[index])) continue
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

/**
 * Also what speaks only of something that another one of these would have begun: a file not opened yet, an entry of the same human.
 * Who is named as one of several (a member of a family) goes alone: the others, and what was said of them later, stay.
 */
const withoutNaming = (
  commands: readonly QueuedCommand[],
  words: readonly string[],
): ReadonlyMap<QueuedCommand, QueuedCommand | null> => {
  const known = new Set(words)
  const left = new Map<QueuedCommand, QueuedCommand | null>(commands.map((command) => [command, command]))
  const isNamed = (value: unknown) => {
    const said = textOf(value)
    return [...known].some((word) => said.includes(word))
  }
  for (let before = -1; before < known.size; ) {
    before = known.size
    for (const [command, rest] of left) {
      if (rest === null || !isNamed(rest.input)) continue
      const { input, without } = withoutItems(rest.input, isNamed)
      const keeps = without.length > 0 && !isNamed(input)
      left.set(command, keeps ? { ...rest, input } : null)
      for (const begun of keeps ? without : [rest.input]) for (const id of begunBy(begun)) known.add(id)
    }
  }
  return left
}

/** An input with its lists less the items that name him; a list that would be empty then is left as it is. */
const withoutItems = (input: QueuedCommand['input'], isNamed: (value: unknown) => boolean) => {
  const without: unknown[] = []
  const kept = Object.entries(input ?? {}).map(([name, value]) => {
    const items = Array.isArray(value) ? value.filter((item) => typeof item === 'object' && isNamed(item)) : []
    if (!Array.isArray(value) || items.length === value.length) return [name, value]
    without.push(...items)
    return [name, value.filter((item) => !items.includes(item))]
  })
  return { input: Object.fromEntries(kept) as QueuedCommand['input'], without }
}

// a number may have been typed in groups
const textOf = (input: unknown): string => {
  const text = JSON.stringify(input ?? null)
  return `${text} ${text.replace(/[\s.]/g, '')}`
}

/** The ids that an input brings into being: its own, that of the person or family in it, and those of what it lists. */
const begunBy = (input: unknown): readonly string[] => {
  if (typeof input !== 'object' || input === null) return []
  const { id, person, household } = input as Readonly<Record<string, unknown>>
  const listed = Object.values(input).filter(Array.isArray).flat()
  const own = typeof id === 'string' && id !== '' ? [id] : []
  return [...own, ...[person, household, ...listed].flatMap(begunBy)]
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
