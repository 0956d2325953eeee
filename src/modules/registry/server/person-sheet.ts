import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { FieldRule } from '#platform/shared/field-class.ts'
import { getPersonSheet } from '../contract/sheet.ts'
import { registryFields } from '../fields.ts'
import { codeLabel } from '../rules/code-lists.ts'
import { shownName, shownNameOrNull } from '../rules/names.ts'
import { careOf } from './care.ts'
import { consentsOf } from './consents.ts'
import { contactsOf, documentsOf, eventsOf, everyIdOf, historyOf } from './get-person.ts'
import { getPersonRow } from './person-rows.ts'
import { assertPersonInReach, findPlace } from './reach.ts'
import { readsOf } from './reads.ts'
import { db, type PersonRow } from './tables.ts'

interface Held {
  readonly group: string
  readonly field: string
  readonly value: string
  readonly fieldClass: string
  readonly purpose: string
  readonly basis: string
  readonly keptMonths: number | null
}

const ruleOf = (table: string, column: string): FieldRule => {
  const fields: Readonly<Record<string, FieldRule>> | undefined = registryFields.find(
    (one) => one.table === table,
  )?.fields
  const rule = fields?.[column]
  if (!rule) throw new Error(`undeclared column ${table}.${column}`)
  return rule
}

const held = (group: string, table: string, column: string, value: string | null | undefined): Held[] => {
  if (!value) return []
  const rule = ruleOf(table, column)
  const { class: fieldClass, purpose, basis, retentionMonths: keptMonths } = rule
  return [{ group, field: column, value, fieldClass, purpose, basis, keptMonths }]
}

const identityOf = (row: PersonRow): Held[] => [
  ...held('identity', 'people', 'name', shownName(row.name)),
  ...held('identity', 'people', 'nik_masked', row.nik_masked),
  ...held('identity', 'people', 'sex', row.sex),
  ...held('identity', 'people', 'birth_place', shownNameOrNull(row.birth_place)),
  ...held('identity', 'people', 'birth_date', row.birth_date),
  ...held('identity', 'people', 'citizenship_code', codeLabel('citizenship', row.citizenship_code)),
  ...held('identity', 'people', 'life_status', row.life_status),
  ...held('work', 'people', 'education_code', codeLabel('education', row.education_code)),
  ...held('work', 'people', 'occupation_code', codeLabel('occupation', row.occupation_code)),
  ...held('family', 'people', 'marital_code', codeLabel('marital', row.marital_code)),
  ...held('family', 'people', 'father_name', shownNameOrNull(row.father_name)),
  ...held('family', 'people', 'mother_name', shownNameOrNull(row.mother_name)),
  ...held('address', 'people', 'current_address', row.current_address),
]

const placeOf = async (context: Context, personId: string): Promise<Held[]> => {
  const place = await findPlace(context, personId)
  if (!place) return []
  const card = await db(context)
    .selectFrom('households')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', place.household_id)
    .executeTakeFirst()
  return [
    ...held('family', 'households', 'card_no_masked', card?.card_no_masked),
    ...held('family', 'household_members', 'relation_code', codeLabel('relation', place.relation_code)),
    ...held('address', 'households', 'address', card?.address),
    ...held('address', 'households', 'hamlet', shownNameOrNull(card?.hamlet ?? null)),
    ...held('address', 'households', 'rt', [card?.rt, card?.rw].filter(Boolean).join(' / ')),
  ]
}

/** UU 27/2022 art. 7: what is held of a person, why, on what basis, and who read it. Numbers stay masked on paper. */
export const getPersonSheetHandler = handle(getPersonSheet, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  const row = await getPersonRow(context, input.personId)
  const ids = await everyIdOf(context, row.id)
  const [place, contacts, documents, consents, care, events, reads, history] = await Promise.all([
    placeOf(context, row.id),
    contactsOf(context, row.id),
    documentsOf(context, row.id),
    consentsOf(context, row.id),
    careOf(context, row.id),
    eventsOf(context, ids),
    readsOf(context, ids),
    historyOf(context, ids),
  ])
  return {
    personName: shownName(row.name),
    printedOn: context.today,
    held: [
      ...identityOf(row),
      ...place,
      ...contacts.flatMap((contact) => held('contact', 'person_contacts', 'value', contact.value)),
      ...documents.flatMap((paper) =>
        held(
          'papers',
          'documents',
          'kind',
          [paper.kind, paper.numberMasked, paper.expiresOn].filter(Boolean).join(' · '),
        ),
      ),
    ],
    consents,
    // the carer's number is the carer's
    care: care.map(({ carerPhone: _, ...told }) => told),
    events,
    reads,
    history,
  }
})
