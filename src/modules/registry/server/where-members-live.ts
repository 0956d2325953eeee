import { listVillages } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import type { FormerMember, HouseholdMember } from '../contract/household.ts'
import { addressElsewhere } from '../rules/address-elsewhere.ts'
import { mayLocate } from './reach.ts'
import { db } from './tables.ts'

/** The address a member lives at, when it is not the card's. */
export const livesElsewhere = (
  context: Context,
  row: { readonly id: string; readonly current_address: string | null; readonly address: string | null },
): string | null => (mayLocate(context, row.id) ? addressElsewhere(row.current_address, row.address) : null)

/** Those who left the card, with the village they were sent to. What happens there later is not known here. */
export const withVillages = async (
  context: Context,
  householdId: string,
  former: readonly HouseholdMember[],
): Promise<FormerMember[]> => {
  if (former.length === 0) return []
  const moves = await db(context)
    .selectFrom('transfers')
    .select(['person_id', 'other_village_id', 'occurred_on'])
    .where('village_id', '=', context.villageId)
    .where('direction', '=', 'out')
    .where('household_id', '=', householdId)
    .where('status', 'in', ['sent', 'accepted'])
    .execute()
  const villages = await listVillages(context, [...new Set(moves.map((move) => move.other_village_id))])
  const chainById = new Map(villages.map((one) => [one.id, `${one.name}, ${one.district}, ${one.regency}`]))
  return former.map((member) => {
    const move = moves.find((one) => one.person_id === member.id && one.occurred_on === member.untilOn)
    const movedTo = move && mayLocate(context, member.id) ? chainById.get(move.other_village_id) : undefined
    return { ...member, movedTo: movedTo ?? null }
  })
}
