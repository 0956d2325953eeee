import { expect, it } from 'vitest'
import { filledFrom } from './filled-from.ts'

it('a form opens with what was written: empty fields empty, other fields as they usually begin', () => {
  const initial = {
    kind: '',
    number: '',
    issuedOn: '2026-01-01',
    heldBy: 'owner',
    seen: false,
    months: null,
    left: 'x',
  }
  const input = { id: '1', kind: 'PASPOR', number: null, issuedOn: '2026-03-04', seen: true, months: 24, other: 'y' }
  expect({ ...initial, ...filledFrom(initial, input) }).toEqual({
    ...{ kind: 'PASPOR', number: '', issuedOn: '2026-03-04', heldBy: 'owner', seen: true, months: 24, left: 'x' },
  })
})

it('a correction opens with what was wanted, field by field', () => {
  const initial = { name: 'Siti', birthPlace: 'Wonosobo', reason: '' }
  const changes = [{ field: 'birthPlace', from: 'Wonosobo', to: null }]
  expect({ ...initial, ...filledFrom(initial, { changes, reason: 'salah tulis' }) }).toEqual({
    ...{ name: 'Siti', birthPlace: '', reason: 'salah tulis' },
  })
})

it('a part of a form is filled as deep as it goes', () => {
  const initial = { household: { id: 'new', rt: '', rw: '' }, members: [] as string[] }
  const input = { household: { id: 'old', rt: '03', rw: null }, members: ['a'] }
  expect(filledFrom(initial, input)).toEqual({ household: { id: 'old', rt: '03', rw: '' }, members: ['a'] })
})
