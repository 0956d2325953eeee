import type { PlainDate } from '#platform/shared/dates.ts'
import { addDays } from '#platform/shared/dates.ts'

export type ConsentState = 'valid' | 'ending' | 'expired' | 'withdrawn'

const noticeDays = 30

/** Derived every time it is asked: a consent runs out by itself. */
export const consentState = (
  consent: { readonly expiresOn: string | null; readonly withdrawnAt: string | null },
  today: PlainDate,
): ConsentState => {
  if (consent.withdrawnAt !== null) return 'withdrawn'
  if (consent.expiresOn === null) return 'valid'
  if (consent.expiresOn < today) return 'expired'
  return consent.expiresOn <= addDays(today, noticeDays) ? 'ending' : 'valid'
}

export const isInForce = (state: ConsentState): boolean => state === 'valid' || state === 'ending'

/** UU 27/2022 art. 40: processing stops at the latest 3 × 24 hours after the withdrawal. */
export const stopWithinHours = 72

/** Who is not yet 18 cannot consent alone (UU 27/2022 art. 25, UU 23/2002 art. 1). */
export const adultAge = 18
