import type { DevicePart } from '#platform/client/device/device-part.ts'
import { type Device, openDevice } from '#platform/client/device/open-device.ts'
import { isSettledDispute, platformDevice } from '#platform/client/device/platform-device.ts'
import type { Kept } from '#platform/client/device/vault.ts'
import { pushCommands } from '#platform/server/sync/push-commands.ts'
import { dayIn, type TimeZone } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, Operation, OutputOf } from '#platform/shared/operation.ts'
import { listChanges } from '#platform/shared/sync-contract.ts'
import { clientModules } from '../web/modules.ts'
import type { Person, World } from './world.ts'

const zone: TimeZone = 'Asia/Jakarta'

const deviceParts = async (): Promise<readonly DevicePart[]> => {
  const gathered = await Promise.all(clientModules.map((client) => client.device?.()))
  return [platformDevice, ...gathered.filter((part) => part !== undefined)]
}

/** A phone of somebody, with a line that can be cut; what it keeps lies in memory. */
export const answeringPhone = async (world: World, person: Person, role = 'migration_officer') => {
  const parts = await deviceParts()
  let isCut = false
  const kept: Kept = { turn: 0, mark: null, rows: [], outbox: [] }
  const lined = <Answer>(ask: () => Promise<Answer>) => (isCut ? Promise.reject(new Error('no line')) : ask())
  const device: Device = await openDevice({
    vault: { load: async () => kept, save: async (_, turn) => turn + 1 },
    line: {
      pull: (input) => lined(() => person.asks(listChanges, input)),
      push: (commands) => lined(() => pushCommands(world.test.house, { actor: person.actor, commands })),
    },
    tables: parts.flatMap(({ tables }) => tables),
    effects: new Map(parts.flatMap(({ effects }) => [...effects])),
    holder: { accountId: person.actor.accountId, name: person.actor.name },
    isOver: isSettledDispute,
  })
  const answers = new Map(parts.flatMap((part) => [...part.answers]))
  const words = { kindWord: 'Desa', name: 'Contoh', districtWord: 'Kecamatan', district: 'Contoh' }
  const asking = {
    today: dayIn(zone),
    zone,
    role,
    accountId: person.actor.accountId,
    name: person.actor.name,
    village: words,
  }
  /** What was read and sealed already, as it lies in the queue. */
  const queues = (operation: Operation, input: object) =>
    device.queue({
      ...{ commandId: newId(), name: operation.name, input },
      ...{ village: person.actor.homeVillageId, occurredAt: new Date().toISOString() },
    })
  return {
    device,
    cut: () => {
      isCut = true
    },
    mend: () => {
      isCut = false
    },
    says: <Op extends Operation>(operation: Op, input: InputOf<Op>): OutputOf<Op> => {
      const answer = answers.get(operation.name)
      if (!answer) throw new Error(`a phone does not know ${operation.name}`)
      return answer(device.rows(), operation.input.parse(input), asking) as OutputOf<Op>
    },
    queues,
    writes: <Op extends Operation>(operation: Op, input: InputOf<Op>) =>
      queues(operation, operation.input.parse(input) as object),
  }
}
