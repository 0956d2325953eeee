import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#platform/shared/dates.ts'
import { type DoorFacts, doorState, findPinFault, partsIn, partsText } from './door.ts'

describe('a PIN', () => {
  it('is six digits that are neither a row nor a repetition', () => {
    for (const pin of ['12345', '1234567', '48 291', 'abcdef', ''])
      expect(findPinFault(pin, null)).toBe('access.pin.six')
    for (const pin of ['123456', '654321', '098765', '000000', '121212', '123123'])
      expect(findPinFault(pin, null)).toBe('access.pin.easy')
    for (const pin of ['482915', '112358', '100200']) expect(findPinFault(pin, null)).toBeUndefined()
  })

  it('is not a birthday, in any order people write one', () => {
    for (const pin of ['020388', '880302', '030288', '031988', '198803'])
      expect(findPinFault(pin, '1988-03-02'), pin).toBe('access.pin.birth')
    expect(findPinFault('020389', '1988-03-02')).toBeUndefined()
  })
})

describe('where a door stands', () => {
  const today = '2026-11-30' as PlainDate
  const now = '2026-11-30T05:00:00.000Z'
  const fresh: DoorFacts = {
    ...{ closedAt: null, until: '2028-11-30', endedOn: null, wrongPins: 0, phones: 0 },
    linkExpiresAt: '2026-12-07T05:00:00.000Z',
  }
  const stateOf = (more: Partial<DoorFacts>) => doorState({ ...fresh, ...more }, today, now)

  it('is said by what is to be done next', () => {
    expect(stateOf({})).toBe('waiting')
    expect(stateOf({ linkExpiresAt: '2026-11-30T04:59:59.000Z' })).toBe('linkOver')
    expect(stateOf({ phones: 1, linkExpiresAt: null })).toBe('used')
    expect(stateOf({ wrongPins: 10, linkExpiresAt: null })).toBe('dropped')
    expect(stateOf({ wrongPins: 10 })).toBe('waiting')
    expect(stateOf({ until: '2026-11-29', phones: 1 })).toBe('over')
    expect(stateOf({ until: '2026-11-30', phones: 1 })).toBe('used')
    expect(stateOf({ endedOn: '2026-11-30', phones: 1 })).toBe('over')
    expect(stateOf({ closedAt: now, phones: 1 })).toBe('closed')
  })
})

it('parts that are shown are kept in one order, and unknown ones are not read', () => {
  expect(partsText(['papers', 'course'])).toBe('course,papers')
  expect(partsIn('papers,case,course')).toEqual(['course', 'papers'])
})
