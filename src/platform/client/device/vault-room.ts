import type { PhoneDatabase } from './vault-database.ts'

/** How the phone stands, for who asks before a long day without a signal. */
export interface PhoneRoom {
  /** Bytes this app uses and may use on this phone; null where the browser does not say. */
  readonly usedBytes: number | null
  readonly freeBytes: number | null
  /** The browser promised not to clear it when the phone runs full. */
  readonly isKept: boolean
  readonly waiting: number
  /** Of what waits: what was made before this phone knew its village's key, and exists nowhere else. */
  readonly unsealed: number
  readonly parcels: number
}

/** Can this browser keep a vault at all? Over plain http, and in some private windows, it cannot: then nothing is kept. */
export const mayKeepVault = (): boolean => isSecureContext && 'indexedDB' in self && 'locks' in navigator

/** Less than this is too little for a day with photos: said early, while something can still be done. */
const tightBytes = 50_000_000

export const phoneRoom = async ({ entries, parcels, files }: PhoneDatabase): Promise<PhoneRoom> => {
  const [estimate, isKept, all, parcelCount, photos] = await Promise.all([
    navigator.storage.estimate().catch((): StorageEstimate => ({})),
    navigator.storage.persisted().catch(() => false),
    entries.toArray(),
    parcels.count(),
    files.toArray(),
  ])
  const { usage = null, quota = null } = estimate
  const freeBytes = usage === null || quota === null ? null : Math.max(0, quota - usage)
  const waiting = all.filter(({ isDone }) => !isDone)
  const unsealed = waiting.filter(({ parcel }) => !parcel).length + photos.filter(({ isSealed }) => !isSealed).length
  return {
    usedBytes: usage,
    freeBytes,
    isKept,
    waiting: waiting.length + photos.length,
    unsealed,
    parcels: parcelCount,
  }
}

export const isTight = ({ freeBytes }: PhoneRoom): boolean => freeBytes !== null && freeBytes < tightBytes

/** Asks the browser to keep the data whatever happens; some ask the person, some decide by how often the app is used. */
export const keepForGood = (): Promise<boolean> => navigator.storage.persist().catch(() => false)
