import type { MajorityCode, QuorumCode } from '../rules/shares.ts'

/**
 * A kind of meeting, given by the module whose subject it is: guidance, a village talk, a class, a yearly meeting. Its words are
 * that module's texts; what is done in it is the same for all.
 */
export interface MeetingKind {
  readonly code: `${string}.${string}`
  /** Key of its name: "Pertemuan warga". */
  readonly name: string
  /** Key of what those who come are called: "Anggota". Absent: "Peserta". */
  readonly people?: string
  readonly pillar: 0 | 1 | 2 | 3 | 4
  readonly quorum: QuorumCode
  readonly majority: MajorityCode
  /** Keys of the subjects that usually stand on its agenda, in order. */
  readonly agenda: readonly string[]
}

const kinds = new Map<string, MeetingKind>()
/** The modules that gave kinds: the pages of meetings also say their words. */
export const kindModules: string[] = []

/** Called by a module's server and client face alike; to offer the same again changes nothing. */
export const offerMeetingKinds = (offered: readonly MeetingKind[]): void => {
  for (const kind of offered) {
    const known = kinds.get(kind.code)
    if (known && known !== kind) throw new Error(`two kinds of meeting named ${kind.code}`)
    kinds.set(kind.code, kind)
    const module = kind.code.slice(0, kind.code.indexOf('.'))
    if (!kindModules.includes(module)) kindModules.push(module)
  }
}

export const listMeetingKinds = (): readonly MeetingKind[] => [...kinds.values()]
export const findMeetingKind = (code: string): MeetingKind | undefined => kinds.get(code)

/** What belongs to no pillar: people of the village meet, and those who serve it. */
export const ownKinds: readonly MeetingKind[] = [
  {
    code: 'meetings.gathering',
    name: 'meetings.kind.gathering',
    pillar: 0,
    quorum: 'none',
    majority: 'moreThanHalf',
    agenda: ['meetings.usual.opening', 'meetings.usual.talk', 'meetings.usual.agreed', 'meetings.usual.closing'],
  },
  {
    code: 'meetings.staff',
    name: 'meetings.kind.staff',
    pillar: 0,
    quorum: 'moreThanHalf',
    majority: 'halfPlusOneOfPresent',
    agenda: ['meetings.usual.last', 'meetings.usual.talk', 'meetings.usual.agreed'],
  },
]

offerMeetingKinds(ownKinds)
