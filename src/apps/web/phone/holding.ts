import type { ClientModule } from '#platform/client/client-module.ts'
import type { AreaPart, DevicePart } from '#platform/client/device/device-part.ts'
import type { Line } from '#platform/client/device/open-device.ts'
import { platformDevice } from '#platform/client/device/platform-device.ts'
import { asOffline, inTime } from './phone-line.ts'

export interface Holding extends DevicePart {
  /** Brings the counts of an area in place of a village's rows. */
  readonly pull?: Line['pull']
}

interface Holder {
  readonly modules: readonly ClientModule[]
  readonly village: object | null
}

/** What this holder's phone keeps: the rows of his village; of who works above it the counts of his area and nothing else. */
export const holdingOf = async ({ modules, village }: Holder): Promise<Holding> => {
  if (village) {
    const parts = await Promise.all(modules.flatMap((module) => (module.device ? [module.device()] : [])))
    return gather([platformDevice, ...parts])
  }
  const areas = await Promise.all(modules.flatMap((module) => (module.areaDevice ? [module.areaDevice()] : [])))
  const [area, ...others] = areas
  if (!area || others.length > 0) throw new Error('one module counts for a phone')
  return ofArea(area)
}

const ofArea = ({ tables, answers, pull }: AreaPart): Holding => ({
  ...{ tables, answers, effects: new Map(), about: () => undefined },
  pull: (known) => pull(known, inTime().signal).catch(asOffline),
})

const gather = (parts: readonly DevicePart[]): DevicePart => ({
  tables: parts.flatMap(({ tables }) => tables),
  effects: new Map(parts.flatMap(({ effects }) => [...effects])),
  answers: new Map(parts.flatMap(({ answers }) => [...answers])),
  about: (rows, input) => firstKnown(parts.map(({ about }) => about(rows, input))),
  formOf: (name, input) => firstKnown(parts.map(({ formOf }) => formOf?.(name, input))),
})

const firstKnown = <Found>(found: readonly (Found | undefined)[]) => found.find((each) => each !== undefined)
