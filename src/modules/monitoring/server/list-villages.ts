import { assertWithin, ownPlace } from '#modules/access/server/index.ts'
import { listRegencies } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listVillages } from '../contract.ts'
import { countedAt, type VillageFacts, villageStates } from './area-state.ts'
import { type Figures, shownFigures } from './hide.ts'
import { regencyFigures } from './list-areas.ts'

const noOffices = {
  officers: 0,
  head: 'vacant',
  nextEndOn: null,
  nextEndRole: null,
  invited: 0,
  lastSeenOn: null,
} as const

const shown = ({ village, offices, glassOpen, reviewedMonth, since }: VillageFacts, counts: Figures) => {
  const { officers, head, nextEndOn, nextEndRole, invited, lastSeenOn } = offices ?? noOffices
  return {
    villageId: village.id,
    code: village.code,
    name: village.name,
    kindWord: village.kindWord,
    district: village.district,
    ...{ officers, head, nextEndOn, nextEndRole, invited, lastSeenOn, glassOpen, reviewedMonth },
    counts,
    // the day of one person's paper is as telling as the number one
    since: Object.fromEntries([...since].filter(([fact]) => typeof (counts[fact] ?? 0) === 'number')),
  }
}

const regencyToShow = async (context: Context, asked: number | null): Promise<number> => {
  const own = await ownPlace(context)
  const regencyId = asked ?? (own.kind === 'regency' ? own.id : null)
  if (regencyId === null) throw missing()
  await assertWithin(context, { kind: 'regency', id: regencyId })
  return regencyId
}

/** The regency's own people count every family they mentor; above them small numbers are hidden (domain §6.9). */
const hidesFew = (role: string): boolean => role !== 'coordinator' && role !== 'responsible_officer'

/** A regency's villages as this reader may see them; `null` is his own regency. */
export const villagesShown = async (context: Context, asked: number | null): Promise<OutputOf<typeof listVillages>> => {
  const regencyId = await regencyToShow(context, asked)
  const states = await villageStates(context, (village) => village.regencyId === regencyId)
  const hides = hidesFew(context.actor.role)
  const provinceId = states[0]?.village.provinceId
  const above = hides && provinceId !== undefined ? await regencyFigures(context, provinceId, regencyId) : undefined
  const figures = shownFigures(
    states.map((facts) => facts.amounts),
    hides,
    above,
  )
  const regency =
    states[0]?.village.regency ?? (await listRegencies(context)).find((one) => one.id === regencyId)?.name ?? ''
  const villages = states.map((facts, index) => shown(facts, figures.rows[index] ?? {}))
  return {
    regencyId,
    regency,
    countedAt: await countedAt(
      context,
      states.map((facts) => facts.village.id),
    ),
    villages: villages.sort((one, other) => one.name.localeCompare(other.name)),
    total: figures.total,
  }
}

export const listVillagesHandler = handle(listVillages, (context, { regencyId }) => villagesShown(context, regencyId))
