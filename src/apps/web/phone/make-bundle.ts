import { base64Of } from '#platform/client/base64.ts'
import type { PhoneKey } from '#platform/client/device/keys-phone.ts'
import { sealForVillage } from '#platform/client/device/keys-village.ts'
import type { Device } from '#platform/client/device/open-device.ts'
import { asCommand } from '#platform/client/device/outbox.ts'
import type { PhoneBundle } from '#platform/client/phone.ts'
import { carriedName, writeCarried } from '#platform/shared/carried-file.ts'
import { dayIn, type TimeZone } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { type ParcelContent, type ParcelMaker, provenText } from '#platform/shared/parcel-contract.ts'
import type { VillageKey } from '#platform/shared/village-key.ts'

// What one parcel holds at most; the rest goes into the next file, once the office has answered this one.
const mostCommands = 5_000

interface Bundling {
  readonly device: Device
  readonly villageKey: VillageKey | undefined
  readonly maker: ParcelMaker
  readonly phone: PhoneKey
  readonly zone: TimeZone
  readonly villageCode: string
  /** The word of this phone's own key. */
  readonly prove: (village: VillageKey, text: string) => Promise<Uint8Array>
}

/** Writes what waits into a file that the village alone opens. Nothing leaves the queue by it. */
export const makeBundle = async (bundling: Bundling): Promise<PhoneBundle> => {
  const { device, villageKey, maker, phone, zone, villageCode } = bundling
  if (!villageKey) throw new Refusal('rule', 'platform.bundleNoKey')
  const waiting = device.outbox().filter(({ state }) => state === 'waiting')
  const entries = waiting.slice(0, mostCommands)
  if (entries.length === 0) throw new Refusal('rule', 'platform.bundleEmpty')
  const { since = null, shape = null } = device.mark() ?? {}
  const said = {
    madeBy: maker,
    device: { id: phone.id, since, shape },
    commands: entries.map(asCommand),
  }
  const proof = base64Of(await bundling.prove(villageKey, provenText(said)))
  const content: ParcelContent = { version: 1, ...said, proof }
  const sealed = await sealForVillage(villageKey, new TextEncoder().encode(JSON.stringify(content)))
  const now = new Date()
  const commandIds = entries.map(({ commandId }) => commandId)
  await device.noteHanded(commandIds, now.toISOString())
  return {
    name: carriedName('bundle', villageCode, dayIn(zone, now)),
    file: writeCarried('bundle', { village: villageKey.village, sealed }),
    commands: entries.length,
  }
}
