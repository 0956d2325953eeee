import type { getSession } from '#modules/access/contract/session.ts'
import { permissions } from '#modules/access/permissions/index.ts'
import type { getVillage } from '#modules/places/contract.ts'
import { callByName } from '#platform/client/call-operation.ts'
import type { Session, SessionVillage } from '#platform/client/session.tsx'
import { nobody } from '#platform/client/session.tsx'
import { Refusal } from '#platform/shared/errors.ts'
import type { OperationName, OutputOf, Reach } from '#platform/shared/operation.ts'

const insideVillage: ReadonlySet<Reach> = new Set(['own', 'household', 'hamlet', 'village'])

type Loaded = Omit<Session, 'reload'>

/** Who is there. Nobody is an answer too; only a lost line is a fault. Asked by name, so that no contract is loaded before the first screen. */
export const loadSession = async (): Promise<Loaded> => {
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
    may: (operation) => {
      const reach = permissions[operation as OperationName]?.[found.role]
      // whoever watches over a nation stands in no village, and what is asked of one village is not for him to open
      return reach !== undefined && (village !== null || !insideVillage.has(reach))
    },
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
