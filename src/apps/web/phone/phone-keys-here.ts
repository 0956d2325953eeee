import { PhoneKeys } from '#platform/shared/sync-contract.ts'

const beginning = 'phone-keys:'
const placeOf = (accountId: string) => `${beginning}${accountId}`

/** The keys of the house as they were last told; with them a forgotten PIN loses nothing, and a pack is believed. */
export const phoneKeysHere = (accountId: string): PhoneKeys | undefined => {
  try {
    const read = PhoneKeys.safeParse(JSON.parse(localStorage.getItem(placeOf(accountId)) ?? 'null'))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

export const notePhoneKeys = (accountId: string, keys: PhoneKeys): void => {
  try {
    localStorage.setItem(placeOf(accountId), JSON.stringify(keys))
  } catch {
    // Not kept: it is asked again at the next opening.
  }
}

/** Everybody who ever kept a village on this phone. */
export const accountsHere = (): readonly string[] =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(beginning))
    .map((key) => key.slice(beginning.length))
