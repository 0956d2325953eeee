import { phoneLine } from '#apps/web/phone/phone-line.ts'
import { registryDeviceTables } from '#modules/registry/device.ts'
import { registryEffects } from '#modules/registry/device-effects.ts'
import { choosePin } from '#platform/client/device/keys.ts'
import { type Device, openDevice } from '#platform/client/device/open-device.ts'
import { openPhoneDatabase } from '#platform/client/device/vault-database.ts'
import { indexedVault } from '#platform/client/device/vault-indexed.ts'
import { newId } from '#platform/shared/ids.ts'
import type { QueuedCommand } from '#platform/shared/sync-contract.ts'

let device: Device

const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}

const correction = ({ id, birth_place: from }: { id: string; birth_place?: unknown }, to: string): QueuedCommand => ({
  ...{ commandId: newId(), name: 'registry.correctPerson', village: null, schemaVersion: 1 },
  input: { id: newId(), personId: id, changes: [{ field: 'birthPlace', from, to }] },
  occurredAt: new Date().toISOString(),
})

/** What our phone does, with the vault, the device and the line that the app has. */
const wire = {
  open: async () => {
    const database = await openPhoneDatabase(newId())
    const vault = indexedVault({ database, keys: await choosePin(database, '730491') })
    const line = phoneLine({ phoneId: newId(), keysId: () => undefined, onKeys: () => undefined })
    device = await openDevice({ vault, line, tables: registryDeviceTables, effects: registryEffects })
  },
  /** Corrects the birth place of so many people, on this phone alone. */
  edit: async (count: number) => {
    const people = device.rows().all('people').slice(0, count)
    for (const [at, person] of people.entries()) await device.queue(correction(person, `Dusun ${at % 7}`))
  },
  sync: () => timed(() => device.sync()),
  rowCount: () => registryDeviceTables.reduce((sum, { table }) => sum + device.rows().all(table).length, 0),
  undecided: () => device.outbox().length,
}
export type WirePage = typeof wire

Object.assign(window, { wire })
