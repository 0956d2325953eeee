import { foldName } from '#modules/registry/contract.ts'
import type { MeetingState } from './state.ts'

export const listGroups = ['coming', 'toWrite', 'closed', 'withdrawn'] as const
export type ListGroup = (typeof listGroups)[number]

/** Where a meeting stands for whoever works through the list. */
export const groupOf = (state: MeetingState, heldOn: string, today: string): ListGroup => {
  if (state === 'closed' || state === 'withdrawn') return state
  return heldOn > today || (heldOn === today && state !== 'held') ? 'coming' : 'toWrite'
}

export interface Listed {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly heldOn: string
  readonly startsAt: string
  readonly place: string
  readonly state: MeetingState
}

interface ListAsked {
  readonly text: string
  readonly group: ListGroup | null
  readonly kind: string | null
  readonly offset: number
  readonly limit: number
}

/** Open ones first, the nearest day on top; behind them what is over, the newest first. */
const inOrder = (one: Listed & { group: ListGroup }, other: Listed & { group: ListGroup }): number => {
  const rank = (group: ListGroup) => (group === 'toWrite' ? 0 : group === 'coming' ? 1 : 2)
  const when = ({ heldOn, startsAt, id }: Listed) => `${heldOn} ${startsAt} ${id}`
  const byRank = rank(one.group) - rank(other.group)
  if (byRank !== 0) return byRank
  const later = when(one) < when(other) ? -1 : 1
  return rank(one.group) === 2 ? -later : later
}

/** The list as asked, with how many each choice would leave; the same on a phone and at the office. */
export const listedAs = (rows: readonly Listed[], asked: ListAsked, today: string) => {
  const wanted = foldName(asked.text)
  const all = rows.map((row) => ({ ...row, group: groupOf(row.state, row.heldOn, today) }))
  const named = all.filter(({ title, place }) => !wanted || foldName(`${title} ${place}`).includes(wanted))
  const isKind = ({ kind }: Listed) => asked.kind === null || kind === asked.kind
  const isGroup = ({ group }: { group: ListGroup }) => asked.group === null || group === asked.group
  const found = named.filter((one) => isKind(one) && isGroup(one)).toSorted(inOrder)
  const kinds = [...new Set(rows.map(({ kind }) => kind))].sort()
  return {
    meetings: found.slice(asked.offset, asked.offset + asked.limit),
    total: found.length,
    groups: listGroups.map((group) => ({
      group,
      count: named.filter((one) => isKind(one) && one.group === group).length,
    })),
    kinds: kinds.map((kind) => ({ kind, count: named.filter((one) => isGroup(one) && one.kind === kind).length })),
    villageTotal: rows.length,
  }
}
