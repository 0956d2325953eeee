import { ECDH } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { missing, Refusal } from '../../shared/errors.ts'
import { declareFields, fieldRule } from '../../shared/field-class.ts'
import { type ParcelDevice, provenText } from '../../shared/parcel-contract.ts'
import { checkPhone, closePhone, issuePack, listPhones, recordPhone } from '../../shared/phone-contract.ts'
import type { RefusedCommand } from '../../shared/sync-contract.ts'
import { type Context, tablesOf } from '../context.ts'
import { type Handler, handle, type ServingActor } from '../module.ts'
import { db as parcels } from './parcel-tables.ts'
import type { OpenedParcel } from './parcels.ts'
import { isProvenBy } from './village-keys.ts'

interface PhoneTables {
  phones: {
    village_id: number
    id: string
    account_id: string
    account_name: string
    public_key: Buffer
    recorded_at: string
    since: number | null
    shape: string | null
    said_at: string | null
    closed_at: string | null
    closed_by: string | null
    closed_by_name: string | null
    close_reason: string | null
  }
}

const db = tablesOf<PhoneTables>()

// A village has a handful; a hand that makes new ones without end is stopped long before a list is too long to read.
const mostPhones = 200

const recordPhoneHandler = handle(recordPhone, async (context, { phoneId, publicKey }) => {
  const point = Buffer.from(publicKey, 'base64')
  if (!isPoint(point)) throw new Refusal('invalid', 'platform.phoneKeyWrong')
  const known = await findPhone(context, phoneId)
  const { accountId, name } = context.actor
  if (known) {
    const isSame = known.account_id === accountId && known.public_key.equals(point)
    if (!isSame) throw new Refusal('conflict', 'platform.phoneTaken')
    return { phoneId }
  }
  const { held } = await db(context)
    .selectFrom('phones')
    .select(({ fn }) => fn.countAll<number>().as('held'))
    .where('village_id', '=', context.villageId)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(held) >= mostPhones) throw new Refusal('rule', 'platform.phonesFull')
  await db(context)
    .insertInto('phones')
    .values({
      ...{ village_id: context.villageId, id: phoneId, account_id: accountId, account_name: name },
      ...{ public_key: point, recorded_at: context.now, since: null, shape: null, said_at: null },
      ...{ closed_at: null, closed_by: null, closed_by_name: null, close_reason: null },
    })
    .execute()
  context.note({ phone: phoneId })
  return { phoneId }
})

const isPoint = (bytes: Buffer): boolean => {
  try {
    return bytes.length === 65 && ECDH.convertKey(bytes, 'prime256v1').length === 65
  } catch {
    return false
  }
}

const findPhone = (context: Context, phoneId: string) =>
  db(context)
    .selectFrom('phones')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', phoneId)
    .executeTakeFirst()

/** Does a phone of this village answer for the parcel, and may its holder still bring anything? */
export const isProven = async (context: Context, actorHere: ServingActor, parcel: OpenedParcel): Promise<boolean> => {
  const { madeBy, device, proof } = parcel
  if (!madeBy || !device || !proof) return false
  const phone = await findPhone(context, device.id)
  if (!phone || phone.closed_at !== null || phone.account_id !== madeBy.accountId) return false
  if (!isProvenBy(context.villageId, phone.public_key, provenText(parcel), proof)) return false
  return (await actorHere(context, phone.account_id)) !== undefined
}

/** How far the rows of a phone reach, as its bundle says. */
export const noteMark = async (context: Context, { id, since, shape }: ParcelDevice): Promise<void> => {
  await db(context)
    .updateTable('phones')
    .set({ since, shape, said_at: context.now })
    .where('village_id', '=', context.villageId)
    .where('id', '=', id)
    .execute()
}

/** Was this phone of the village ended? To be asked inside another statement. */
export const isEnded = (context: Context, phoneId: string): RawBuilder<boolean> => sql<boolean>`exists (
  select from phones p where p.village_id = ${context.villageId} and p.id = ${phoneId} and p.closed_at is not null)`

/** What an account is called here; better than what a phone says of its holder. */
export const findHolderName = async (context: Context, accountId: string): Promise<string | undefined> => {
  const row = await db(context)
    .selectFrom('phones')
    .select('account_name')
    .where('village_id', '=', context.villageId)
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst()
  return row?.account_name
}

