import { VillageKey } from '#platform/shared/village-key.ts'

const keyPlaceOf = (accountId: string) => `village-key:${accountId}`

/** The village's public key as it was last told; with it a forgotten PIN loses nothing of what waits. */
export const villageKeyHere = (accountId: string): VillageKey | undefined => {
  try {
    const read = VillageKey.safeParse(JSON.parse(localStorage.getItem(keyPlaceOf(accountId)) ?? 'null'))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

export const noteVillageKey = (accountId: string, key: VillageKey): void => {
  try {
    localStorage.setItem(keyPlaceOf(accountId), JSON.stringify(key))
  } catch {
    // Not kept: it is asked again at the next opening.
  }
}
