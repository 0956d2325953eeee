import type { LifeEventKind, LifeStatus } from '../contract/codes.ts'
import type { Effect } from '../contract/life-event.ts'

/** What is known of the person on the day of the event. */
export interface Situation {
  readonly name: string
  readonly lifeStatus: LifeStatus
  readonly bornOn: string | null
  readonly isHead: boolean
  readonly othersOnCard: number
  readonly onCard: boolean
  /** Children this person cares for today. */
  readonly childrenInCare: number
  /** Children under 18 of this person. */
  readonly youngChildren: number
  readonly spouseName: string | null
  readonly openRequests: number
  /** Papers kept here, and consents in force: they were given to this village and do not travel. */
  readonly papers: number
  readonly consents: number
  /** A child with an arrangement of care. */
  readonly isCaredFor: boolean
}

const nextStatus: Readonly<Partial<Record<LifeEventKind, LifeStatus>>> = {
  death: 'dead',
  move_out: 'moved',
  move_in: 'alive',
  return: 'alive',
  missing: 'missing',
  found: 'alive',
}

/** The life status after an event, or `undefined` when it stays. */
export const statusAfter = (kind: LifeEventKind): LifeStatus | undefined => nextStatus[kind]

/** Why an event cannot be recorded, as the key of a sentence; `null` when it can. */
export const whyNotRecord = (
  kind: LifeEventKind,
  situation: Situation,
  occurredOn: string,
  today: string,
): string | null => {
  if (occurredOn > today) return 'registry.dayInFuture'
  if (situation.bornOn !== null && kind !== 'birth' && occurredOn < situation.bornOn) return 'registry.beforeBirth'
  if (situation.lifeStatus === 'dead' && kind !== 'birth') return 'registry.alreadyDead'
  if (kind === 'found' && situation.lifeStatus !== 'missing') return 'registry.notMissing'
  if (kind === 'return' && !['away', 'moved', 'missing'].includes(situation.lifeStatus)) return 'registry.notAway'
  if (kind === 'move_in' && situation.lifeStatus !== 'moved') return 'registry.notMoved'
  if (kind === 'move_out' && situation.lifeStatus === 'moved') return 'registry.alreadyMoved'
  return null
}

const effect = (code: string, values: Effect['values'] = {}): Effect => ({ code, values })

/** What will follow, listed before the event is recorded. The same list is stored with it. */
export const effectsOf = (kind: LifeEventKind, situation: Situation): Effect[] => {
  const status = statusAfter(kind)
  const leaves = kind === 'death' || kind === 'move_out'
  return [
    ...(status ? [effect(`status-${status}`, { name: situation.name })] : []),
    ...(leaves && situation.onCard ? [effect('place-ends', { name: situation.name })] : []),
    ...(leaves && situation.isHead && situation.othersOnCard > 0
      ? [effect('head-needed', { count: situation.othersOnCard })]
      : []),
    ...(leaves && situation.isHead && situation.othersOnCard === 0 ? [effect('card-empties')] : []),
    ...(leaves && situation.childrenInCare > 0 ? [effect('carer-needed', { count: situation.childrenInCare })] : []),
    ...(kind === 'move_out' && situation.isCaredFor ? [effect('care-ends')] : []),
    ...(kind === 'move_out' && situation.papers > 0 ? [effect('papers-stay', { count: situation.papers })] : []),
    ...(kind === 'move_out' && situation.consents > 0 ? [effect('consents-stay', { count: situation.consents })] : []),
    ...(kind === 'death' && situation.spouseName ? [effect('spouse-widowed', { name: situation.spouseName })] : []),
    ...(kind === 'death' && situation.youngChildren > 0
      ? [effect('children-bereaved', { count: situation.youngChildren })]
      : []),
    ...(kind === 'death' ? [effect('paper-death')] : []),
    ...(leaves && situation.openRequests > 0 ? [effect('requests-open', { count: situation.openRequests })] : []),
    ...(kind === 'birth' ? [effect('child-recorded', { name: situation.name }), effect('paper-birth')] : []),
    ...(kind === 'marriage' ? [effect('marital-married', { name: situation.name }), effect('paper-card')] : []),
    ...(kind === 'divorce' ? [effect('marital-divorced', { name: situation.name }), effect('paper-card')] : []),
    ...(kind === 'new_card' ? [effect('paper-card')] : []),
    ...(kind === 'missing' ? [effect('reported', { name: situation.name })] : []),
  ]
}

/** Both lists say the same: what was shown is what is recorded. */
export const sameEffects = (seen: readonly string[], now: readonly Effect[]): boolean =>
  seen.length === now.length && now.every((one) => seen.includes(one.code))
