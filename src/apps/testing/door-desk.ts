import { issueDoorLink, openDoor } from '#modules/access/contract/door.ts'
import { fingerprint, newToken } from '#modules/access/server/index.ts'
import type { FrontDoor, Visitor } from '#modules/access/testing/front-door.ts'
import { recordFamily } from '#modules/registry/testing/families.ts'
import { addDays, dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { Person, VillageWorld } from './world.ts'

export const pin = '482915'
const today = dayIn('Asia/Jakarta')

export interface Wanted {
  readonly personId: string
  readonly pin?: string | null
  readonly by?: Person
  readonly villageId?: number
  readonly until?: string
}

/** The desk of a village, where doors of families are opened, and phones that come in by them. */
export const doorDesk = (village: VillageWorld, front: FrontDoor) => {
  const opens = async ({ personId, by = village.officer, villageId = village.id, until, ...chosen }: Wanted) => {
    const [doorId, token] = [newId(), newToken()]
    const link = { linkId: newId(), tokenFingerprint: fingerprint(token), salt: fingerprint(newToken()) }
    await by.does(openDoor, {
      ...{ id: doorId, villageId, personId, forWhom: 'worker', identitySeen: 'ktp', ...link },
      ...{ until: until ?? addDays(today, 400), pin: chosen.pin === undefined ? pin : chosen.pin },
    })
    return { doorId, token, personId }
  }
  const renews = async (doorId: string, more: { lostPhone?: boolean; newPin?: boolean } = {}, by = village.officer) => {
    const token = newToken()
    const link = { linkId: newId(), tokenFingerprint: fingerprint(token), salt: fingerprint(newToken()), pin: null }
    await by.does(issueDoorLink, { doorId, lostPhone: false, newPin: false, ...link, ...more })
    return token
  }
  /** One more phone of a door. */
  const anotherPhone = async (doorId: string): Promise<Visitor> => {
    const phone = front.visitor()
    await phone.atDoor(pin, await renews(doorId))
    return phone
  }
  /** A mother of a family of her own, her door open and her phone let in. */
  const motherInside = async () => {
    const family = await recordFamily(village)
    const door = await opens({ personId: family.mother })
    const phone = front.visitor()
    await phone.atDoor(pin, door.token)
    return { ...door, family, phone }
  }
  return { opens, renews, anotherPhone, motherInside }
}

export const isOut = async (phone: Visitor): Promise<boolean> => (await phone.who()).kind === 'public'
