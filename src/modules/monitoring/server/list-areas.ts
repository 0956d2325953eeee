import { assertWithin, ownPlace } from '#modules/access/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { addDays } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listAreas } from '../contract.ts'
import { silentDays } from '../rules/needs.ts'
import { countedAt, type VillageFacts, villageStates } from './area-state.ts'
import { addAmounts, type Figures, shownFigures } from './hide.ts'

const keyOf = (facts: VillageFacts, kind: 'province' | 'regency'): number =>
  kind === 'province' ? facts.village.provinceId : facts.village.regencyId

const groupsOf = (states: readonly VillageFacts[], kind: 'province' | 'regency') =>
  [...Map.groupBy(states, (facts) => keyOf(facts, kind))].map(([placeId, villages]) => ({ placeId, villages }))

const summed = (groups: ReturnType<typeof groupsOf>) =>
  groups.map(({ villages }) => addAmounts(villages.map((facts) => facts.amounts)))

/** What the nation's table shows of one province: its own table may not show more. `undefined`: nobody sees that table. */
export const provinceFigures = async (context: Context, provinceId: number): Promise<Figures | undefined> => {
  const own = await ownPlace(context)
  if (own.kind !== 'nation') return undefined
  const groups = groupsOf(await villageStates(context, () => true), 'province')
  const index = groups.findIndex((group) => group.placeId === provinceId)
  return shownFigures(summed(groups), true).rows[index]
}

/** What the province's table shows of one regency. */
export const regencyFigures = async (context: Context, provinceId: number, regencyId: number) => {
  const groups = groupsOf(await villageStates(context, (village) => village.provinceId === provinceId), 'regency')
  const index = groups.findIndex((group) => group.placeId === regencyId)
  return shownFigures(summed(groups), true, await provinceFigures(context, provinceId)).rows[index]
}

const waitFacts = ['migration.waitsForCheck', 'migration.waitsForHead']

const tally = (context: Context, villages: readonly VillageFacts[]) => {
  const month = context.today.slice(0, 7)
  const quiet = addDays(context.today, -silentDays)
  const waits = villages.flatMap((facts) => waitFacts.flatMap((fact) => facts.since.get(fact) ?? [])).sort()
  const having = (test: (facts: VillageFacts) => boolean): number => villages.filter(test).length
  return {
    villages: villages.length,
    officers: villages.reduce((sum, facts) => sum + (facts.offices?.officers ?? 0), 0),
    withoutHead: having((facts) => facts.offices?.head === 'vacant'),
    withoutOfficer: having((facts) => facts.offices?.officers === 0),
    silent: having((facts) => (facts.offices?.lastSeenOn ?? '') < quiet),
    reviewed: having((facts) => facts.reviewedMonth === month),
    glassOpen: villages.reduce((sum, facts) => sum + facts.glassOpen, 0),
    oldestWaitOn: waits[0] ?? null,
  }
}

const placeToShow = async (context: Context, asked: number | null): Promise<number | null> => {
  const own = await ownPlace(context)
  const provinceId = asked ?? (own.kind === 'province' ? own.id : null)
  if (provinceId === null && own.kind !== 'nation') throw new Refusal('missing', 'platform.missing')
  if (provinceId !== null) await assertWithin(context, { kind: 'province', id: provinceId })
  return provinceId
}

/** The areas of a place as this reader may see them; `null` is his own place. */
export const areasShown = async (context: Context, asked: number | null): Promise<OutputOf<typeof listAreas>> => {
  const provinceId = await placeToShow(context, asked)
  const kind: 'province' | 'regency' = provinceId === null ? 'province' : 'regency'
  const states = await villageStates(context, (village) => provinceId === null || village.provinceId === provinceId)
  const groups = groupsOf(states, kind)
  const above = provinceId === null ? undefined : await provinceFigures(context, provinceId)
  const shown = shownFigures(summed(groups), true, above)
  const areas = groups.map(({ placeId, villages }, index) => ({
    placeId,
    placeKind: kind,
    name: (kind === 'province' ? villages[0]?.village.province : villages[0]?.village.regency) ?? '',
    ...tally(context, villages),
    counts: shown.rows[index] ?? {},
  }))
  const ids = states.map((facts) => facts.village.id)
  return {
    place: provinceId === null ? 'Indonesia' : (states[0]?.village.province ?? ''),
    countedAt: await countedAt(context, ids),
    areas: areas.sort((one, other) => other.villages - one.villages || one.name.localeCompare(other.name)),
    total: shown.total,
  }
}

export const listAreasHandler = handle(listAreas, (context, { provinceId }) => areasShown(context, provinceId))
