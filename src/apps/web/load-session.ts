import type { getSession } from '#modules/access/contract/session.ts'
import type { getVillage } from '#modules/places/contract.ts'
import { callByName } from '#platform/client/call-operation.ts'
import { noteReached } from '#platform/client/line.ts'
import type { SessionVillage } from '#platform/client/session.tsx'
import { nobody } from '#platform/client/session.tsx'
import { Refusal } from '#platform/shared/errors.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { endSession } from './end-session.ts'
import type { LoadedSession } from './remembered-session.ts'
import { mayOf, owesSignOut, recallSession, rememberSession, signOutWasTold } from './remembered-session.ts'

/** Who is there; nobody is an answer too. Without a line it is who was there last on this phone. */
export const loadSession = async (): Promise<LoadedSession> => {
  if (owesSignOut()) {
    if (!(await endSession())) return nobodyWithoutLine()
    signOutWasTold()
  }
  try {
    const session = await askSession()
    noteReached(true)
    rememberSession(session)
    return session
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'platform.offline') throw fault
    noteReached(false)
    const last = recallSession()
    if (!last) throw fault
    return last
  }
}

const nobodyWithoutLine = () => {
  noteReached(false)
  return nobody
}

// Asked by name, so that no contract is loaded before the first screen.
const askSession = async (): Promise<LoadedSession> => {
  const found = await findSession()
  if (!found) return nobody
  const village = found.villageId === null ? null : await findVillage(found.villageId)
  return {
    signedIn: true,
    account: { id: found.accountId, name: found.name, username: found.username },
    term: found.term,
    terms: found.terms,
    role: found.role,
    village,
    villageIds: found.villageIds,
    personId: found.personId,
    hamlet: found.hamlet,
    language: found.language,
    easyMode: found.easyMode,
    demo: found.demo,
    next: found.next,
    may: mayOf(found.role, village !== null),
  }
}

const findSession = async () => {
  try {
    return (await callByName('access.getSession', {})) as OutputOf<typeof getSession>
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === 'platform.signInFirst') return undefined
    throw fault
  }
}

const findVillage = async (villageId: number): Promise<SessionVillage | null> => {
  try {
    const village = (await callByName('places.getVillage', { villageId })) as OutputOf<typeof getVillage>
    return {
      id: village.id,
      code: village.code,
      name: village.name,
      district: village.district,
      regency: village.regency,
      localWord: village.kindWord,
      zone: village.timeZone,
    }
  } catch (fault) {
    if (fault instanceof Refusal && fault.code !== 'platform.offline') return null
    throw fault
  }
}
