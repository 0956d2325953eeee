import { type PlaceKind, parentCode, placeKinds } from './codes.ts'
import { foldName } from './fold-name.ts'
import type { ListedPlace } from './place-list.ts'

/** A place as it stands now: its own id never changes, its code and name do. */
export interface KnownPlace {
  readonly kind: PlaceKind
  readonly id: number
  readonly code: string
  readonly name: string
  readonly parentId: number | null
}

export type PlaceChangeKind = 'new' | 'renamed' | 'renumbered' | 'moved' | 'ended'

export interface PlaceChange {
  readonly what: PlaceChangeKind
  readonly kind: PlaceKind
  readonly placeId: number | null
  readonly before: { readonly code: string; readonly name: string } | null
  readonly after: { readonly code: string; readonly name: string } | null
  /** Codes of the places it came from (new) or went into (ended). */
  readonly linked: readonly string[]
}

export interface ListComparison {
  readonly same: number
  readonly changes: readonly PlaceChange[]
}

/**
 * What a newer list changes. A place is the same place when the list says so, or when code and name agree, or when its
 * name stands under the same parent with another code: that is how a whole regency is renumbered without losing anyone.
 */
export const comparePlaces = (
  known: readonly KnownPlace[],
  listed: readonly ListedPlace[],
  covers = '',
): ListComparison => {
  const match = new Matching(known, listed)
  for (const kind of placeKinds) match.level(kind)
  return match.result((place) => isUnder(place.code, covers))
}

/** `''` is the nation. */
export const isUnder = (code: string, covers: string): boolean =>
  covers === '' || code === covers || code.startsWith(`${covers}.`)

const keyOf = (...parts: readonly (string | number | null | undefined)[]) => parts.map(String).join('|')

interface Keys {
  readonly listed: (place: ListedPlace) => string
  readonly known: (place: KnownPlace) => string
}

class Matching {
  private readonly knownByCode: Map<string, KnownPlace>
  private readonly knownById: Map<string, KnownPlace>
  private readonly listedCodes: Set<string>
  /** Listed code → the known place it is. */
  private readonly placeByCode = new Map<string, KnownPlace>()
  private readonly taken = new Set<KnownPlace>()
  private readonly known: readonly KnownPlace[]
  private readonly listed: readonly ListedPlace[]

  constructor(known: readonly KnownPlace[], listed: readonly ListedPlace[]) {
    this.known = known
    this.listed = listed
    this.knownByCode = new Map(known.map((place) => [place.code, place]))
    this.knownById = new Map(known.map((place) => [keyOf(place.kind === 'village' ? 'v' : 'a', place.id), place]))
    this.listedCodes = new Set(listed.map((place) => place.code))
  }

  level(kind: PlaceKind): void {
    const listed = this.listed.filter((place) => place.kind === kind)
    for (const place of listed) this.take(place, this.saidBefore(place, listed))
    for (const place of listed) {
      const same = this.knownByCode.get(place.code)
      if (same && foldName(same.name) === foldName(place.name)) this.take(place, same)
    }
    this.pairByName(kind, listed)
    for (const place of listed) {
      const same = this.knownByCode.get(place.code)
      if (same && same.parentId === this.parentIdOf(place)) this.take(place, same)
    }
    this.pairMoved(kind, listed)
  }

  /** Same name under the same parent; of namesakes, the one that kept the last part of its code. */
  private pairByName(kind: PlaceKind, listed: readonly ListedPlace[]): void {
    const own = (place: { code: string; name: string }) => [
      foldName(place.name),
      place.code.slice(place.code.lastIndexOf('.')),
    ]
    const keys = {
      listed: (p: ListedPlace) => keyOf(this.parentIdOf(p), ...own(p)),
      known: (k: KnownPlace) => keyOf(k.parentId, ...own(k)),
    }
    this.pair(kind, listed, keys)
    this.pair(kind, listed, {
      listed: (p) => keyOf(this.parentIdOf(p), foldName(p.name)),
      known: (k) => keyOf(k.parentId, foldName(k.name)),
    })
  }

  /** Same name two levels up: a village that came under another district, a district under another regency. */
  private pairMoved(kind: PlaceKind, listed: readonly ListedPlace[]): void {
    this.pair(kind, listed, {
      listed: (p) => keyOf(this.grandparentIdOf(p), foldName(p.name)),
      known: (k) => keyOf(this.area(k.parentId)?.parentId ?? null, foldName(k.name)),
    })
    if (kind !== 'village') this.pair(kind, listed, { listed: (p) => foldName(p.name), known: (k) => foldName(k.name) })
  }

