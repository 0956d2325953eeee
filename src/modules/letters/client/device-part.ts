import { shownName } from '#modules/registry/contract.ts'
import type { About, DevicePart } from '#platform/client/device/device-part.ts'
import type { RowReader } from '#platform/client/device/row-tables.ts'
import { lettersDeviceTables } from '../device.ts'
import { lettersAnswers } from '../device-answers.ts'
import { lettersEffects } from '../device-effects.ts'
import { textOf } from '../device-rows.ts'

/** A request is about whoever the letter names. */
const about = (rows: RowReader, input: unknown): About | undefined => {
  const { id, letterId } = (input ?? {}) as { readonly id?: unknown; readonly letterId?: unknown }
  const asked = letterId ?? id
  const row = typeof asked === 'string' ? rows.find('letters', asked) : undefined
  return row && { name: shownName(textOf(row, 'subject_name') ?? ''), path: `/surat/${row.id}` }
}

/** Where the request was written: the same kind, person and file. */
const requestPath = ({ kind, personId, episodeId, replacesId }: Readonly<Record<string, unknown>>): string => {
  const more = [episodeId && `&calon=${episodeId}`, replacesId && `&ganti=${replacesId}`].filter(Boolean).join('')
  return `/surat/minta?jenis=${kind}&orang=${personId}${more}`
}

export const lettersDevice: DevicePart = {
  tables: lettersDeviceTables,
  effects: lettersEffects,
  answers: lettersAnswers,
  about,
  formOf: (name, input) => (name === 'letters.requestLetter' ? requestPath(input) : undefined),
}
