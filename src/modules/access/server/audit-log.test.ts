import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { newId } from '#platform/shared/ids.ts'
import { getChainState, listAuditEntries } from '../contract/audit.ts'
import { recordAccessReview } from '../contract/review.ts'
import { appoint, atWork, type FrontDoor, openFrontDoor, refusalOf, regencyOf } from '../testing/front-door.ts'

let world: World
let front: FrontDoor
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  front = await openFrontDoor(world.test.house)
  village = await world.village({ code: '33.07.10.2004' })
}, 120_000)
afterAll(async () => {
  await front?.close()
  await world?.close()
})

const auditor = async (placeKind: 'nation' | 'regency', placeId: number | null) => {
  const { username, accountId } = await appoint(world.test.house, { role: 'auditor', placeKind, placeId })
  const ratih = front.visitor()
  const session = await atWork(ratih, username)
  await world.asOwner(`update sessions set factor = 'code' where account_id = $1`, [accountId])
  return session
}

describe('the log of acts', () => {
  it('tells who did what and when, refused acts too, and can be narrowed and paged', async () => {
    await village.head.does(recordAccessReview, { id: newId(), month: '2026-01', note: 'Semua kunci masih perlu.' })
    await village.head.does(recordAccessReview, { id: newId(), month: '2026-01', note: 'Lagi.' }).catch(() => undefined)
    const ratih = await auditor('nation', null)
    const { entries, more } = await ratih.does(listAuditEntries, { villageId: village.id })
    expect(more).toBe(false)
    expect(entries.map(({ operation, applied, actor }) => ({ operation, applied, actor }))).toEqual([
      { operation: 'access.recordAccessReview', applied: false, actor: 'Bambang Supriyadi' },
      { operation: 'access.recordAccessReview', applied: true, actor: 'Bambang Supriyadi' },
    ])
    expect(entries[0]?.refusal).toBe('access.reviewKnown')
    const refused = await ratih.does(listAuditEntries, { villageId: village.id, onlyRefused: true })
    expect(refused.entries).toHaveLength(1)
    const older = await ratih.does(listAuditEntries, { villageId: village.id, before: entries[0]?.at ?? '' })
    expect(older.entries.map((entry) => entry.applied)).toEqual([true])
  })

  it('holds the acts of no village as well, for who inspects the nation', async () => {
    const ratih = await auditor('nation', null)
    const { entries } = await ratih.does(listAuditEntries, { villageId: null, operation: 'recordCodeAcceptance' })
    expect(entries.length).toBeGreaterThan(0)
    expect(new Set(entries.map((entry) => entry.operation))).toEqual(new Set(['access.recordCodeAcceptance']))
  })

  it('stays within the place of the office', async () => {
    const regency = await regencyOf(world, village.id)
    const inside = await auditor('regency', regency)
    expect((await inside.does(listAuditEntries, { villageId: village.id })).entries.length).toBeGreaterThan(0)
    expect((await refusalOf(inside.does(listAuditEntries, { villageId: null }))).kind).toBe('missing')
    const kenanga = await world.village({ code: '32.12.16.2004' })
    expect((await refusalOf(inside.does(listAuditEntries, { villageId: kenanga.id }))).kind).toBe('missing')
    expect((await refusalOf(inside.does(getChainState, { villageId: kenanga.id }))).kind).toBe('missing')
  })

  it('is walked again, and says which entry was edited', async () => {
    const ratih = await auditor('nation', null)
    expect((await ratih.does(getChainState, { villageId: village.id })).faults).toEqual([])
    expect((await ratih.does(getChainState, { villageId: null })).faults).toEqual([])
    await runAsSystem(world.test.house, { name: 'access.nothing', village: village.id, act: async () => undefined })
    await world.asOwner(
      `update audit_entries set entry = replace(entry, 'true', 'false') where village_id = $1 and audit_no = 1`,
      [village.id],
    )
    const { faults } = await ratih.does(getChainState, { villageId: village.id })
    expect(faults).toContainEqual({ auditNo: 1, fault: 'edited' })
  })
})
