import { loadSettings } from '#modules/letters/server/index.ts'
import { getVillage } from '#modules/places/server/index.ts'
import type { CaseType } from '#modules/references/contract/codes.ts'
import { otherDoors } from '#modules/references/contract.ts'
import { officesNear, rowsOf } from '#modules/references/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { getDoors } from '../contract/public.ts'
import { needsOf } from '../rules/needs.ts'

/** Whom else one may call: where the worker is first, then for this trouble, then in the order in which they answer fastest; last the offices nearby. */
export const doorsOf = async (context: Context, country: string | null, types: readonly CaseType[]) => {
  const rows = await rowsOf(context, 'hotline', context.today)
  const { code } = await getVillage(context, context.villageId)
  const doors = otherDoors(rows, country, needsOf(types)).map(({ title, body, confirmed }) => ({
    ...{ title, phones: body.phones, confirmed },
  }))
  return [...doors, ...(await officesNear(context, code))]
}

export const villageWords = async (context: Context) => {
  const village = await getVillage(context, context.villageId)
  const { settings } = await loadSettings(context, village)
  return {
    villageFull: `${village.kindWord} ${village.name}`,
    villageChain: `${village.districtWord} ${village.district}, ${village.regency}`,
    phone: settings.phone,
    isOpen: village.openedOn !== null,
  }
}

export const getDoorsHandler = handle(getDoors, async (context, { country, types }) => ({
  ...(await villageWords(context)),
  hotlines: await doorsOf(context, country, types),
}))
