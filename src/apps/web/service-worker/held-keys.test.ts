import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { holdKeys, takeKeys } from './held-keys.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('the keys of a window come back to it once, and to no other', async () => {
  const [keys, other] = [{ lockId: 'a' }, { lockId: 'b' }]
  void holdKeys('one', keys)
  void holdKeys('two', other)
  expect(takeKeys('three')).toBeNull()
  expect([takeKeys('one'), takeKeys('one')]).toEqual([keys, null])
  expect(takeKeys('two')).toBe(other)
})

it('a window that does not come back within a quarter of a minute asks for the PIN', async () => {
  const held = holdKeys('one', { lockId: 'a' })
  await vi.advanceTimersByTimeAsync(15_000)
  await held
  expect(takeKeys('one')).toBeNull()
})

it('an older hold does not take away what was held since', async () => {
  void holdKeys('one', { lockId: 'a' })
  await vi.advanceTimersByTimeAsync(10_000)
  const keys = { lockId: 'a' }
  void holdKeys('one', keys)
  await vi.advanceTimersByTimeAsync(6_000)
  expect(takeKeys('one')).toBe(keys)
})
