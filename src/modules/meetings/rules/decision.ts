import type { FieldFault } from '#platform/shared/errors.ts'
import { type DecisionState, lacksEvidence } from './state.ts'

/** A decision names one owner; who is to do it by a day not before the meeting. */
export const decisionFaults = (
  decision: { readonly ownerRole: string | null; readonly ownerName: string | null; readonly dueOn: string | null },
  heldOn: string,
): FieldFault[] => [
  ...(decision.ownerRole !== null && decision.ownerName !== null
    ? [{ field: 'ownerName', code: 'meetings.twoOwners' }]
    : []),
  ...(decision.dueOn !== null && decision.ownerRole === null && decision.ownerName === null
    ? [{ field: 'ownerRole', code: 'meetings.ownerMissing' }]
    : []),
  ...(decision.dueOn !== null && decision.dueOn < heldOn ? [{ field: 'dueOn', code: 'meetings.dueBefore' }] : []),
]

interface FollowUp {
  readonly state: DecisionState
  readonly occurredOn: string
  readonly dueOn: string | null
  readonly note: string | null
  readonly fileHash: string | null
}

export const followUpFaults = ({ state, occurredOn, dueOn, note, fileHash }: FollowUp, today: string): FieldFault[] => [
  ...(occurredOn > today ? [{ field: 'occurredOn', code: 'meetings.dayInFuture' }] : []),
  ...(lacksEvidence(state, note, fileHash) ? [{ field: 'note', code: 'meetings.evidenceMissing' }] : []),
  ...(state === 'withdrawn' && note === null ? [{ field: 'note', code: 'meetings.reasonMissing' }] : []),
  ...(state === 'postponed' && (dueOn === null || dueOn <= today)
    ? [{ field: 'dueOn', code: 'meetings.newDayMissing' }]
    : []),
  ...(state !== 'postponed' && dueOn !== null ? [{ field: 'dueOn', code: 'meetings.dayNotNeeded' }] : []),
]
