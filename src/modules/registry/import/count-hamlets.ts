import { ageOn, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import type { Sex } from '../contract/codes.ts'
import { hasError, type ParsedRow } from './parsed-row.ts'

export interface HamletCount {
  readonly hamlet: string
  readonly sex: Sex
  readonly ageBand: string
  readonly people: number
  /** Families whose head is in this group: summed over a hamlet they are its families. */
  readonly households: number
}

/** `0-4` … `70-74`, `75+`, `unknown`. */
export const ageBand = (birthDate: string | undefined, on: PlainDate): string => {
  if (!birthDate) return 'unknown'
  const age = ageOn(plainDate(birthDate), on)
  const from = Math.floor(age / 5) * 5
  return age >= 75 ? '75+' : `${from}-${from + 4}`
}

const livesHere = new Set([undefined, 'alive', 'away'])

/** Counts without names of everybody a file says lives here: what rates are measured against once the rows are gone. */
export const countHamlets = (rows: readonly ParsedRow[], on: PlainDate): HamletCount[] => {
  const counts = new Map<string, { hamlet: string; sex: Sex; ageBand: string; people: number; households: number }>()
  for (const { person, faults } of rows) {
    if (hasError(faults) || !livesHere.has(person.lifeStatus)) continue
    const group = {
      hamlet: person.hamlet ?? '',
      sex: person.sex ?? ('unknown' as const),
      ageBand: ageBand(person.birthDate, on),
    }
    const key = `${group.hamlet}|${group.sex}|${group.ageBand}`
    const held = counts.get(key) ?? { ...group, people: 0, households: 0 }
    held.people++
    if (person.relationCode === '1') held.households++
    counts.set(key, held)
  }
  return [...counts.values()]
}
