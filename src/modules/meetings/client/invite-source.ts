/** Somebody who could be invited: of the register by id, or a guest by name. */
export interface Invitable {
  readonly personId: string | null
  readonly guestName: string | null
  readonly guestFrom: string | null
  readonly mayVote: boolean
  /** As it is shown. */
  readonly name: string
  readonly from: string | null
}

export interface InviteReader {
  /** What there is to choose: hamlets, groups, earlier meetings. `except`: the meeting that is being prepared. */
  readonly listChoices: (except: string) => Promise<readonly { readonly value: string; readonly label: string }[]>
  readonly listPeople: (choice: string) => Promise<readonly Invitable[]>
}

/** Where many come from at once. A later module offers its own, with its own words: the members of a group, of a cooperative. */
export interface InviteSource {
  readonly code: `${string}.${string}`
  /** Key of its name: "Kepala keluarga satu dusun". */
  readonly name: string
  /** Key of what is chosen: "Dusun". */
  readonly choose: string
  /** Needed permission; without it the source is not offered. */
  readonly operation: string
  readonly load: () => Promise<InviteReader>
}

const sources = new Map<string, InviteSource>()
/** The modules that offered sources: the page of who is invited also says their words. */
export const sourceModules: string[] = []

/** Called by a module's client face; to offer the same again changes nothing. */
export const offerInviteSources = (offered: readonly InviteSource[]): void => {
  for (const source of offered) {
    sources.set(source.code, source)
    const module = source.code.slice(0, source.code.indexOf('.'))
    if (!sourceModules.includes(module)) sourceModules.push(module)
  }
}
export const listInviteSources = (): readonly InviteSource[] => [...sources.values()]
