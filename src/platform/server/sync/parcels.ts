import { missing, Refusal } from '../../shared/errors.ts'
import { declareFields, fieldRule } from '../../shared/field-class.ts'
import { newId } from '../../shared/ids.ts'
import {
  closeParcel,
  getParcel,
  getVillageKey,
  listParcels,
  ParcelContent,
  type ParcelMaker,
  type ParcelRefusal,
  recordParcel,
} from '../../shared/parcel-contract.ts'
import type { QueuedCommand } from '../../shared/sync-contract.ts'
import { hashOf } from '../content-hash.ts'
import { type Context, tablesOf } from '../context.ts'
import { handle } from '../module.ts'
import { openForVillage, villageKey } from './village-keys.ts'

interface ParcelTables {
  sealed_parcels: {
    village_id: number
    id: string
    hash: string
    sealed: Buffer | null
    made_by: string | null
    made_by_name: string | null
    sent_by: string
    sent_by_name: string
    sent_at: string
    command_count: number
    operation_names: string
    applied_count: number
    refusals: string
    applied_by: string | null
    applied_by_name: string | null
    applied_at: string | null
  }
}

const db = tablesOf<ParcelTables>()

// Anyone with the village's public key can send: what waits must stay an amount that a person can look through.
const mostWaiting = 2_000

export interface OpenedParcel {
  readonly madeBy: ParcelMaker | null
  readonly commands: readonly QueuedCommand[]
}

/** Opens a parcel of this village. Anything else is refused: nothing in it can be read, so nothing of it may be kept. */
export const openParcel = (village: number, sealed: Uint8Array): OpenedParcel => {
  const content = ParcelContent.safeParse(openedJson(village, sealed))
  if (!content.success) throw new Refusal('invalid', 'platform.parcelUnknown')
  if ('commands' in content.data) return content.data
  return { madeBy: null, commands: [content.data] }
}

const openedJson = (village: number, sealed: Uint8Array): unknown => {
  try {
    return JSON.parse(openForVillage(village, sealed).toString('utf8'))
  } catch {
    throw new Refusal('invalid', 'platform.parcelNotOurs')
  }
}

const getVillageKeyHandler = handle(getVillageKey, async (context) => villageKey(context.villageId))

const recordParcelHandler = handle(recordParcel, async (context, input) => {
  const sealed = Buffer.from(input.sealed, 'base64')
  const { madeBy: saidInside, commands } = openParcel(context.villageId, sealed)
  const hash = hashOf(sealed)
  const known = await findByHash(context, hash)
  if (known) return { parcelId: known.id, commands: known.command_count }
  await assertRoom(context)
  const signedIn = context.actor.kind === 'account' ? context.actor : null
  const madeBy = saidInside ?? input.madeBy ?? (signedIn && { accountId: signedIn.accountId, name: signedIn.name })
  await db(context)
    .insertInto('sealed_parcels')
    .values({
      village_id: context.villageId,
      ...{ id: newId(), hash, sealed, made_by: madeBy?.accountId ?? null, made_by_name: madeBy?.name ?? null },
      ...{ sent_by: context.actor.accountId, sent_by_name: context.actor.name, sent_at: context.now },
      command_count: commands.length,
      operation_names: JSON.stringify([...new Set(commands.map(({ name }) => name))]),
      ...{ applied_count: 0, refusals: '[]', applied_by: null, applied_by_name: null, applied_at: null },
    })
    .onConflict((conflict) => conflict.columns(['village_id', 'hash']).doNothing())
    .execute()
  const kept = await findByHash(context, hash)
  if (!kept) throw new Error('a parcel was not kept')
  context.note({ parcel: kept.id, commands: commands.length })
  return { parcelId: kept.id, commands: kept.command_count }
})

const findByHash = (context: Context, hash: string) =>
  db(context)
    .selectFrom('sealed_parcels')
    .select(['id', 'command_count'])
    .where('village_id', '=', context.villageId)
    .where('hash', '=', hash)
    .executeTakeFirst()

const assertRoom = async (context: Context): Promise<void> => {
  const { waiting } = await db(context)
    .selectFrom('sealed_parcels')
    .select((columns) => columns.fn.countAll<number>().as('waiting'))
    .where('village_id', '=', context.villageId)
    .where('applied_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(waiting) >= mostWaiting) throw new Refusal('rule', 'platform.parcelsFull')
}

const listParcelsHandler = handle(listParcels, async (context) => {
  const rows = await db(context)
    .selectFrom('sealed_parcels')
    .selectAll()
    .where('village_id', '=', context.villageId)
    // what waits is never pushed out of the list by what was done long ago
    .orderBy('applied_at', (order) => order.desc().nullsFirst())
    .orderBy('sent_at')
    .orderBy('id')
    .limit(mostWaiting)
    .execute()
  return {
    parcels: rows.map((row) => ({
      id: row.id,
      madeByName: row.made_by_name,
      isProven: row.made_by !== null && row.made_by === row.sent_by,
      sentByName: row.sent_by_name,
      sentAt: row.sent_at,
      commands: row.command_count,
      names: JSON.parse(row.operation_names) as string[],
      applied: row.applied_count,
      refusals: JSON.parse(row.refusals) as ParcelRefusal[],
      appliedByName: row.applied_by_name,
      appliedAt: row.applied_at,
    })),
  }
})

const getRow = async (context: Context, parcelId: string, lock = false) => {
  const row = await db(context)
    .selectFrom('sealed_parcels')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', parcelId)
    .$if(lock, (rows) => rows.forUpdate())
    .executeTakeFirst()
  if (!row) throw missing('platform.parcelMissing')
  return row
}

const getParcelHandler = handle(getParcel, async (context, { parcelId }) => {
  const row = await getRow(context, parcelId)
  return { sealed: row.sealed?.toString('base64') ?? null, madeBy: row.made_by }
})

const closeParcelHandler = handle(closeParcel, async (context, { parcelId, applied, refusals }) => {
  const row = await getRow(context, parcelId, true)
  const isDone = row.sealed === null || applied === row.command_count
  if (row.sealed === null) return { isDone }
  const { accountId, name } = context.actor
  await db(context)
    .updateTable('sealed_parcels')
    .set({
      ...{ applied_by: accountId, applied_by_name: name, applied_at: context.now },
      ...{ applied_count: applied, refusals: JSON.stringify(refusals), sealed: isDone ? null : row.sealed },
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', parcelId)
    .execute()
  context.note({ parcel: parcelId, madeBy: row.made_by, applied, refused: refusals.length })
  return { isDone }
})

export const parcelHandlers = [
  getVillageKeyHandler,
  recordParcelHandler,
  listParcelsHandler,
  getParcelHandler,
  closeParcelHandler,
]

const work = fieldRule('internal', 'purpose.serviceRecord')
const aboutPerson = fieldRule('confidential', 'purpose.serviceRecord')

export const parcelFields = declareFields('sealed_parcels', {
  ...{ village_id: work, id: work, hash: work, sealed: fieldRule('sealed', 'purpose.serviceRecord') },
  ...{ made_by: work, made_by_name: aboutPerson, sent_by: work, sent_by_name: aboutPerson, sent_at: work },
  ...{ command_count: work, operation_names: work, applied_count: work, refusals: work },
  ...{ applied_by: work, applied_by_name: aboutPerson, applied_at: work },
})
