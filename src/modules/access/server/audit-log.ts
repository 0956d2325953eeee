import { CompiledQuery, sql } from 'kysely'
import { checkpointsFolder, newestCheckpoint, rememberedIn } from '#platform/server/checkpoint.ts'
import { type Context, tablesOf } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import {
  type AuditReader,
  type HeadRow,
  headsSql,
  type RememberedHead,
  verifyVillage,
} from '#platform/server/verify-audit.ts'
import { addDays, plainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { type VillageId, villageId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { getChainState, listAuditEntries } from '../contract/audit.ts'
import { accountsByDoor } from './door-reads.ts'
import { accountNames } from './officers.ts'
import { assertWithin, ownPlace } from './reach.ts'

interface AuditTables {
  audit_entries: {
    village_id: number
    audit_no: number
    command_id: string
    entry: string
    actor_id: string
    name: string
    applied: boolean
    recorded_at: string
  }
  village_heads: { village_id: number; audit_no: number; audit_hash: Buffer }
}

/** What the chained text of an entry says (`platform/server/run-command.ts`). */
interface Written {
  readonly actor: { readonly kind: string; readonly id: string; readonly role: string }
  readonly refusal?: string
  readonly notes?: Readonly<Record<string, string | number | boolean | null>>
}

const audit = tablesOf<AuditTables>()
const pageSize = 50
// Lanes stand where villages do, below nothing (`platform/server/run-command.ts`).
const lanes = Array.from({ length: 16 }, (_, lane) => (-1 - lane) as VillageId)

// The permission reaches everywhere, so that lanes can be read; the place of the office is looked at here.
const booksOf = async (context: Context, village: number | null): Promise<readonly VillageId[]> => {
  if (village !== null) {
    await assertWithin(context, { kind: 'village', id: village })
    return [villageId(village)]
  }
  if ((await ownPlace(context)).kind !== 'nation') throw missing()
  return lanes
}

const entriesOf = (context: Context, book: number, input: InputOf<typeof listAuditEntries>) => {
  const { operation, onlyRefused, from, until, before } = input
  return audit(context)
    .selectFrom('audit_entries')
    .select(['audit_no', 'command_id', 'entry', 'actor_id', 'name', 'applied', 'recorded_at'])
    .where('village_id', '=', book)
    .$if(Boolean(operation), (rows) => rows.where(sql<boolean>`position(${operation ?? ''} in name) > 0`))
    .$if(onlyRefused === true, (rows) => rows.where('applied', '=', false))
    .$if(from !== undefined, (rows) => rows.where('recorded_at', '>=', `${from}T00:00:00 ${context.zone}`))
    .$if(until !== undefined, (rows) =>
      rows.where('recorded_at', '<', `${addDays(plainDate(until ?? ''), 1)}T00:00:00 ${context.zone}`),
    )
    .$if(before !== undefined, (rows) => rows.where('recorded_at', '<', before ?? ''))
    .orderBy('recorded_at', 'desc')
    .limit(pageSize + 1)
    .execute()
}

export const listAuditEntriesHandler = handle(listAuditEntries, async (context, input) => {
  const books = await booksOf(context, input.villageId)
  const found: Awaited<ReturnType<typeof entriesOf>> = []
  for (const book of books) found.push(...(await context.enter(book, (inside) => entriesOf(inside, book, input))))
  const page = found.sort((one, other) => other.recorded_at.localeCompare(one.recorded_at)).slice(0, pageSize)
  const written = page.map((row) => ({ row, ...(JSON.parse(row.entry) as Written) }))
  // who signs in is nobody yet; the note says whose account it was
  const ids = written.flatMap(({ row, notes }) => [row.actor_id, String(notes?.account ?? '')])
  const families = await accountsByDoor(context, ids)
  const names = await accountNames(
    context,
    ids.filter((id) => !families.has(id)),
  )
  const entries = written.map(({ row, actor, refusal, notes }) => {
    return {
      auditNo: row.audit_no,
      commandId: row.command_id,
      at: row.recorded_at,
      actor: names.get(row.actor_id) ?? names.get(String(notes?.account ?? '')) ?? '',
      actorKind: actor.kind,
      role: actor.role,
      operation: row.name,
      applied: row.applied,
      refusal: refusal ?? null,
      notes: notes ?? {},
    }
  })
  return { entries, more: found.length > page.length }
})

const readerOf = (context: Context): AuditReader => ({
  query: async <Row>(text: string, values: unknown[] = []) =>
    context.database.executeQuery<Row>(CompiledQuery.raw(text, values)),
})

const walk = async (context: Context, book: number, remembered: readonly RememberedHead[]) => {
  const reader = readerOf(context)
  const [head] = (await reader.query<HeadRow>(headsSql('where village_id = $1'), [book])).rows
  if (!head) return { entries: 0, faults: [] }
  return { entries: head.audit_no, faults: await verifyVillage(reader, head, remembered) }
}

export const getChainStateHandler = handle(getChainState, async (context, input) => {
  const books = await booksOf(context, input.villageId)
  const checkpoint = newestCheckpoint(checkpointsFolder())
  const heads = rememberedIn(checkpoint)
  let entries = 0
  const faults: { auditNo: number; fault: string }[] = []
  for (const book of books) {
    const remembered = heads.filter((head) => head.villageId === book)
    const walked = await context.enter(book, (inside) => walk(inside, book, remembered))
    entries += walked.entries
    faults.push(...walked.faults.map(({ auditNo, fault }) => ({ auditNo, fault })))
  }
  const known = rememberedIn(checkpoint && { heads: checkpoint.heads }).filter((head) =>
    books.some((book) => book === head.villageId),
  )
  const state = checkpoint && {
    number: checkpoint.number,
    madeAt: checkpoint.madeAt,
    genuine: checkpoint.genuine,
    auditNo: known.length > 0 ? known.reduce((sum, head) => sum + head.auditNo, 0) : null,
  }
  return { entries, faults, checkpoint: state ?? null }
})
