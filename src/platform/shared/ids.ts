declare const villageBrand: unique symbol

/** A village's own number. It never changes: codes, names and parents have validity in `places`. */
export type VillageId = number & { readonly [villageBrand]: true }

export const villageId = (value: number): VillageId => {
  if (!Number.isSafeInteger(value) || value <= 0) throw new Error('a village id is a positive integer')
  return value as VillageId
}

/** UUIDv7 (RFC 9562): sortable by time, made on the device that records the fact. */
export const newId = (atMilliseconds: number = Date.now()): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let index = 0; index < 6; index++) {
    bytes[index] = Math.floor(atMilliseconds / 2 ** (8 * (5 - index))) % 256
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
