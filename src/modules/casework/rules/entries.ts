/** What stands on the one line of time in words of its own. `question` comes from the family's tracker, `answer` goes there. */
export const entryKinds = ['happened', 'contact', 'note', 'told_family', 'question', 'answer'] as const
export type EntryKind = (typeof entryKinds)[number]

/** Written by those who work on the case. */
export const writtenKinds = ['happened', 'contact', 'note', 'told_family'] as const

export const contactChannels = ['in_person', 'phone', 'message', 'letter', 'online'] as const
export const contactParties = ['worker', 'family', 'office', 'employer', 'agency', 'other'] as const

interface Written {
  readonly kind: EntryKind
  readonly channel: string | null
  readonly party: string | null
}

/** A contact says with whom and by what way: the field that lacks it. */
export const contactFault = ({ kind, channel, party }: Written): 'party' | 'channel' | null => {
  if (kind !== 'contact' || (channel && party)) return null
  return party ? 'channel' : 'party'
}
