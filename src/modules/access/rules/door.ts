import type { Instant, PlainDate } from '#platform/shared/dates.ts'
import { addMonths } from '#platform/shared/dates.ts'
import { type DoorPart, doorParts, pinPattern } from '../contract/door.ts'

/** Five wrong PINs close a key for an hour; ten on whatever phone shut the door until the desk makes a new link. */
export const wrongPinsBeforeHour = 5
export const wrongPinsBeforeDrop = 10
export const closedMinutes = 60
/** With keys that open nothing. */
export const wrongPinsFromAddress = 30

export const doorPhones = 3
export const linksPerDay = 5
export const doorSessionHours = 12
export const doorMonths = 24

export const doorUntil = (today: PlainDate): PlainDate => addMonths(today, doorMonths)

const isRun = (pin: string): boolean => '01234567890'.includes(pin) || '09876543210'.includes(pin)
const isRepeated = (pin: string): boolean => /^(\d{1,3})\1+$/.test(pin)

// 1988-03-02 as people type it: 020388, 880302, 021988, 198803, 0302…
const isOfBirth = (pin: string, birthDate: string | null): boolean => {
  if (birthDate === null) return false
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const short = year.slice(2)
  return [
    day + month + short,
    short + month + day,
    month + day + short,
    month + year,
    year + month,
    day + year,
  ].includes(pin)
}

/** Why a PIN is too easy to guess, as the key of a text; `undefined` when it will do. */
export const findPinFault = (pin: string, birthDate: string | null): string | undefined => {
  if (!pinPattern.test(pin)) return 'access.pin.six'
  if (isRun(pin) || isRepeated(pin)) return 'access.pin.easy'
  return isOfBirth(pin, birthDate) ? 'access.pin.birth' : undefined
}

export interface DoorFacts {
  readonly closedAt: string | null
  readonly until: string | null
  readonly endedOn: string | null
  readonly wrongPins: number
  readonly linkExpiresAt: string | null
  readonly phones: number
}

/** Where a door stands for the desk: what is to be done next about it. */
export const doorState = (door: DoorFacts, today: PlainDate, now: Instant | string) => {
  if (door.closedAt !== null) return 'closed' as const
  if ((door.until !== null && door.until < today) || (door.endedOn !== null && door.endedOn <= today))
    return 'over' as const
  const waits = door.linkExpiresAt !== null && door.linkExpiresAt > now
  if (door.wrongPins >= wrongPinsBeforeDrop && !waits) return 'dropped' as const
  if (door.phones > 0) return 'used' as const
  return waits ? ('waiting' as const) : ('linkOver' as const)
}

export const partsIn = (text: string): DoorPart[] => doorParts.filter((part) => text.split(',').includes(part))
export const partsText = (parts: readonly DoorPart[]): string =>
  doorParts.filter((part) => parts.includes(part)).join(',')
