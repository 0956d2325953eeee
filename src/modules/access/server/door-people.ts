import type { Context } from '#platform/server/context.ts'
import { slot } from '#platform/server/slot.ts'

export interface PersonAtDoor {
  readonly name: string
  readonly isProtected: boolean
  readonly birthDate: string | null
  /** Alive and of this register: nobody else is let in. */
  readonly isHere: boolean
}

export interface NearPerson {
  readonly personId: string
  readonly name: string
}

/** What the register of people knows and this module does not. */
export interface DoorPeople {
  /** Asked inside the village, but as who may read none of its rows. */
  find(inVillage: Context, personId: string): Promise<PersonAtDoor | undefined>
  /** Names of those whom this reader may know of. */
  names(context: Context, personIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Family, housemates and carers, whom this reader may know of. */
  near(context: Context, personId: string): Promise<readonly NearPerson[]>
}

export const peopleOfDoors = slot<DoorPeople>('people of the register')

export const doorPeople = (): DoorPeople => {
  const known = peopleOfDoors.given()
  if (!known) throw new Error('nobody knows the people of the register')
  return known
}
