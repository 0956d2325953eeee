import type * as z from 'zod/mini'
import type { Effect, Written } from '#platform/client/device/open-device.ts'
import type { RowWriter } from '#platform/client/device/row-tables.ts'
import { missing } from '#platform/shared/errors.ts'
import type { Operation } from '#platform/shared/operation.ts'
import type { recordGuidance, recordService } from './contract/service.ts'
import type { recordAlert, recordRecruiterVisit } from './contract/signals.ts'
import { assertSound } from './rules/assert-sound.ts'
import { assertGuidance } from './rules/guidance.ts'
import { serviceFaults } from './rules/service.ts'
import { alertFaults, visitFaults } from './rules/watch.ts'

type Read<Op extends Operation> = z.output<Op['input']>

const effect = <Input>(act: (rows: RowWriter, input: Input, written: Written) => void): Effect => act as Effect
const recorded = ({ at, byName }: Written) => ({ recorded_at: at, recorded_by_name: byName })

const putService = (rows: RowWriter, input: Read<typeof recordService>, written: Written): void => {
  assertSound(serviceFaults(input, written.on))
  rows.put('services', {
    ...{ id: input.id, occurred_on: input.occurredOn, duty: input.duty, channel: input.channel, act: null },
    ...{ topics: JSON.stringify(input.topics), person_id: input.personId, outcome: input.outcome },
    ...{ told_name: input.personId ? null : input.toldName, has_note: input.note !== null, ...recorded(written) },
  })
}

const putGuidance = (rows: RowWriter, input: Read<typeof recordGuidance>, written: Written): void => {
  const meeting = rows.find('meetings', input.meetingId)
  if (!meeting) throw missing('meetings.meetingMissing')
  assertGuidance({ kind: String(meeting.kind), heldOn: String(meeting.held_on) }, input.outcome, written.on)
  rows.put('guidance_sessions', {
    ...{ id: input.id, meeting_id: input.meetingId, topics: JSON.stringify(input.topics) },
    ...{ material: input.material, outcome: input.outcome, ...recorded(written) },
  })
}

/** What is written without a signal is on the phone at once; of recruiting nothing but the office's own no. */
export const placementEffects: ReadonlyMap<string, Effect> = new Map([
  ['placement.recordService', effect(putService)],
  ['placement.recordGuidance', effect(putGuidance)],
  [
    'placement.recordAlert',
    effect((_, input: Read<typeof recordAlert>, { on }) => assertSound(alertFaults(input, on))),
  ],
  [
    'placement.recordRecruiterVisit',
    effect((_, input: Read<typeof recordRecruiterVisit>, { on }) => assertSound(visitFaults(input, on))),
  ],
])
