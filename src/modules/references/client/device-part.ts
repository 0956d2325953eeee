import type { DevicePart } from '#platform/client/device/device-part.ts'
import { referenceTable } from '../device.ts'
import { referencesAnswers } from '../device-answers.ts'

/** Law, papers, offices and numbers to call are read without a line; nothing of them is written there. */
export const referencesDevice: DevicePart = {
  tables: [referenceTable],
  effects: new Map(),
  answers: referencesAnswers,
  about: () => undefined,
}
