import type { Context } from '#platform/server/context.ts'

/** What was done in a meeting, in the words of the paper. */
export interface MeetingContent {
  readonly topics: readonly string[]
  readonly material: string | null
}

export interface CertificateSource {
  /** The kind of meeting that gives certificates. */
  readonly meetingKind: string
  /** What was followed, as the title says it: `BIMBINGAN KERJA`. */
  readonly subject: string
  /** Code of the subject in the letter's number. */
  readonly code: string
  /** The law by which the village holds it. */
  readonly ground: string | null
  /** Nothing as long as nobody wrote it down. */
  readonly contentOf: (context: Context, meetingId: string) => Promise<MeetingContent | undefined>
}

const sources = new Map<string, CertificateSource>()

/** A module whose meetings give certificates says so once; number, list and paper come from here. */
export const giveCertificates = (source: CertificateSource): void => {
  if (sources.has(source.meetingKind)) throw new Error(`two certificates for ${source.meetingKind}`)
  sources.set(source.meetingKind, source)
}

export const certificateSourceOf = (meetingKind: string): CertificateSource | undefined => sources.get(meetingKind)
