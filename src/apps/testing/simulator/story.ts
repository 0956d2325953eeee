import { registryEffects } from '#modules/registry/device-effects.ts'
import { recordFamily } from '#modules/registry/testing/families.ts'
import { sealForVillage } from '#platform/client/device/keys-village.ts'
import { type Device, type DeviceParts, openDevice } from '#platform/client/device/open-device.ts'
import type { Actor } from '#platform/server/context.ts'
import type { House } from '#platform/server/house.ts'
import { applyParcels } from '#platform/server/sync/apply-parcels.ts'
import type { Conflict } from '#platform/shared/conflict-contract.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { getVillageKey, listParcels, recordParcel } from '#platform/shared/parcel-contract.ts'
import type { QueuedCommand } from '#platform/shared/sync-contract.ts'
import type { Person, VillageWorld, World } from '../world.ts'
import { frailHouse } from './frail-server.ts'
import { type Network, openLine, travel } from './network.ts'
import type { Plant } from './plants.ts'
import { nextRelease, tablesOf } from './releases.ts'
import { streamed } from './seeded.ts'
import { type MortalVault, openVault } from './vault.ts'

export interface Phone {
  readonly holder: Person
  readonly vault: MortalVault
  readonly parts: DeviceParts
  readonly files: Map<string, Uint8Array>
  device: Device
  /** Which release of the app it runs: it is renewed when it is opened. */
  release: number
  /** What it kept, in the order in which it was told. */
  readonly told: string[]
  /** Once its holder is known to be relieved: what it queued, sealed to the village, and nothing else. */
  parcels: string[] | null
}

export interface Story {
  readonly world: World
  readonly village: VillageWorld
  readonly plant: Plant
  readonly network: Network
  readonly phones: Phone[]
  readonly people: readonly string[]
  readonly intended: QueuedCommand[]
  /** What somebody has on the screen, of today or of an hour ago. */
  readonly shownConflicts: Conflict[]
  house: House
  release: number
  /** The officer in office; after the relief, the successor. */
  officer: Person
  /** When the first officer was relieved: the last number of the village's chain before it. */
  relievedAfter: number | null
}

export const openStory = async (world: World, village: VillageWorld, plant: Plant): Promise<Story> => {
  const random = streamed
  const weather = { stormy: true }
  const late: (() => Promise<unknown>)[] = []
  const family = await recordFamily(village)
  const planted = withPlant(world.test.house, plant)
  const network: Network = { random, weather, late, ...(plant.late && { lateArrival: plant.late(world, village) }) }
  const story: Story = {
    ...{
      world,
      village,
      plant,
      network,
      phones: [],
      intended: [],
      shownConflicts: [],
      release: 1,
      relievedAfter: null,
    },
    people: [family.father, family.mother, family.grandmother],
    house: frailHouse(planted, random, weather),
    officer: village.officer,
  }
  for (const holder of [village.officer, village.officer, village.secretary]) await addPhone(story, holder)
  return story
}

const withPlant = (house: House, { handlers = [] }: Plant): House => ({
  ...house,
  handlersByName: new Map([
    ...house.handlersByName,
    ...handlers.map((handler) => [handler.operation.name, handler] as const),
  ]),
})

const addPhone = async (story: Story, holder: Person): Promise<void> => {
  const { network, plant } = story
  const files = new Map<string, Uint8Array>()
  const open = openLine({
    ...{ network, files, filesLast: plant.filesLast ?? false },
    house: () => story.house,
    actor: () => actorNow(story, holder),
  })
  const vault = openVault(network.random, network.weather)
  const parts = {
    vault,
    line: plant.line?.(open) ?? open,
    tables: tablesOf(story.release),
    effects: registryEffects,
  }
  const device = await openDevice(parts)
  story.phones.push({ holder, vault, parts, device, files, release: story.release, told: [], parcels: null })
}

/** Whoever was relieved has no session any more. */
const actorNow = ({ relievedAfter, officer, plant }: Story, { actor }: Person): Actor => {
  const isRelieved = relievedAfter !== null && actor.role === officer.actor.role && actor !== officer.actor
  if (isRelieved && !plant.trustsRelieved) throw new Refusal('forbidden', 'platform.signInFirst')
  return actor
}

/** The phone was switched off, or its app closed: it opens what it had kept, with the newest app it got. */
export const reopen = async (story: Story, phone: Phone): Promise<void> => {
  if (phone.parcels) return
  phone.release = story.release
  phone.device = await openDevice({ ...phone.parts, tables: tablesOf(phone.release) })
}

/** Without a session the queue is sealed to the village and the rest of the store goes. */
export const sync = async (story: Story, phone: Phone): Promise<void> => {
  if (phone.parcels) return sendParcels(story, phone)
  try {
    await phone.device.sync()
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'platform.signInFirst') throw fault
    await leave(story, phone)
  }
}

const leave = async ({ officer }: Story, phone: Phone): Promise<void> => {
  if (phone.parcels) return
  phone.parcels = []
  const waiting = phone.vault.leave().filter(({ state }) => state !== 'applied')
  const key = await officer.asks(getVillageKey, {})
  const sealed = waiting.map((entry) => sealForVillage(key, new TextEncoder().encode(JSON.stringify(entry))))
  phone.parcels = (await Promise.all(sealed)).map((bytes) => Buffer.from(bytes).toString('base64'))
}

const sendParcels = async ({ world, village, network }: Story, phone: Phone): Promise<void> => {
  for (const sealed of [...(phone.parcels ?? [])]) {
    const input = { village: village.id, sealed, madeBy: null }
    await travel(network, () => world.anyone.does(recordParcel, input))
    phone.parcels = (phone.parcels ?? []).filter((one) => one !== sealed)
  }
}

/** The officer in office takes over what phones left behind. */
export const takeOver = async (story: Story): Promise<void> => {
  const { officer, village, network } = story
  const { parcels } = await officer.asks(listParcels, {})
  const parcelIds = parcels.filter(({ appliedAt }) => appliedAt === null).map(({ id }) => id)
  const asked = { actor: officer.actor, village: village.id, parcelIds }
  await travel(network, () => applyParcels(story.house, asked))
}

/** The officer's term ends while the phones are far away; the successor comes with a phone of his own. */
export const relieve = async (story: Story): Promise<void> => {
  const { world, village } = story
  const [head] = await world.asOwner<{ audit_no: string }>('select audit_no from village_heads where village_id = $1', [
    village.id,
  ])
  story.relievedAfter = Number(head?.audit_no)
  story.officer = await village.person('migration_officer', { name: 'Wahyu Prasetyo' })
  await addPhone(story, story.officer)
}

/** The house is renewed; each phone when it is opened the next time. */
export const renew = (story: Story): void => {
  story.house = nextRelease(story.house)
  story.release = 2
}

/** The sun comes out: what was under way arrives, and everybody reaches the office. */
export const settleDown = async (story: Story): Promise<void> => {
  const { network, phones } = story
  network.weather.stormy = false
  for (const act of network.late.splice(0)) await act().catch(() => undefined)
  for (let round = 0; round < 2; round++) {
    for (const phone of phones) {
      await reopen(story, phone)
      await sync(story, phone)
    }
    await takeOver(story)
  }
}