  /** Ends only what the list covers, on the levels it has: a list of districts says nothing of villages. */
  result(covered: (place: KnownPlace) => boolean): ListComparison {
    const changes: PlaceChange[] = []
    const levels = new Set(this.listed.map((place) => place.kind))
    let same = 0
    for (const place of this.listed) {
      const before = this.placeByCode.get(place.code)
      const what = before ? this.difference(before, place) : 'new'
      if (what === undefined) same++
      else changes.push({ ...change(what, place.kind, before, place), linked: before ? [] : this.sourcesOf(place) })
    }
    const successors = this.successorsByCode()
    for (const place of this.known) {
      if (this.taken.has(place) || !levels.has(place.kind) || !covered(place)) continue
      changes.push({ ...change('ended', place.kind, place, undefined), linked: successors.get(place.code) ?? [] })
    }
    return { same, changes }
  }

  private successorsByCode(): Map<string, string[]> {
    const successors = new Map<string, string[]>()
    for (const place of this.listed) {
      for (const code of place.previousCodes) successors.set(code, [...(successors.get(code) ?? []), place.code])
    }
    return successors
  }

  private difference(before: KnownPlace, place: ListedPlace): PlaceChangeKind | undefined {
    if (before.parentId !== this.parentIdOf(place)) return 'moved'
    if (before.code !== place.code) return 'renumbered'
    return before.name === place.name ? undefined : 'renamed'
  }

  /** One old code that is gone and that nobody else claims: the same place under a new number. */
  private saidBefore(place: ListedPlace, listed: readonly ListedPlace[]): KnownPlace | undefined {
    const [only, ...more] = place.previousCodes
    if (only === undefined || more.length > 0 || this.listedCodes.has(only)) return undefined
    const before = this.knownByCode.get(only)
    const claims = listed.filter((one) => one.previousCodes.includes(only)).length
    return before?.kind === place.kind && claims === 1 ? before : undefined
  }

  private sourcesOf(place: ListedPlace): string[] {
    return place.previousCodes.filter((code) => this.knownByCode.has(code))
  }

  private take(place: ListedPlace, known: KnownPlace | undefined): void {
    if (!known || known.kind !== place.kind || this.taken.has(known) || this.placeByCode.has(place.code)) return
    this.placeByCode.set(place.code, known)
    this.taken.add(known)
  }

  /** Pairs what is still free on both sides when exactly one of each has the key. */
  private pair(kind: PlaceKind, listed: readonly ListedPlace[], keys: Keys): void {
    const known = this.known.filter((place) => place.kind === kind && !this.taken.has(place))
    const freeKnown = groupBy(known, keys.known)
    const free = listed.filter((place) => !this.placeByCode.has(place.code))
    for (const [key, places] of groupBy(free, keys.listed)) {
      const others = freeKnown.get(key) ?? []
      const [place, other] = [places[0], others[0]]
      if (places.length === 1 && others.length === 1 && place && other) this.take(place, other)
    }
  }

  /** Id of the place that the parent is; `undefined` when the parent itself is new. */
  private parentIdOf(place: ListedPlace): number | null | undefined {
    const code = parentCode(place.code)
    return code === undefined ? null : this.idOf(code)
  }

  private grandparentIdOf(place: ListedPlace): number | null | undefined {
    const code = parentCode(parentCode(place.code) ?? '')
    return code === undefined ? null : this.idOf(code)
  }

  private idOf(code: string): number | undefined {
    if (this.listedCodes.has(code)) return this.placeByCode.get(code)?.id
    return this.knownByCode.get(code)?.id
  }

  private area(id: number | null | undefined): KnownPlace | undefined {
    return id === null || id === undefined ? undefined : this.knownById.get(keyOf('a', id))
  }
}

const change = (
  what: PlaceChangeKind,
  kind: PlaceKind,
  before: KnownPlace | undefined,
  after: ListedPlace | undefined,
): Omit<PlaceChange, 'linked'> => ({
  what,
  kind,
  placeId: before?.id ?? null,
  before: before ? { code: before.code, name: before.name } : null,
  after: after ? { code: after.code, name: after.name } : null,
})

const groupBy = <Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
