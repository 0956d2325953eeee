import type { FieldFault } from '#platform/shared/errors.ts'

/** What a plan cannot be, said at its field. */
export const planFaults = (plan: { readonly startsAt: string; readonly endsAt: string | null }): FieldFault[] =>
  plan.endsAt !== null && plan.endsAt <= plan.startsAt ? [{ field: 'endsAt', code: 'meetings.endsBeforeStart' }] : []

/** Exactly one of the two says who it is. */
export const whoFaults = (
  who: { readonly personId: string | null; readonly guestName: string | null },
  field: string,
): FieldFault[] =>
  (who.personId === null) === (who.guestName === null) ? [{ field, code: 'meetings.whoMissing' }] : []
