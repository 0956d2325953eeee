import { createContext, useContext } from 'react'
import type { MenuEntry } from '#platform/client/client-module.ts'
import type { MenuGroup } from './menu-groups.ts'

interface Frame {
  readonly groups: readonly MenuGroup[]
  /** What can be recorded, from the button in the middle. */
  readonly records: readonly MenuEntry[]
  /** What is set up once, under "Lainnya". */
  readonly settings: readonly MenuEntry[]
}

/** The menu for the frame's own pages. */
export const FrameContext = createContext<Frame>({ groups: [], records: [], settings: [] })

export const useFrame = (): Frame => useContext(FrameContext)
