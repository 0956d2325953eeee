import { type MeetingKind, offerMeetingKinds } from '#modules/meetings/contract/kinds.ts'

export const guidanceKind = 'placement.guidance'

const kinds: readonly MeetingKind[] = [
  {
    ...{ code: guidanceKind, name: 'placement.guidance.kind', people: 'placement.guidance.people', pillar: 1 },
    ...{ quorum: 'none', majority: 'moreThanHalf' },
    agenda: [
      'placement.guidance.opening',
      'placement.guidance.safe',
      'placement.guidance.rights',
      'placement.guidance.money',
      'placement.guidance.questions',
    ],
  },
]

/** Guidance is a meeting like any other: the meeting keeps who came, this module what it was about. */
export const offerGuidance = (): void => offerMeetingKinds(kinds)
