import { findKind } from './index.ts'

/** The invitation to a meeting: of an earlier module, so its words stand here. */
export const invitationKind = 'meetings.invitation'

/** That somebody came to a meeting and what it was about. */
export const certificateKind = 'meetings.certificate'

const ofMeetings: readonly string[] = [invitationKind, certificateKind]

/** The text key of what a letter is called; none for a document that brings its own words. */
export const kindTitleKey = (kind: string): string | undefined =>
  findKind(kind) || ofMeetings.includes(kind) ? `letters.kind.${kind}` : undefined
