import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'
import type { TimeZone } from '../shared/dates.ts'
import type { Language } from '../shared/texts.ts'

export interface SessionVillage {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly district: string
  readonly regency: string
  /** Desa, Nagari, Gampong … */
  readonly localWord: string
  readonly zone: TimeZone
}

export interface SessionTerm {
  readonly id: string
  readonly role: string
  readonly place: string
  readonly villageId: number | null
  readonly until: string | null
}

/** Who looks at this screen, under which term of office, and what they may ask. */
export interface Session {
  readonly signedIn: boolean
  readonly account: { readonly id: string; readonly name: string; readonly username: string } | null
  readonly term: SessionTerm | null
  readonly terms: readonly SessionTerm[]
  readonly role: string
  readonly village: SessionVillage | null
  readonly villageIds: readonly number[]
  readonly personId: string | null
  readonly hamlet: string | null
  readonly language: Language
  readonly easyMode: boolean
  readonly demo: boolean
  /** What is still to be done before work can start; `done` when nothing. */
  readonly next: string
  /** May this role ask this operation at all? How far is the server's to say. */
  readonly may: (operation: string) => boolean
  /** Asks the server again who is there: after signing in, choosing a term, accepting a code. */
  readonly reload: () => Promise<void>
}

const nobody: Session = {
  signedIn: false,
  account: null,
  term: null,
  terms: [],
  role: 'public',
  village: null,
  villageIds: [],
  personId: null,
  hamlet: null,
  language: 'id',
  easyMode: false,
  demo: false,
  next: 'done',
  may: () => false,
  reload: async () => {},
}

const SessionContext = createContext<Session>(nobody)

export const SessionProvider = ({ session, children }: { readonly session: Session; readonly children: ReactNode }) => (
  <SessionContext value={session}>{children}</SessionContext>
)

export const useSession = (): Session => useContext(SessionContext)

export { nobody }
