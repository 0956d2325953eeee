import type * as z from 'zod/mini'
import type { Effect } from '#platform/client/device/open-device.ts'
import type { Operation } from '#platform/shared/operation.ts'
import type { correctPerson } from './contract/change.ts'
import type { closeContact, recordContact } from './contract/document.ts'
import { personColumns } from './rules/person-columns.ts'

const columnByField: Readonly<Record<string, string>> = personColumns

type Read<Op extends Operation> = z.output<Op['input']>

const effect = <Input>(act: (rows: Parameters<Effect>[0], input: Input) => void): Effect => act as Effect

/** What the register shows on a device of what has not been sent yet. */
export const registryEffects: ReadonlyMap<string, Effect> = new Map([
  [
    'registry.recordContact',
    effect<Read<typeof recordContact>>((rows, { id, personId, kind, value, whose, note }) => {
      rows.put('person_contacts', { id, person_id: personId, kind, value, whose, note, ended_on: null })
    }),
  ],
  [
    'registry.closeContact',
    effect<Read<typeof closeContact>>((rows, { contactId, endedOn }) => {
      rows.change('person_contacts', contactId, { ended_on: endedOn })
    }),
  ],
  [
    'registry.correctPerson',
    effect<Read<typeof correctPerson>>((rows, { personId, changes }) => {
      const columns = changes.flatMap(({ field, to }) => {
        const column = columnByField[field]
        return column ? [[column, to] as const] : []
      })
      rows.change('people', personId, Object.fromEntries(columns))
    }),
  ],
])
