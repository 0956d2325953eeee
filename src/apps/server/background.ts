import { makeCheckpoint } from '#platform/server/checkpoint.ts'
import { countVillages } from '#platform/server/count-villages.ts'
import { deliverEvents } from '#platform/server/deliver-events.ts'
import { type Queue, startQueue } from '#platform/server/queue.ts'
import { runErrands } from '#platform/server/run-errands.ts'
import type { OpenHouse } from './house.ts'

/** Runs an act again whenever it is asked for, one run at a time; asked meanwhile, once more. */
const onRequest = (act: () => Promise<unknown>) => {
  let running: Promise<unknown> = Promise.resolve()
  let asked = false
  const ask = () => {
    if (asked) return
    asked = true
    running = running.then(() => {
      asked = false
      return act()
    })
  }
  return { ask, ended: () => running }
}

/** What runs beside the requests: telling events, errands, the checkpoint each minute, and the clock of the modules' jobs. */
export const startBackground = async (
  opened: OpenHouse,
  onFault: (fault: unknown) => void,
): Promise<{ stop(): Promise<void> }> => {
  const { house, settings } = opened
  const telling = onRequest(() => deliverEvents(house).catch(onFault))
  const errands = onRequest(() => runErrands(house, onFault))
  const tell = () => {
    telling.ask()
    errands.ask()
  }
  opened.onEvents(tell)
  tell()
  const retry = setInterval(telling.ask, 30_000)
  const out = setInterval(errands.ask, 5_000)
  const checkpoint = () => makeCheckpoint(house, settings.checkpointsDir).catch(onFault)
  await checkpoint()
  const minute = setInterval(checkpoint, 60_000)
  const count = () => countVillages(house).catch(onFault)
  let counting: Promise<unknown> = count()
  const half = setInterval(() => {
    counting = counting.then(count)
  }, 30_000)
  const queue: Queue = await startQueue(opened.appUrl, house, onFault)
  return {
    async stop() {
      clearInterval(retry)
      clearInterval(out)
      clearInterval(minute)
      clearInterval(half)
      await queue.stop()
      await telling.ended()
      await errands.ended()
      await counting
      await checkpoint()
    },
  }
}
