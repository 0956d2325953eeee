import type { Role } from '#modules/access/contract/role.ts'
import { permissions } from '#modules/access/permissions/index.ts'
import type { Session } from '#platform/client/session.tsx'
import type { OperationName } from '#platform/shared/operation.ts'

import { insideVillage } from './inside-village.ts'

export type LoadedSession = Omit<Session, 'reload'>

const place = 'last-session'
const owed = 'sign-out-owed'

/** What this role may ask at all, standing in a village or in none. */
export const mayOf =
  (role: string, inVillage: boolean): Session['may'] =>
  (operation) => {
    const reach = permissions[operation as OperationName]?.[role as Role]
    // whoever watches over a nation stands in no village, and what is asked of one village is not for him to open
    return reach !== undefined && (inVillage || !insideVillage.has(reach))
  }

/** Who works on this phone, for when nobody can be asked: a name, a role and a place; nothing else of the person. */
export const summaryOf = (session: LoadedSession) => ({
  ...{ name: session.account?.name ?? '', accountId: session.account?.id ?? '', role: session.role },
  ...{ term: session.term, village: session.village, villageIds: session.villageIds, hamlet: session.hamlet },
  ...{ language: session.language, easyMode: session.easyMode, demo: session.demo },
})

export const sessionOf = (summary: ReturnType<typeof summaryOf>): LoadedSession => {
  const { name, accountId, ...known } = summary
  return {
    ...known,
    signedIn: true,
    account: { id: accountId, name, username: '' },
    terms: known.term ? [known.term] : [],
    personId: null,
    next: 'done',
    may: mayOf(known.role, known.village !== null),
  }
}

/** After every answer of the server: who is signed in is remembered, who is not is forgotten. */
export const rememberSession = (session: LoadedSession): void => {
  if (session.signedIn && session.next === 'done') write(place, JSON.stringify(summaryOf(session)))
  else forgetSession()
}

export const recallSession = (): LoadedSession | undefined => {
  const kept = read(place)
  try {
    return kept === null ? undefined : sessionOf(JSON.parse(kept))
  } catch {
    return undefined
  }
}

export const forgetSession = (): void => localStorage.removeItem(place)

/** Signed out without a line: nobody is here from now on, and the server is told first when it is reached again. */
export const oweSignOut = (): void => write(owed, 'yes')
export const owesSignOut = (): boolean => read(owed) !== null
export const signOutWasTold = (): void => localStorage.removeItem(owed)

/** Until the server has answered; nobody once somebody has signed out. */
export const whoWasHere = (): LoadedSession | undefined => (owesSignOut() ? undefined : recallSession())

const read = (key: string) => localStorage.getItem(key)

const write = (key: string, value: string) => {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage is full or forbidden: without a line the app then opens at its front door.
  }
}
