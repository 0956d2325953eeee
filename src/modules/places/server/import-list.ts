import type * as z from 'zod/mini'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { plainDate } from '#platform/shared/dates.ts'
import { Refusal, refuse } from '#platform/shared/errors.ts'
import { importList, listImportChanges } from '../contract.ts'
import { comparePlaces, isUnder, type KnownPlace, type ListComparison } from '../rules/compare-lists.ts'
import { type ListFault, orphans, readPlaceList } from '../rules/place-list.ts'
import { applyChanges } from './apply-changes.ts'
import { readRows } from './read-rows.ts'
import { db } from './tables.ts'

type ListFile = z.output<typeof importList.input>

interface Compared extends ListComparison {
  readonly known: readonly KnownPlace[]
  readonly faults: readonly ListFault[]
  readonly inUse: ReadonlySet<number>
  readonly withoutSuccessor: readonly string[]
}

/** What the list covers, and the places above it. */
const knownPlaces = (context: Context, covers: string): Promise<KnownPlace[]> =>
  db(context)
    .selectFrom('place_versions')
    .select(['place_kind as kind', 'place_id as id', 'code', 'name', 'parent_id as parentId'])
    .where('code_system', '=', 'kemendagri')
    .where('valid_to', 'is', null)
    .$if(covers !== '', (query) =>
      query.where((where) =>
        where.or([where('code', 'like', `${covers}%`), where('code', 'in', [covers.slice(0, 2), covers.slice(0, 5)])]),
      ),
    )
    .execute()

const villagesInUse = async (context: Context): Promise<ReadonlySet<number>> => {
  const rows = await db(context).selectFrom('villages').select('id').where('opened_on', 'is not', null).execute()
  return new Set(rows.map((row) => row.id))
}

const compareFile = async (context: Context, file: ListFile): Promise<Compared> => {
  if (file.effectiveOn > context.today) refuse('places.listFromFuture', { effectiveOn: file.effectiveOn })
  const known = await knownPlaces(context, file.covers)
  const list = readPlaceList(readRows(file.text))
  if (list.places.length === 0) refuse('places.listEmpty')
  const codes = new Set(known.map((place) => place.code))
  const outside = list.places.filter((place) => !isUnder(place.code, file.covers))
  const faults = [
    ...list.faults,
    ...outside.map((place) => ({ line: 0, code: 'places.outsideCover' as const, text: place.code })),
    ...orphans(list, (code) => codes.has(code)),
  ]
  const comparison = comparePlaces(known, list.places, file.covers)
  const inUse = await villagesInUse(context)
  const ending = comparison.changes.filter((change) => change.what === 'ended' && change.kind === 'village')
  const lost = ending.filter((change) => inUse.has(change.placeId ?? 0) && change.linked.length === 0)
  return { ...comparison, known, faults, inUse, withoutSuccessor: lost.map((change) => change.before?.code ?? '') }
}

const countsOf = ({ same, changes }: ListComparison) => {
  const counts = { same, new: 0, renamed: 0, renumbered: 0, moved: 0, ended: 0 }
  for (const change of changes) counts[change.what]++
  return counts
}

export const listImportChangesHandler = handle(listImportChanges, async (context, file) => {
  const compared = await compareFile(context, file)
  const used = (change: ListComparison['changes'][number]) =>
    change.kind === 'village' && compared.inUse.has(change.placeId ?? 0)
  const changes = compared.changes.map(({ what, kind, before, after, linked, ...rest }) => ({
    ...{ what, kind, before, after, linked: [...linked] },
    inUse: used({ what, kind, before, after, linked, ...rest }),
  }))
  return {
    counts: countsOf(compared),
    changes: changes.sort((one, other) => Number(other.inUse) - Number(one.inUse)).slice(0, 1000),
    faults: compared.faults.slice(0, 1000).map((fault) => ({ ...fault })),
    withoutSuccessor: [...compared.withoutSuccessor],
  }
})

export const importListHandler = handle(importList, async (context, file) => {
  const compared = await compareFile(context, file)
  const [fault] = compared.faults
  if (fault)
    throw new Refusal('rule', 'places.listFaulty', {
      count: compared.faults.length,
      line: fault.line,
      text: fault.text,
    })
  if (compared.withoutSuccessor.length > 0)
    refuse('places.villageInUseEnds', { codes: compared.withoutSuccessor.slice(0, 10) })
  await applyChanges(context, { ...compared, effectiveOn: plainDate(file.effectiveOn), source: file.source })
  const counts = countsOf(compared)
  context.note({ source: file.source, covers: file.covers, ...counts })
  return { counts }
})
