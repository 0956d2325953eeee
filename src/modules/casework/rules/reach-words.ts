import type { ReachChannel } from './trouble.ts'

interface Reach {
  readonly reachChannel?: ReachChannel | null
  readonly safeHours?: string | null
}

/** By what way and when somebody is reached without harm; `null` where nobody said. */
export const reachWords = (say: (key: string) => string, { reachChannel, safeHours }: Reach): string | null =>
  [reachChannel && say(`casework.reach.${reachChannel}`), safeHours].filter(Boolean).join('. ') || null
