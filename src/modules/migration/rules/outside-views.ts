import { outsideSystems } from '#modules/references/contract/codes.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { OutsideNumbers } from '../contract/outside-numbers.ts'
import { type SystemRow, shapeOf, standingNumbers } from './outside-numbers.ts'
import type { OutsideNumberRow } from './rows.ts'

/** The numbers of a file and the systems that give them, whoever holds the rows. */
export const viewOutsideNumbers = (
  rows: readonly OutsideNumberRow[],
  systems: readonly SystemRow[],
): OutsideNumbers => ({
  numbers: standingNumbers(rows).map((row) => ({
    ...{ id: row.id, system: row.system, number: row.number_text ?? '', note: row.note },
    givenOn: row.given_on as PlainDate | null,
    shape: shapeOf(row.number_text ?? '', systemOf(systems, row.system)),
    ...{ recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
  })),
  systems: outsideSystems.map((system) => {
    const row = systemOf(systems, system)
    return {
      ...{ system, title: row?.title ?? null, pattern: row?.body.pattern ?? null },
      ...{ example: row?.body.example ?? null, website: row?.body.website ?? null },
      ...{ source: row?.source ?? null, confirmed: row?.confirmed ?? false },
    }
  }),
})

export const systemOf = (systems: readonly SystemRow[], system: string): SystemRow | undefined =>
  systems.find(({ body }) => body.system === system)