const listPhonesHandler = (actorHere: ServingActor): Handler =>
  handle(listPhones, async (context) => {
    const rows = await db(context)
      .selectFrom('phones')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .orderBy('closed_at', (order) => order.desc().nullsFirst())
      .orderBy('account_name')
      .orderBy('recorded_at', 'desc')
      .limit(mostPhones)
      .execute()
    const serving = new Map<string, boolean>()
    for (const { account_id: account } of rows)
      if (!serving.has(account)) serving.set(account, (await actorHere(context, account)) !== undefined)
    return {
      phones: rows.map((row) => ({
        ...{ id: row.id, accountId: row.account_id, accountName: row.account_name, recordedAt: row.recorded_at },
        ...{ since: row.since, saidAt: row.said_at, isServing: serving.get(row.account_id) ?? false },
        ...{ closedAt: row.closed_at, closedByName: row.closed_by_name },
      })),
    }
  })

const closePhoneHandler = handle(closePhone, async (context, { phoneId, reason }) => {
  const { accountId, name } = context.actor
  const closed = await db(context)
    .updateTable('phones')
    .set({ closed_at: context.now, closed_by: accountId, closed_by_name: name, close_reason: reason })
    .where('village_id', '=', context.villageId)
    .where('id', '=', phoneId)
    .where('closed_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  if (!closed) throw missing('platform.phoneMissing')
  context.note({ phone: phoneId, account: closed.account_id, reason: reason.length })
  return { phoneId }
})

const checkPhoneHandler = (actorHere: ServingActor): Handler =>
  handle(checkPhone, async (context, { phoneId }) => {
    const phone = await findPhone(context, phoneId)
    if (!phone) return { standing: 'unknown' as const }
    const serves = phone.closed_at === null && (await actorHere(context, phone.account_id)) !== undefined
    return { standing: serves ? ('serving' as const) : ('revoked' as const) }
  })

const issuePackHandler = (actorHere: ServingActor): Handler =>
  handle(issuePack, async (context, { packId, phoneId, whole }) => {
    const phone = await findPhone(context, phoneId)
    if (!phone) throw missing('platform.phoneMissing')
    if (phone.closed_at !== null) throw new Refusal('rule', 'platform.phoneClosed')
    if (!(await actorHere(context, phone.account_id))) throw new Refusal('rule', 'platform.receiverNotServing')
    context.note({ pack: packId, phone: phoneId, account: phone.account_id, whole })
    return {
      ...{ accountId: phone.account_id, publicKey: phone.public_key.toString('base64') },
      ...(whole ? { since: null, shape: null } : { since: phone.since, shape: phone.shape }),
      decided: await decidedFor(context, phoneId),
    }
  })

interface DecidedRow {
  readonly command_id: string
  readonly applied: boolean
  readonly outcome: string | null
}

/** What was decided of the commands that came from this phone by hand; what was said to others about them stays here. */
const decidedFor = async (context: Context, phoneId: string) => {
  const rows = await parcels(context)
    .selectFrom('sealed_parcels')
    .select('command_ids')
    .where('village_id', '=', context.villageId)
    .where('device_id', '=', phoneId)
    .where('is_proven', '=', true)
    .execute()
  const ids = rows.flatMap((row) => JSON.parse(row.command_ids) as string[])
  if (ids.length === 0) return []
  const { rows: found } = await sql<DecidedRow>`
    select command_id, applied, case when not applied then outcome end as outcome from audit_entries
    where village_id = ${context.villageId} and command_id = any (${ids}::uuid[])`.execute(context.database)
  return found
    .filter(({ applied, outcome }) => applied || outcome !== null)
    .map(({ command_id: commandId, outcome }) => ({
      commandId,
      refusal: JSON.parse(outcome ?? 'null') as RefusedCommand | null,
    }))
}

export const phoneHandlers = (actorHere: ServingActor): readonly Handler[] => [
  recordPhoneHandler,
  listPhonesHandler(actorHere),
  closePhoneHandler,
  checkPhoneHandler(actorHere),
  issuePackHandler(actorHere),
]

const work = fieldRule('internal', 'purpose.serviceRecord')
const aboutPerson = fieldRule('confidential', 'purpose.serviceRecord')

export const phoneFields = declareFields('phones', {
  ...{ village_id: work, id: work, account_id: work, account_name: aboutPerson, public_key: work, recorded_at: work },
  ...{ since: work, shape: work, said_at: work },
  ...{ closed_at: work, closed_by: work, closed_by_name: aboutPerson, close_reason: aboutPerson },
})
