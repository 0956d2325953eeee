import type { DevicePart } from '#platform/client/device/device-part.ts'
import { placementDeviceTables } from '../device.ts'
import { placementAnswers } from '../device-answers.ts'
import { placementEffects } from '../device-effects.ts'

const formByName: Readonly<Record<string, string>> = {
  'placement.recordService': '/layanan/baru',
  'placement.recordAlert': '/perekrut/kabar',
  'placement.recordRecruiterVisit': '/perekrut/lapor',
}

export const placementDevice: DevicePart = {
  tables: placementDeviceTables,
  effects: placementEffects,
  answers: placementAnswers,
  // a service is about its person and guidance about its meeting, which other modules know; who recruits is named nowhere
  about: () => undefined,
  formOf: (name, { meetingId }) => (name === 'placement.recordGuidance' ? `/rapat/${meetingId}` : formByName[name]),
}
