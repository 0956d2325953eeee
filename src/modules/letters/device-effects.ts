import type * as z from 'zod/mini'
import type { Effect, Written } from '#platform/client/device/open-device.ts'
import type { RowWriter } from '#platform/client/device/row-tables.ts'
import type { requestLetter } from './contract/letter.ts'
import { textOf } from './device-rows.ts'
import { findKind } from './kinds/index.ts'
import { readFields } from './kinds/read-fields.ts'

type Request = z.output<typeof requestLetter.input>

/** A request that waits stands in the list; a form that its kind would refuse is refused at once. */
const putRequest = (rows: RowWriter, input: Request, written: Written): void => {
  const kind = findKind(input.kind)
  const fields = kind ? readFields(kind, input.fields) : input.fields
  const specific = new Set(kind?.form.filter((field) => field.specific).map((field) => field.name))
  const day = input.requestedOn ?? written.on
  const recorded = { recorded_at: written.at, recorded_by_name: written.byName }
  const person = rows.find('people', input.personId)
  const episode = input.episodeId === null ? undefined : rows.find('episodes', input.episodeId)
  rows.put('letters', {
    ...{ id: input.id, kind: input.kind, template_version: 0, subject_person_id: input.personId },
    ...{ household_id: textOf(episode, 'household_id'), episode_id: input.episodeId },
    subject_name: textOf(person, 'name') ?? '',
    fields: JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([name]) => !specific.has(name)))),
    ...{ state: 'requested', requested_on: day, number_text: null, issued_on: null, year: null },
    ...{ replaces_id: input.replacesId, source_kind: 'letters', ...recorded },
  })
  rows.put('letter_events', {
    ...{ id: input.id, letter_id: input.id, kind: 'requested', occurred_on: day, reason: null, note: null },
    ...{ paper: null, recorded_by_role: '', ...recorded },
  })
}

export const lettersEffects: ReadonlyMap<string, Effect> = new Map([['letters.requestLetter', putRequest as Effect]])
