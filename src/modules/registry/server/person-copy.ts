import { createHash } from 'node:crypto'
import { listVillages } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { openValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { getPersonCopy, recordPersonCopy } from '../contract/person-copy.ts'
import { careOf } from './care.ts'
import { consentsOf } from './consents.ts'
import { readCopyParts } from './copy-parts.ts'
import { encryptedZip } from './encrypted-zip.ts'
import { contactsOf, documentsOf, eventsOf, everyIdOf, historyOf, personOf } from './get-person.ts'
import { openNumber } from './numbers.ts'
import { getPersonRow } from './person-rows.ts'
import { assertPersonInReach, findPlace } from './reach.ts'
import { readsOf } from './reads.ts'
import { db, type PersonRow } from './tables.ts'

/** From the receipt the file may be taken for an hour, by the hand that wrote it. */
const copyHours = 1

export const recordPersonCopyHandler = handle(recordPersonCopy, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  const person = await getPersonRow(context, input.personId)
  await db(context)
    .insertInto('copies_given')
    .values({
      village_id: context.villageId,
      id: input.id,
      person_id: person.id,
      handed_to: input.handedTo,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
    })
    .execute()
  context.note({ person: person.id, handedTo: input.handedTo })
  return { id: input.id, recordedAt: context.now }
})

/** All that the sheet says and the whole numbers, as JSON: read by another village, an agency's form or the person's own program. */
export const getPersonCopyHandler = handle(getPersonCopy, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  const person = await getPersonRow(context, input.personId)
  await assertReceipt(context, input.copyId, person.id)
  const copy = await copyOf(context, person, input.copyId)
  const bytes = await encryptedZip(
    [
      { name: 'data-saya.json', content: JSON.stringify(copy, null, 2) },
      { name: 'baca-dulu.txt', content: readFirst(context, input.copyId) },
    ],
    input.passphrase,
  )
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { fileName: `data-saya-${context.today}.zip`, base64: Buffer.from(bytes).toString('base64'), sha256 }
})

const assertReceipt = async (context: Context, copyId: string, personId: string): Promise<void> => {
  const receipt = await db(context)
    .selectFrom('copies_given')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', copyId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!receipt || receipt.recorded_by !== context.actor.accountId) throw missing('registry.copyMissing')
  if (Date.parse(context.now) - Date.parse(receipt.recorded_at) > copyHours * 3_600_000)
    throw new Refusal('rule', 'registry.copyTooOld')
}

const copyOf = async (context: Context, row: PersonRow, copyId: string) => {
  const ids = await everyIdOf(context, row.id)
  const [village] = await listVillages(context, [context.villageId])
  const { fatherPersonId: _, motherPersonId: __, ...facts } = await personOf(context, row)
  return {
    format: 'desmigratif-person',
    version: 1,
    receipt: copyId,
    madeAt: context.now,
    village: village && {
      code: village.code,
      name: village.name,
      district: village.district,
      regency: village.regency,
    },
    person: { ...facts, nik: openNumber(row.nik_sealed), familyCard: await cardOf(context, row.id) },
    contacts: await contactsOf(context, row.id),
    documents: await documentsWithNumbers(context, row.id),
    consents: await consentsOf(context, row.id),
    // the carer's number is the carer's
    care: (await careOf(context, row.id)).map(({ carerPhone: ___, ...told }) => told),
    events: await eventsOf(context, ids),
    changes: await historyOf(context, ids),
    readBy: await readsOf(context, ids),
    ...(await readCopyParts(context, row.id)),
  }
}

const cardOf = async (context: Context, personId: string): Promise<string | null> => {
  const place = await findPlace(context, personId)
  if (!place) return null
  const card = await db(context)
    .selectFrom('households')
    .select('card_no_sealed')
    .where('village_id', '=', context.villageId)
    .where('id', '=', place.household_id)
    .executeTakeFirst()
  return openNumber(card?.card_no_sealed ?? null)
}

const documentsWithNumbers = async (context: Context, personId: string) => {
  const papers = await documentsOf(context, personId)
  const rows = await db(context)
    .selectFrom('documents')
    .select(['id', 'number_sealed'])
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .execute()
  const sealedById = new Map(rows.map((row) => [row.id, row.number_sealed]))
  return papers.map(({ numberMasked: _, fileHash: __, ...paper }) => {
    const sealed = sealedById.get(paper.id)
    return { ...paper, number: sealed ? openValue(sealed) : null }
  })
}

const readFirst = (context: Context, copyId: string): string =>
  [
    'Ini salinan data Anda di desa (UU 27/2022 pasal 13). Gratis.',
    'data-saya.json dapat dibaca program lain.',
    'Jangan berikan sandinya kepada calo, majikan, atau orang yang tidak Anda percaya.',
    `Tanda terima: ${copyId}`,
    `Dibuat: ${context.now}`,
  ].join('\r\n')
