import { makeCheckpoint } from '#platform/server/checkpoint.ts'
import { countVillages } from '#platform/server/count-villages.ts'
import { deliverEvents } from '#platform/server/deliver-events.ts'
import { type Queue, startQueue } from '#platform/server/queue.ts'
import type { OpenHouse } from './house.ts'

/** What runs beside the requests: telling events, the checkpoint each minute, and the clock of the modules' jobs. */
export const startBackground = async (
  opened: OpenHouse,
  onFault: (fault: unknown) => void,
): Promise<{ stop(): Promise<void> }> => {
  const { house, settings } = opened
  let telling: Promise<unknown> = Promise.resolve()
  let asked = false
  const tell = () => {
    if (asked) return
    asked = true
    telling = telling.then(async () => {
      asked = false
      await deliverEvents(house).catch(onFault)
    })
  }
  opened.onEvents(tell)
  tell()
  const retry = setInterval(tell, 30_000)
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
      clearInterval(minute)
      clearInterval(half)
      await queue.stop()
      await telling
      await counting
      await checkpoint()
    },
  }
}
