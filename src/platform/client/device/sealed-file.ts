import type { VillageKey } from '../../shared/village-key.ts'
import { base64Of } from '../base64.ts'
import { type Bytes, textBytes } from './keys-crypto.ts'
import { sealForVillage } from './keys-village.ts'

/** What one request to the office carries; a larger PDF is on this phone alone until it is sent. */
const mostBytes = 1_000_000

/** A photo as a parcel: one command that keeps its bytes, sealed so that only the village opens it. */
export const sealFile = async (key: VillageKey | undefined, bytes: Bytes, name: string): Promise<Bytes | null> => {
  if (!key || bytes.length > mostBytes) return null
  const command = { commandId: crypto.randomUUID(), name: 'platform.recordFileBytes', village: null }
  const sealed = { ...command, input: { name, base64: base64Of(bytes) }, occurredAt: new Date().toISOString() }
  return sealForVillage(key, textBytes(JSON.stringify(sealed)))
}
