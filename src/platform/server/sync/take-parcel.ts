import { sql } from 'kysely'
import { Refusal } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { checkParcel, recordParcel } from '../../shared/parcel-contract.ts'
import { hashOf } from '../content-hash.ts'
import type { Context } from '../context.ts'
import { type Handler, handle, type ServingActor } from '../module.ts'
import { tellWaiting } from './count-parcels.ts'
import { db, mostWaiting } from './parcel-tables.ts'
import { type OpenedParcel, openParcel } from './parcels.ts'
import { findHolderName, isProven, noteMark } from './phones.ts'

// Who is not signed in shares this with everybody who is not: nobody can fill the whole shelf from outside.
const mostFromAnyone = 500

const recordParcelHandler = (actorHere: ServingActor): Handler =>
  handle(recordParcel, async (context, input) => {
    const sealed = Buffer.from(input.sealed, 'base64')
    const opened = openParcel(context.villageId, sealed)
    const known = await findByHash(context, hashOf(sealed))
    if (known) return { parcelId: known.id, commands: known.command_count, wasKnown: true }
    await assertRoom(context)
    const { madeBy: saidInside, commands, device } = opened
    const signedIn = context.actor.kind === 'account' ? context.actor : null
    const said = saidInside ?? input.madeBy ?? (signedIn && { accountId: signedIn.accountId, name: signedIn.name })
    const madeBy = said && { ...said, name: (await findHolderName(context, said.accountId)) ?? said.name }
    const proven = await isProven(context, actorHere, opened)
    const id = newId()
    await db(context)
      .insertInto('sealed_parcels')
      .values({
        village_id: context.villageId,
        ...{ id, hash: hashOf(sealed), sealed, made_by: madeBy?.accountId ?? null, made_by_name: madeBy?.name ?? null },
        ...{ sent_by: context.actor.accountId, sent_by_name: context.actor.name, sent_at: context.now },
        ...{ command_count: commands.length, operation_names: JSON.stringify(namesOf(opened)) },
        ...{ applied_count: 0, refusals: '[]', applied_by: null, applied_by_name: null, applied_at: null },
        ...{ device_id: device?.id ?? null, is_proven: proven, refused_reason: null },
        command_ids: JSON.stringify(commands.map(({ commandId }) => commandId)),
      })
      .onConflict((conflict) => conflict.columns(['village_id', 'hash']).doNothing())
      .execute()
    const kept = await findByHash(context, hashOf(sealed))
    if (!kept) throw new Error('a parcel was not kept')
    if (device && proven) await noteMark(context, device)
    await tellWaiting(context)
    context.note({ parcel: kept.id, commands: commands.length })
    return { parcelId: kept.id, commands: kept.command_count, wasKnown: kept.id !== id }
  })

const namesOf = ({ commands }: OpenedParcel) => [...new Set(commands.map(({ name }) => name))]

const findByHash = (context: Context, hash: string) =>
  db(context)
    .selectFrom('sealed_parcels')
    .select(['id', 'command_count'])
    .where('village_id', '=', context.villageId)
    .where('hash', '=', hash)
    .executeTakeFirst()

const assertRoom = async (context: Context): Promise<void> => {
  const { waiting, from_here: fromHere } = await db(context)
    .selectFrom('sealed_parcels')
    .select((columns) => [
      columns.fn.countAll<number>().as('waiting'),
      columns.fn.countAll<number>().filterWhere('sent_by', '=', context.actor.accountId).as('from_here'),
    ])
    .where('village_id', '=', context.villageId)
    .where('applied_at', 'is', null)
    .executeTakeFirstOrThrow()
  const most = context.actor.kind === 'public' ? mostFromAnyone : mostWaiting
  if (Number(waiting) >= mostWaiting || Number(fromHere) >= most) throw new Refusal('rule', 'platform.parcelsFull')
}

const checkParcelHandler = (actorHere: ServingActor): Handler =>
  handle(checkParcel, async (context, input) => {
    const sealed = Buffer.from(input.sealed, 'base64')
    const opened = openParcel(context.villageId, sealed)
    const known = await findByHash(context, hashOf(sealed))
    return {
      parcelId: known?.id ?? null,
      madeByName: opened.madeBy?.name ?? null,
      commands: opened.commands.length,
      names: namesOf(opened),
      isProven: await isProven(context, actorHere, opened),
      doneBefore: await countDone(context, opened),
    }
  })

const countDone = async (context: Context, { commands }: OpenedParcel): Promise<number> => {
  const ids = commands.map(({ commandId }) => commandId)
  const { rows } = await sql<{ done: number }>`
    select count(*) as done from audit_entries
    where village_id = ${context.villageId} and applied and command_id = any (${ids}::uuid[])`.execute(context.database)
  return Number(rows[0]?.done ?? 0)
}

export const takingHandlers = (actorHere: ServingActor): readonly Handler[] => [
  recordParcelHandler(actorHere),
  checkParcelHandler(actorHere),
]
