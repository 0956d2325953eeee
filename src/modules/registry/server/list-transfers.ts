import { listVillages } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { dayIn, type PlainDate } from '#platform/shared/dates.ts'
import { listTransfers, type Transfer } from '../contract/transfer.ts'
import { shownName } from '../rules/names.ts'
import { nikDigest } from './numbers.ts'
import { mayKnowProtected } from './reach.ts'
import { db, type TransferRow } from './tables.ts'
import { readSnapshot, type Snapshot } from './transfer-rows.ts'

export const listTransfersHandler = handle(listTransfers, async (context, input) => {
  const rows = await db(context)
    .selectFrom('transfers')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('direction', '=', input.direction)
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  const read = rows
    .map((row) => ({ row, snapshot: readSnapshot(row) }))
    .filter(({ snapshot }) => !snapshot.person.sealed || mayKnowProtected(context))
  const villages = await listVillages(context, [...new Set(rows.map((row) => row.other_village_id))])
  const chainById = new Map(villages.map((one) => [one.id, `${one.name}, ${one.district}, ${one.regency}`]))
  const transfers: Transfer[] = []
  for (const { row, snapshot } of read)
    transfers.push(await toTransfer(context, row, snapshot, chainById.get(row.other_village_id) ?? ''))
  return { transfers }
})

const toTransfer = async (
  context: Context,
  row: TransferRow,
  { person, relationCode }: Snapshot,
  otherVillage: string,
): Promise<Transfer> => ({
  id: row.id,
  moveId: row.move_id ?? row.id,
  personId: row.person_id,
  name: shownName(person.name),
  birthDate: (person.birthDate ?? null) as PlainDate | null,
  relationCode: relationCode ?? null,
  otherVillageId: row.other_village_id,
  otherVillage,
  occurredOn: row.occurred_on as PlainDate,
  reason: row.reason,
  status: row.status,
  settledOn: row.settled_at ? dayIn(context.zone, new Date(row.settled_at)) : null,
  answer: row.answer,
  known: row.direction === 'in' && row.status === 'sent' ? await knownHere(context, person) : null,
})

// A row of the same human, by an earlier link or by the NIK.
const knownHere = async (context: Context, person: Snapshot['person']): Promise<Transfer['known']> => {
  const digest = person.nik === null ? null : nikDigest(person.nik)
  const rows = await db(context)
    .selectFrom('people')
    .select(['id', 'name', 'sealed'])
    .where('village_id', '=', context.villageId)
    .where('merged_into_id', 'is', null)
    .where((eb) =>
      eb.or([
        ...(person.subjectId ? [eb('subject_id', '=', person.subjectId)] : []),
        ...(digest ? [eb('nik_digest', '=', digest)] : []),
      ]),
    )
    .limit(1)
    .execute()
  const [known] = rows
  if (!known || (known.sealed && !mayKnowProtected(context))) return null
  return { id: known.id, name: shownName(known.name) }
}
