import type { DevicePart } from '#platform/client/device/device-part.ts'

/** No row of a case is on any phone. What waits there is the intake alone, sealed to the village. */
export const caseworkDevice: DevicePart = {
  tables: [],
  effects: new Map(),
  answers: new Map(),
  // whose trouble it is stays out of the list of what waits
  about: () => undefined,
  formOf: (name, input) =>
    name === 'casework.recordCase' ? `/kasus/baru${input.personId ? `?orang=${input.personId}` : ''}` : undefined,
}
