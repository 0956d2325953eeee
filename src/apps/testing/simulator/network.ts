import { setImmediate as turn } from 'node:timers/promises'
import type { Line } from '#platform/client/device/open-device.ts'
import type { Actor } from '#platform/server/context.ts'
import type { House } from '#platform/server/house.ts'
import { receiveFile } from '#platform/server/receive-file.ts'
import { runOperation } from '#platform/server/run-operation.ts'
import { pushCommands } from '#platform/server/sync/push-commands.ts'
import { listChanges, type QueuedCommand } from '#platform/shared/sync-contract.ts'
import { type Random, type Weather, withStream } from './seeded.ts'

export interface Network {
  readonly random: Random
  readonly weather: Weather
  /** Copies of requests that are still under way: they arrive many steps later, in any order. */
  readonly late: (() => Promise<unknown>)[]
  readonly lateArrival?: (act: () => Promise<unknown>) => Promise<unknown>
}

/** What the network may do to a request: hold it up, lose it, lose its answer, bring it twice, or bring it once more much later. */
export const travel = async <T>({ random, weather, late, lateArrival }: Network, act: () => Promise<T>): Promise<T> => {
  if (!weather.stormy) return act()
  const luck = random.next()
  for (let wait = luck < 0.5 ? 0 : random.below(30); wait > 0; wait--) await turn()
  if (luck < 0.15) throw new Error('lost on the way there')
  const answer = act()
  if (luck < 0.3) await Promise.all([answer, withStream(random.below(2 ** 31), act)])
  if (luck > 0.8) late.push(lateArrival ? () => lateArrival(act) : act)
  const result = structuredClone(await answer)
  if (luck > 0.7 && luck < 0.85) throw new Error('lost on the way back')
  return result
}

interface Ends {
  readonly network: Network
  /** As it stands when the request arrives: renewed perhaps since it was sent. */
  readonly house: () => House
  /** Who this is when the request arrives. Throws when the session has ended. */
  readonly actor: () => Actor
  /** What the phone holds of the files that its commands name. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly filesLast: boolean
}

/** A phone's line: its files go first, then what it queued. */
export const openLine = ({ network, house, actor, files, filesLast }: Ends): Line => {
  const sent = new Set<string>()
  const sendFiles = async (commands: readonly QueuedCommand[]): Promise<void> => {
    const named = commands.flatMap(({ input }) => (input as { fileHash?: string }).fileHash ?? [])
    for (const hash of named) {
      const bytes = files.get(hash)
      if (!bytes || sent.has(hash)) continue
      await travel(network, async () => receiveFile(house(), { actor: actor(), bytes, name: 'surat.pdf' }))
      sent.add(hash)
    }
  }
  return {
    pull: (input) =>
      travel(network, async () => {
        const limit = 1 + network.random.below(40)
        const request = { actor: actor(), name: listChanges.name, input: { ...input, limit } }
        return (await runOperation(house(), request)) as never
      }),
    push: async (commands) => {
      if (!filesLast) await sendFiles(commands)
      const answers = await travel(network, async () => pushCommands(house(), { actor: actor(), commands }))
      if (filesLast) await sendFiles(commands)
      return answers
    },
  }
}
