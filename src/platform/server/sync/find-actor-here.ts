import { dayIn } from '../../shared/dates.ts'
import { villageId } from '../../shared/ids.ts'
import type { Actor } from '../context.ts'
import type { House } from '../house.ts'
import { Transaction } from '../transaction.ts'

/** Who this account is today in this village; nobody once its term is over or the account closed. */
export const findActorHere = (house: House, village: number, accountId: string): Promise<Actor | undefined> =>
  Transaction.run(house.pool, { role: 'app_village', village, readOnly: true }, async ({ database }) => {
    const actorHere = house.modules.find((module) => module.actorHere)?.actorHere
    const today = dayIn(house.zoneOf(village), new Date())
    return actorHere?.({ database, villageId: villageId(village), today }, accountId)
  })
