import { missing, Refusal } from '../../shared/errors.ts'
import {
  closeParcel,
  getParcel,
  getVillageKey,
  listParcels,
  ParcelContent,
  type ParcelDevice,
  type ParcelMaker,
  type ParcelRefusal,
  refuseParcel,
} from '../../shared/parcel-contract.ts'
import type { QueuedCommand } from '../../shared/sync-contract.ts'
import type { Context } from '../context.ts'
import { handle } from '../module.ts'
import { tellWaiting } from './count-parcels.ts'
import { db, mostWaiting } from './parcel-tables.ts'
import { openForVillage, villageKey } from './village-keys.ts'

export interface OpenedParcel {
  readonly madeBy: ParcelMaker | null
  readonly device: ParcelDevice | null
  readonly proof: string | null
  readonly commands: readonly QueuedCommand[]
}

/** Opens a parcel of this village. Anything else is refused: nothing in it can be read, so nothing of it may be kept. */
export const openParcel = (village: number, sealed: Uint8Array): OpenedParcel => {
  const content = ParcelContent.safeParse(openedJson(village, sealed))
  if (!content.success) throw new Refusal('invalid', 'platform.parcelUnknown')
  if ('commands' in content.data)
    return { ...content.data, device: content.data.device ?? null, proof: content.data.proof ?? null }
  return { madeBy: null, device: null, proof: null, commands: [content.data] }
}

const openedJson = (village: number, sealed: Uint8Array): unknown => {
  try {
    return JSON.parse(openForVillage(village, sealed).toString('utf8'))
  } catch {
    throw new Refusal('invalid', 'platform.parcelNotOurs')
  }
}

const getVillageKeyHandler = handle(getVillageKey, async (context) => villageKey(context.villageId))

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
      isProven: row.is_proven || (row.made_by !== null && row.made_by === row.sent_by),
      sentByName: row.sent_by_name,
      sentAt: row.sent_at,
      commands: row.command_count,
      names: JSON.parse(row.operation_names) as string[],
      applied: row.applied_count,
      refusals: JSON.parse(row.refusals) as ParcelRefusal[],
      appliedByName: row.applied_by_name,
      appliedAt: row.applied_at,
      refusedReason: row.refused_reason,
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
  await tellWaiting(context)
  context.note({ parcel: parcelId, madeBy: row.made_by, applied, refused: refusals.length })
  return { isDone }
})

const refuseParcelHandler = handle(refuseParcel, async (context, { parcelIds, reason }) => {
  const { accountId, name } = context.actor
  const closed = await db(context)
    .updateTable('sealed_parcels')
    .set({
      ...{ applied_by: accountId, applied_by_name: name, applied_at: context.now },
      ...{ sealed: null, refused_reason: reason },
    })
    .where('village_id', '=', context.villageId)
    .where('id', 'in', parcelIds)
    .where('sealed', 'is not', null)
    .returning(['id', 'made_by'])
    .execute()
  if (closed.length === 0) throw missing('platform.parcelMissing')
  await tellWaiting(context)
  context.note({ parcels: closed.length, madeBy: closed[0]?.made_by ?? null, reason: reason.length })
  return { refused: closed.length }
})

export const parcelHandlers = [
  getVillageKeyHandler,
  listParcelsHandler,
  getParcelHandler,
  closeParcelHandler,
  refuseParcelHandler,
]
