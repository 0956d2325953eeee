import { addDays, addMonths, type PlainDate } from '#platform/shared/dates.ts'
import { type EpisodeState, headStepOf, type NextStep, type NextStepCode, nextStepOf } from './next-step.ts'
import { validUntil } from './readiness.ts'

export const taskNames = [
  'callToday',
  'signsToTalkOver',
  'consultationDue',
  'signsDue',
  'letterDue',
  'papersMissing',
  'verificationDue',
  'verificationRequested',
  'verificationWaiting',
  'passportExpiring',
  'paperExpiring',
  'departureDue',
] as const
export type TaskName = (typeof taskNames)[number]

export interface DueTask {
  readonly name: TaskName
  /** The step that the page shows to whoever has this task. */
  readonly step: NextStep
  readonly dueOn: PlainDate
}

interface TaskQuestion {
  readonly state: EpisodeState
  readonly openedOn: PlainDate
  readonly stageOn: PlainDate
  readonly departsOn: PlainDate | null
  readonly verificationSince: PlainDate | null
  readonly today: PlainDate
}

const consultWithinDays = 14
const papersWithinDays = 30
const recommendWithinDays = 7
const checkWithinDays = 3
const confirmWithinDays = 2
const renewPassportMonths = 6
const talkWithinDays = 2

const taskOfStep: Readonly<Record<NextStepCode, TaskName | null>> = {
  callToday: 'callToday',
  talkAboutSigns: 'signsToTalkOver',
  consult: 'consultationDue',
  mediate: 'consultationDue',
  completeConsultation: 'consultationDue',
  nameCarer: 'consultationDue',
  askRedFlags: 'signsDue',
  permissionLetter: 'letterDue',
  recommendationLetter: 'letterDue',
  lookAtOriginal: 'papersMissing',
  collectPaper: 'papersMissing',
  requestVerification: 'verificationDue',
  fixReturned: 'verificationDue',
  check: 'verificationRequested',
  renewPassport: 'passportExpiring',
  renewPaper: 'paperExpiring',
  ready: 'departureDue',
  awaitHead: null, // the head's, below
  recordNextStage: null, // waits for an office elsewhere: nobody here is late
  none: null,
}

/** The task of the desk is its next step, and the head's is the confirmation: what is not in the list has ended. */
export const dueTasksOf = (question: TaskQuestion): readonly DueTask[] => {
  const step = nextStepOf(question.state)
  const name = taskOfStep[step.code]
  const dueOn = name && dueDayOf(step.code, question)
  const head = headStepOf(question.state)
  const due: (DueTask | null)[] = [
    name && dueOn ? { name, step, dueOn } : null,
    head && {
      name: 'verificationWaiting',
      step: head,
      dueOn: addDays(question.verificationSince ?? question.today, confirmWithinDays),
    },
  ]
  return due.filter((task) => task !== null)
}

const dueDayOf = (code: NextStepCode, question: TaskQuestion): PlainDate | null => {
  const { state, openedOn, stageOn, departsOn, verificationSince, today } = question
  if (code === 'callToday') return today
  if (code === 'talkAboutSigns') return addDays(state.signsToTalkOver?.since ?? today, talkWithinDays)
  if (code === 'renewPassport') return renewalDay(state, today)
  if (code === 'renewPaper') return lastDayOf(state) ?? today
  if (code === 'ready') return departsOn
  if (code === 'recommendationLetter') return addDays(stageOn, recommendWithinDays)
  // Somebody waits for the check: whatever still stands before it is due with it.
  if (state.verification === 'requested') return addDays(verificationSince ?? today, checkWithinDays)
  const name = taskOfStep[code]
  return addDays(openedOn, name === 'consultationDue' || name === 'signsDue' ? consultWithinDays : papersWithinDays)
}

const renewalDay = ({ readiness }: EpisodeState, today: PlainDate): PlainDate | null => {
  const passport = readiness.items.find((item) => item.code === 'PASPOR')
  const until = passport ? validUntil(passport.requirement.body, passport.fact) : null
  if (!until) return null
  const renewOn = addMonths(until, -renewPassportMonths)
  return renewOn < today ? today : renewOn
}

/** The first day on which one of the papers that end soon is no longer good. */
const lastDayOf = ({ readiness }: EpisodeState): PlainDate | null =>
  readiness.items
    .filter((item) => item.warnings.includes('endsSoon'))
    .map((item) => validUntil(item.requirement.body, item.fact))
    .filter((day) => day !== null)
    .sort()[0] ?? null
