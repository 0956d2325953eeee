import { shownName } from '#modules/registry/contract.ts'
import { nameOn } from '#modules/registry/device-face.ts'
import type { About, DevicePart } from '#platform/client/device/device-part.ts'
import type { RowReader } from '#platform/client/device/row-tables.ts'
import { migrationDeviceTables } from '../device.ts'
import { migrationAnswers } from '../device-answers.ts'
import { migrationEffects } from '../device-effects.ts'
import { migrationFormOf } from './form-paths.ts'

/** A command that names a file is about its person. */
const about = (rows: RowReader, input: unknown): About | undefined => {
  const { episodeId, id } = (input ?? {}) as { readonly episodeId?: unknown; readonly id?: unknown }
  const row = [episodeId, id].flatMap((one) => (typeof one === 'string' ? (rows.find('episodes', one) ?? []) : []))[0]
  const name = row && nameOn(rows, String(row.person_id))
  return row && name ? { name: shownName(name), path: `/calon/${row.id}` } : undefined
}

export const migrationDevice: DevicePart = {
  tables: migrationDeviceTables,
  effects: migrationEffects,
  answers: migrationAnswers,
  about,
  formOf: migrationFormOf,
}
