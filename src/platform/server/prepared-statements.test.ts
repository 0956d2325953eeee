import { describe, expect, it } from 'vitest'
import { asStatement } from './prepared-statements.ts'

describe('a statement', () => {
  it('gets a name once it comes again and again, and keeps it', () => {
    const name = () => asStatement('select 1 from people where id = $1', ['a']).name
    expect([name(), name()]).toEqual([undefined, undefined])
    const kept = name()
    expect(kept).toBeDefined()
    expect(name()).toBe(kept)
    expect(asStatement('select 1 from people where id = $1', ['b'])).toEqual({
      name: kept,
      text: 'select 1 from people where id = $1',
      values: ['b'],
    })
  })

  it('stays without one when there are more texts than a connection should keep', () => {
    const names = Array.from({ length: 1_000 }, (_, index) => {
      const text = `select ${index}`
      asStatement(text, [])
      asStatement(text, [])
      return asStatement(text, []).name
    })
    expect(new Set(names.filter(Boolean)).size).toBeLessThanOrEqual(400)
    expect(names.at(-1)).toBeUndefined()
  })
})
