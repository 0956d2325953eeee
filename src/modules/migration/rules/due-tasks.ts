import { addDays, addMonths, type PlainDate } from '#platform/shared/dates.ts'
import type { EpisodeState } from './next-step.ts'
import { nextStepOf } from './next-step.ts'
import type { ReadinessItem } from './readiness.ts'
import { validUntil } from './readiness.ts'
import type { RedFlagScore } from './red-flags.ts'
import { phaseOf } from './stages.ts'

export const taskNames = [
  'consultationDue',
  'papersMissing',
  'verificationRequested',
  'verificationWaiting',
  'passportExpiring',
  'callToday',
] as const
export type TaskName = (typeof taskNames)[number]

export interface DueTask {
  readonly name: TaskName
  readonly dueOn: PlainDate
  readonly count?: number
}

interface TaskQuestion {
  readonly state: EpisodeState
  readonly redFlags: RedFlagScore
  readonly openedOn: PlainDate
  readonly verificationSince: PlainDate | null
  readonly today: PlainDate
}

const consultWithinDays = 14
const papersWithinDays = 30
const checkWithinDays = 3
const confirmWithinDays = 2
const renewPassportMonths = 6

/** Every task of an episode with its reason standing now; one that is not in the list has ended. */
export const dueTasksOf = ({
  state,
  redFlags,
  openedOn,
  verificationSince,
  today,
}: TaskQuestion): readonly DueTask[] => {
  if (state.closed || phaseOf(state.stage) === 'ended') return []
  const preparing = phaseOf(state.stage) === 'before'
  const { code } = nextStepOf(state)
  const due: (DueTask | false)[] = [
    preparing &&
      ['consult', 'mediate', 'completeConsultation'].includes(code) && {
        name: 'consultationDue',
        dueOn: addDays(openedOn, consultWithinDays),
      },
    preparing && papersTask(state, openedOn),
    preparing &&
      state.verification === 'requested' && {
        name: 'verificationRequested',
        dueOn: addDays(verificationSince ?? today, checkWithinDays),
      },
    preparing &&
      state.verification === 'checked' && {
        name: 'verificationWaiting',
        dueOn: addDays(verificationSince ?? today, confirmWithinDays),
      },
    passportTask(state.readiness.items, today),
    preparing && redFlags.callToday && { name: 'callToday', dueOn: today },
  ]
  return due.filter((task) => task !== false)
}

const papersTask = ({ consultation, readiness }: EpisodeState, openedOn: PlainDate): DueTask | false => {
  const absent = readiness.items.filter(
    (item) => !item.later && item.requirement.body.need === 'must' && item.status !== 'verified',
  )
  if (consultation?.outcome !== 'agree' || absent.length === 0) return false
  return { name: 'papersMissing', dueOn: addDays(openedOn, papersWithinDays), count: absent.length }
}

const passportTask = (items: readonly ReadinessItem[], today: PlainDate): DueTask | false => {
  const passport = items.find(
    (item) => item.code === 'PASPOR' && (item.warnings.includes('expiresSoon') || item.status === 'expired'),
  )
  const until = passport && validUntil(passport.requirement.body, passport.fact)
  if (!until) return false
  const renewOn = addMonths(until, -renewPassportMonths)
  return { name: 'passportExpiring', dueOn: renewOn < today ? today : renewOn }
}
