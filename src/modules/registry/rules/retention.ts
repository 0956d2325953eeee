import type { PlainDate } from '#platform/shared/dates.ts'
import { addMonths } from '#platform/shared/dates.ts'
import type { LifeStatus } from '../contract/codes.ts'

/** Five years after the last service, as the fields declare. */
export const keptMonths = 60

const gone: ReadonlySet<LifeStatus> = new Set(['dead', 'moved', 'invalid', 'missing'])

/** The day from which a person's data is due to be erased; `null` while the person lives here or is served. */
export const erasureDueOn = (person: {
  readonly lifeStatus: LifeStatus
  readonly lastServiceOn: PlainDate
}): PlainDate | null => (gone.has(person.lifeStatus) ? addMonths(person.lastServiceOn, keptMonths) : null)

export const isErasureDue = (
  person: { readonly lifeStatus: LifeStatus; readonly lastServiceOn: PlainDate },
  today: PlainDate,
): boolean => {
  const dueOn = erasureDueOn(person)
  return dueOn !== null && dueOn <= today
}
