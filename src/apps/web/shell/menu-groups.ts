import type { ClientModule, MenuEntry } from '#platform/client/client-module.ts'
import type { Pillar } from '#platform/design/isen.tsx'

export interface MenuGroup {
  /** Key of its heading; the first group has none. */
  readonly label?: string
  readonly pillar?: Pillar
  readonly entries: readonly MenuEntry[]
}

/** Entries of no pillar come first below this order, and under "together" from it on. */
const togetherFrom = 50

const todayEntry: MenuEntry = { path: '/', label: 'shell.today', icon: 'home', pillar: 0, order: 0 }

// Its word comes with the page that shows it.
const parcelsEntry: MenuEntry = {
  path: '/titipan',
  label: 'shell.phone.parcels',
  icon: 'download',
  pillar: 0,
  operation: 'platform.listParcels',
  order: 18,
}

const packsEntry: MenuEntry = {
  path: '/paket',
  label: 'shell.phone.packs',
  icon: 'phone',
  pillar: 0,
  operation: 'platform.listPhones',
  order: 19,
}

/** What is set up and watched over, as far as this reader may. */
export const settingsOf = (modules: readonly ClientModule[], may: (operation: string) => boolean) =>
  allowed([parcelsEntry, packsEntry, ...modules.flatMap((module) => module.settings ?? [])], may)

/** The menu as this reader may see it: first what everyone needs, then the four pillars, then what belongs to all. */
export const menuGroups = (
  modules: readonly ClientModule[],
  may: (operation: string) => boolean,
): readonly MenuGroup[] => {
  const entries = allowed([todayEntry, ...modules.flatMap((module) => module.menu ?? [])], may)
  const pillars = ([1, 2, 3, 4] as const).map((pillar) => ({
    label: `shell.pillar${pillar}`,
    pillar,
    entries: entries.filter((entry) => entry.pillar === pillar),
  }))
  return [
    { entries: entries.filter((entry) => entry.pillar === 0 && entry.order < togetherFrom) },
    ...pillars,
    { label: 'shell.together', entries: entries.filter((entry) => entry.pillar === 0 && entry.order >= togetherFrom) },
  ].filter((group) => group.entries.length > 0)
}

/** What this reader may open, in order. */
export const allowed = (entries: readonly MenuEntry[], may: (operation: string) => boolean): readonly MenuEntry[] =>
  entries.filter((entry) => !entry.operation || may(entry.operation)).toSorted((one, other) => one.order - other.order)

/** The entry under which a path belongs: the longest that begins it. */
export const entryOf = (groups: readonly MenuGroup[], path: string): MenuEntry | undefined =>
  groups
    .flatMap((group) => group.entries)
    .filter((entry) => (entry.path === '/' ? path === '/' : path === entry.path || path.startsWith(`${entry.path}/`)))
    .toSorted((one, other) => other.path.length - one.path.length)[0]
