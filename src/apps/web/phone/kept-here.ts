import { type Session, useSession } from '#platform/client/session.tsx'
import { useOnline } from '#platform/client/use-online.ts'

const placeOf = (accountId: string) => `phone:${accountId}`

/** Does this account keep its village on this phone? Nothing of the village stands here, only that it is kept and since when. */
export const isKeptHere = (accountId: string | undefined): boolean =>
  accountId !== undefined && localStorage.getItem(placeOf(accountId)) !== null

/** The moment up to which the phone had everything; null before the first time. */
export const lastSync = (accountId: string): string | null => localStorage.getItem(placeOf(accountId)) || null

export const noteKept = (accountId: string, syncedAt: string | null): void => {
  try {
    localStorage.setItem(placeOf(accountId), syncedAt ?? '')
  } catch {
    // Storage is full or forbidden: the vault itself says so when it is written.
  }
}

export const forgetKept = (accountId: string): void => localStorage.removeItem(placeOf(accountId))

/** Whoever reads the people of a village may keep them on a phone, and whoever works above it the counts of the area. */
export const mayKeep = ({ village, may }: Pick<Session, 'village' | 'may'>): boolean =>
  may(village ? 'registry.getPerson' : 'monitoring.listCounts')

/** Where the browser has keys to give; nobody is asked twice. */
export const useKeepIsOffered = (): boolean => {
  const session = useSession()
  const online = useOnline()
  return online && mayKeep(session) && isSecureContext && !isKeptHere(session.account?.id)
}
