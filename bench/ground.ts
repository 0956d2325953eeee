import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenHouse, openHouse } from '#apps/server/house.ts'
import { readSettings } from '#apps/server/settings.ts'
import type { Actor } from '#platform/server/context.ts'
import { type VillageId, villageId } from '#platform/shared/ids.ts'

/** A house of its own on an embedded PostgreSQL in a temporary folder, forced to disk as in real use. */
export const openGround = async (): Promise<{ opened: OpenHouse; close(): Promise<void> }> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'desmigratif-bench-'))
  chmodSync(dataDir, 0o755)
  const settings = { ...readSettings({ DATA_DIR: dataDir, DEMO: 'off', LOG_LEVEL: 'silent', RATE_LIMITS: 'off' }) }
  const opened = await openHouse(settings)
  const close = async () => {
    await opened.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { opened, close }
}

/** An officer of a village, as a session would make one. */
export const officerOf = (village: number, also: readonly VillageId[] = []): Actor => ({
  kind: 'account',
  accountId: '00000000-0000-7000-8000-000000000001',
  termId: null,
  role: 'migration_officer',
  name: 'Sri Wahyuni',
  homeVillageId: villageId(village),
  villageIds: [villageId(village), ...also],
  personId: null,
  hamlet: null,
})

/** Runs an act again and again from so many callers at once; answers how many a second. */
export const perSecond = async (
  callers: number,
  milliseconds: number,
  act: (turn: number) => Promise<unknown>,
): Promise<number> => {
  const until = performance.now() + milliseconds
  const begun = performance.now()
  let turn = 0
  let done = 0
  const call = async () => {
    while (performance.now() < until) {
      await act(turn++)
      done++
    }
  }
  await Promise.all(Array.from({ length: callers }, call))
  return (done * 1000) / (performance.now() - begun)
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Measures both sides in turns, so that what else the machine does falls on both; answers the medians. */
export const inTurns = async (rounds: number, ours: () => Promise<number>, reference: () => Promise<number>) => {
  const [mine, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    mine.push(await ours())
    theirs.push(await reference())
  }
  return { ours: median(mine), reference: median(theirs) }
}
