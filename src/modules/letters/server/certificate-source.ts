import type { Context } from '#platform/server/context.ts'
import { slot } from '#platform/server/slot.ts'

/** What was done in a meeting, in the words of the paper. */
export interface MeetingContent {
  readonly topics: readonly string[]
  readonly material: string | null
}

export interface CertificateSource {
  /** What was followed, as the title says it: `BIMBINGAN KERJA`. */
  readonly subject: string
  /** Code of the subject in the letter's number. */
  readonly code: string
  /** The law by which the village holds it. */
  readonly ground: string | null
  /** Nothing as long as nobody wrote it down. */
  readonly contentOf: (context: Context, meetingId: string) => Promise<MeetingContent | undefined>
}

/** A module whose meetings give certificates says so once for each kind of meeting; number, list and paper come from here. */
export const certificateSource = slot<CertificateSource>('certificates of a kind of meeting')
