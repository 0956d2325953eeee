import { expect, it } from 'vitest'
import type { Parcel } from '#platform/shared/parcel-contract.ts'
import { groupParcels, refusedKinds } from './parcel-groups.ts'

const left = (id: string, rest: Partial<Parcel> = {}): Parcel => ({
  ...{ id, madeByName: 'Wahyu Prasetyo', isProven: false, sentByName: 'Umum', sentAt: '2026-11-02T03:00:00.000Z' },
  ...{ commands: 1, names: ['registry.recordContact'], applied: 0, refusals: [], appliedByName: null, appliedAt: null },
  ...{ refusedReason: null },
  ...rest,
})

it('one card holds what one maker left on one day in the village, and never what another proved', () => {
  const parcels = [
    left('a', { sentAt: '2026-11-01T18:00:00.000Z' }),
    left('b', { names: ['registry.recordPerson'], commands: 3 }),
    left('c', { isProven: true }),
    left('d', { sentAt: '2026-11-01T16:00:00.000Z' }),
  ]
  const groups = groupParcels(parcels, 'Asia/Jakarta')
  expect(groups.map(({ parcelIds, commands }) => [parcelIds, commands])).toEqual([
    [['d'], 1],
    [['a', 'b'], 4],
    [['c'], 1],
  ])
  expect(groups[1]?.names).toEqual(['registry.recordContact', 'registry.recordPerson'])
})

it('what waits stands before what was done, the latest first', () => {
  const refusals = [{ commandId: 'x', name: 'registry.recordContact', code: 'platform.forbidden' }]
  const done = { appliedByName: 'Sri Wahyuni', appliedAt: '2026-11-03T03:00:00.000Z' }
  const parcels = [
    left('applied', { ...done, applied: 1 }),
    left('partly', { ...done, appliedAt: '2026-11-04T03:00:00.000Z', applied: 1, refusals }),
    left('refused', { ...done, appliedAt: '2026-11-05T03:00:00.000Z', refusals }),
    left('waiting'),
  ]
  expect(groupParcels(parcels, 'Asia/Jakarta').map(({ state }) => state)).toEqual([
    'waiting',
    'refused',
    'partly',
    'applied',
  ])
})

it('the same reason for the same kind of record is said once', () => {
  const refused = (name: string) => ({ commandId: name, name, code: 'platform.forbidden' })
  const kinds = refusedKinds([refused('a.recordOne'), refused('a.recordTwo'), refused('a.recordOne')])
  expect(kinds.map(({ name, count }) => [name, count])).toEqual([
    ['a.recordOne', 2],
    ['a.recordTwo', 1],
  ])
})
