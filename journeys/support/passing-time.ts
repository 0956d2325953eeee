import type { BrowserContext } from '@playwright/test'
import { vi } from 'vitest'
import { runJob } from '#platform/server/queue.ts'
import { addDays, dayIn, type PlainDate } from '#platform/shared/dates.ts'
import type { VillageServer } from './village-server.ts'

/** Time that can be moved on, for the house and its windows alike; timers and what was begun go on as they were. */
export const openPassingTime = (village: VillageServer) => {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true })
  const windows = new Set<BrowserContext>()
  const follow = async (context: BrowserContext) => {
    const ahead = Date.now() - vi.getRealSystemTime()
    await context.addInitScript(moveClock, ahead)
    for (const page of context.pages()) await page.evaluate(moveClock, ahead)
  }
  return {
    today: (): PlainDate => dayIn('Asia/Jakarta'),
    /** From now on this window has the clock of the house. */
    joins: async (context: BrowserContext) => {
      windows.add(context)
      await follow(context)
    },
    /** It is nine in the morning so many days later, and what the house does by itself each morning is done. */
    passDays: async (days: number) => {
      const later = addDays(dayIn('Asia/Jakarta'), days)
      vi.setSystemTime(new Date(`${later}T02:00:00Z`))
      const { house } = village.opened
      const faults: unknown[] = []
      for (const job of house.modules.flatMap((module) => module.jobs ?? []))
        if (job.name.startsWith('migration.')) await runJob(house, job, (fault) => faults.push(fault))
      if (faults.length > 0) throw faults[0]
      for (const context of windows) await follow(context)
    },
    end: () => vi.useRealTimers(),
  }
}

// The browser's own clock for tests reckons with this process's time, which is moved too: its pages' timers stop after a month.
const moveClock = (ahead: number): void => {
  const house = globalThis as unknown as { realDate?: DateConstructor; Date: DateConstructor }
  house.realDate ??= Date
  const real = house.realDate
  const now = () => real.now() + ahead
  house.Date = new Proxy(real, {
    apply: () => new real(now()).toString(),
    construct: (_, said: [], made) => (said.length === 0 ? new real(now()) : Reflect.construct(real, said, made)),
    get: (of, name) => (name === 'now' ? now : Reflect.get(of, name)),
  })
}
