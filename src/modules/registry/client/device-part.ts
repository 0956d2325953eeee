import type { About, DevicePart } from '#platform/client/device/device-part.ts'
import type { RowReader } from '#platform/client/device/row-tables.ts'
import { registryDeviceTables } from '../device.ts'
import { registryAnswers } from '../device-answers.ts'
import { registryEffects } from '../device-effects.ts'
import { textOf } from '../device-rows.ts'
import { shownName } from '../rules/names.ts'
import { registryFormOf } from './form-paths.ts'

/** Of whom a command speaks: somebody of the village, a family, or whoever it brings in. */
const about = (rows: RowReader, input: unknown): About | undefined => {
  const named = (input ?? {}) as Readonly<Record<string, unknown>>
  const known = (table: string, id: unknown) => (typeof id === 'string' ? rows.find(table, id) : undefined)
  const contact = known('person_contacts', named.contactId) ?? known('documents', named.documentId)
  const person = known('people', named.personId ?? contact?.person_id)
  if (person) return { name: shownName(textOf(person, 'name') ?? ''), path: `/orang/${person.id}` }
  const household = known('households', named.householdId)
  const head = known('people', household?.head_person_id)
  if (household && head) return { name: shownName(textOf(head, 'name') ?? ''), path: `/keluarga/${household.id}` }
  const newcomer = (named.person ?? (named.members as { person?: unknown }[] | undefined)?.[0]?.person) as
    | { name?: string; id?: string }
    | undefined
  return newcomer?.name ? { name: newcomer.name, path: `/orang/${newcomer.id}` } : undefined
}

export const registryDevice: DevicePart = {
  tables: registryDeviceTables,
  effects: registryEffects,
  answers: registryAnswers,
  about,
  formOf: registryFormOf,
}
