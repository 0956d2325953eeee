import type { DevicePart } from '#platform/client/device/device-part.ts'
import { checkEntry, formOf, slipAnswer } from '../device.ts'

/** No row of a case is on any phone. What waits there is what was written, sealed to the village. */
export const caseworkDevice: DevicePart = {
  tables: [],
  effects: new Map([['casework.recordEntry', checkEntry]]),
  answers: new Map([slipAnswer]),
  // whose trouble it is stays out of the list of what waits
  about: () => undefined,
  formOf,
}
