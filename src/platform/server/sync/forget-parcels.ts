import { addMonths } from '../../shared/dates.ts'
import type { Context } from '../context.ts'
import type { Job } from '../module.ts'
import { tellWaiting } from './count-parcels.ts'
import { db } from './parcel-tables.ts'
import { openParcel } from './parcels.ts'
import { sealToVillage } from './village-keys.ts'

/** How long the village can look up what became of a parcel. What still waits is never dropped by time. */
const decidedMonths = 12

/** What still lies sealed about a person that is erased goes with him; the rest of its parcel stays, sealed anew. */
export const forgetInParcels = async (context: Context, personId: string): Promise<void> => {
  const rows = await db(context)
    .selectFrom('sealed_parcels')
    .select(['id', 'sealed', 'applied_at'])
    .where('village_id', '=', context.villageId)
    .where('sealed', 'is not', null)
    .forUpdate()
    .execute()
  for (const { id, sealed, applied_at: decidedAt } of rows) {
    const { madeBy, device, commands } = openParcel(context.villageId, sealed ?? Buffer.alloc(0))
    const rest = commands.filter((command) => !JSON.stringify(command.input ?? null).includes(personId))
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
