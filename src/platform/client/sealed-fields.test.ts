import { expect, it } from 'vitest'
import { sealedText } from '../shared/sealed-text.ts'
import { heldSealed, withoutSealed, withSealed } from './sealed-fields.ts'

const operation = { sealed: ['story', 'workerName'] }
const story = sealedText('b2xk')
const refused = { id: 'a', story, workerName: null, occurredOn: '2026-11-31' }

it('a record that is put right shows no sealed word, and each that nobody wrote over goes along as it lay', () => {
  const held = heldSealed(operation, refused)
  expect(held).toEqual({ story })
  const shown = withoutSealed(refused, held)
  expect(JSON.stringify(shown)).not.toContain('sealed1')
  const corrected = { ...shown, story: '', occurredOn: '2026-11-30' }
  expect(withSealed(corrected, held)).toEqual({ ...refused, occurredOn: '2026-11-30' })
})

it('what somebody writes in its place takes its place', () => {
  const held = heldSealed(operation, refused)
  const corrected = { ...withoutSealed(refused, held), story: 'Ia menelepon lagi.' }
  expect(withSealed(corrected, held)).toMatchObject({ story: 'Ia menelepon lagi.' })
  expect(heldSealed(operation, withSealed(corrected, held))).toEqual({})
})

it('a record that was never sealed stays what it is', () => {
  const input = { id: 'a', story: 'Ia menelepon.' }
  expect(heldSealed(operation, input)).toEqual({})
  expect(withSealed(input, {})).toBe(input)
})
