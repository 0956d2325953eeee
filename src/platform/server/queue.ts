import { PgBoss } from 'pg-boss'
import type { House } from './house.ts'
import type { Job } from './module.ts'
import { runAsSystem } from './run-as-system.ts'
import { Transaction } from './transaction.ts'

/** Villages whose books have been opened: each has a head. */
export const villagesInUse = (house: House): Promise<number[]> =>
  Transaction.run(house.pool, { role: 'app_worker', readOnly: true }, async (transaction) => {
    const text = 'select village_id from village_heads where village_id > 0 order by 1'
    const { rows } = await transaction.query<{ village_id: number }>(text)
    return rows.map((row) => row.village_id)
  })

/** Does a job now, village by village; one village's fault does not keep the others waiting. */
export const runJob = async (house: House, job: Job, onFault: (fault: unknown) => void): Promise<void> => {
  if (job.scope === 'common') return runAsSystem(house, { name: job.name, act: job.run })
  for (const village of await villagesInUse(house)) {
    await runAsSystem(house, { name: job.name, village, act: job.run }).catch(onFault)
  }
}

export interface Queue {
  stop(): Promise<void>
}

/** Starts the clock for every module's jobs (cron in WIB). Two servers on one database do each job once. */
export const startQueue = async (url: string, house: House, onFault: (fault: unknown) => void): Promise<Queue> => {
  const boss = new PgBoss({ connectionString: url, schema: 'pgboss', max: 2, createSchema: false })
  boss.on('error', onFault)
  await boss.start()
  for (const job of house.modules.flatMap((module) => module.jobs ?? [])) {
    await boss.createQueue(job.name, { retryLimit: 3, retryBackoff: true })
    await boss.schedule(job.name, job.cron, null, { tz: 'Asia/Jakarta' })
    await boss.work(job.name, { pollingIntervalSeconds: 30 }, () => runJob(house, job, onFault))
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) }
}
