import type { ComponentType } from 'react'
import type { IconName } from '../design/icon.tsx'
import type { Pillar } from '../design/isen.tsx'
import type { Texts } from '../shared/texts.ts'
import type { AreaPart, DevicePart } from './device/device-part.ts'

export interface PageProps {
  /** What the path names: `/surat/$letterId` gives `letterId`. */
  readonly params: Readonly<Record<string, string>>
}

/** What a part of another module's page is about. */
export interface SlotSubject {
  readonly personId?: string | undefined
  readonly householdId?: string | undefined
  readonly subjectId?: string | undefined
}

export interface SlotProps {
  readonly subject: SlotSubject
}

/** A file with a component: its default export, or else its one export that is a component. */
export type Loaded = Readonly<Record<string, unknown>>

export interface ClientRoute {
  readonly path: string
  /** Key of the page's name, shown until the page sets its own. */
  readonly title: string
  readonly load: () => Promise<Loaded>
  /** Shown without a session, without the menu. */
  readonly open?: boolean
  /** Other modules whose words the page says. */
  readonly words?: readonly string[]
  /** Needed permission; without it the page is missing. */
  readonly operation?: string
}

export interface MenuEntry {
  readonly path: string
  /** Key of its word. */
  readonly label: string
  readonly icon: IconName
  readonly pillar: Pillar
  /** Needed permission; without it the entry is not there. */
  readonly operation?: string
  readonly order: number
}

export interface SlotPart {
  readonly place: SlotPlace
  readonly order: number
  readonly load: () => Promise<Loaded>
  readonly operation?: string
}

export type SlotPlace =
  | 'family-file'
  | 'person'
  | 'household'
  | 'today'
  | 'business'
  | 'my-page'
  | 'public-village'
  | 'record'
  | (string & {})

/** What a module gives the app in the browser. Only `apps/` reads it. */
export interface ClientModule {
  readonly name: string
  /** The build takes texts from the module's `texts`; given here only to keep them beside the module. */
  readonly texts?: Texts
  readonly routes?: readonly ClientRoute[]
  readonly menu?: readonly MenuEntry[]
  /** What can be written down, behind the "Catat" button. A text `<label>Hint` explains it, where there is one. */
  readonly records?: readonly MenuEntry[]
  /** What is set up once and seldom changed, under "Lainnya". A text `<label>Hint` explains it, where there is one. */
  readonly settings?: readonly MenuEntry[]
  readonly slots?: readonly SlotPart[]
  /** What the module holds, answers and does on a phone without a line. */
  readonly device?: () => Promise<DevicePart>
  /** The same for who works above the village. */
  readonly areaDevice?: () => Promise<AreaPart>
}

export const clientModule = (module: ClientModule): ClientModule => module

/** The component of a loaded file. */
export const componentOf = <Props>(loaded: Loaded): ComponentType<Props> => {
  const found =
    loaded.default ??
    Object.entries(loaded).find(([name, value]) => typeof value === 'function' && /^[A-Z]/.test(name))?.[1]
  if (typeof found !== 'function') throw new Error('a page file exports one component')
  return found as ComponentType<Props>
}
