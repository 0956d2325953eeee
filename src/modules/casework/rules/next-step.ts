import type { CaseOffice, CaseType } from '#modules/references/contract/codes.ts'
import { daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import { type CheckFact, openItems } from './checklists.ts'
import { type ClockRule, dueOn, type EscalationRule, escalationOf } from './clocks.ts'
import { type FollowUpDay, nextFollowUp } from './closing.ts'
import { isReferralOpen, type ReferralState } from './referral-states.ts'
import { type CaseState, hasEnded } from './states.ts'

export const caseSteps = [
  'triage',
  'answerFamily',
  'flag',
  'decide',
  'refer',
  'escalate',
  'askOffice',
  'tellFamily',
  'checklist',
  'assist',
  'askFamily',
  'askToClose',
  'awaitApproval',
  'followUp',
  'none',
] as const
export type CaseStep = (typeof caseSteps)[number]

export interface StepQuestion {
  readonly state: CaseState
  readonly types: readonly CaseType[]
  readonly openedOn: PlainDate
  readonly stateOn: PlainDate
  /** The last day on which the family heard something of the village. */
  readonly familyToldOn: PlainDate | null
  readonly openQuestionOn: PlainDate | null
  readonly referrals: readonly {
    readonly office: CaseOffice
    readonly state: ReferralState
    readonly since: PlainDate
  }[]
  readonly checks: readonly CheckFact[]
  readonly flagsDueOn: PlainDate | null
  readonly closingAskedOn: PlainDate | null
  readonly followUpsTaken: readonly FollowUpDay[]
  readonly clocks: readonly ClockRule[]
  readonly escalations: readonly EscalationRule[]
}

export interface NextStep {
  readonly code: CaseStep
  readonly dueOn: PlainDate | null
  /** The office it is about, where it is about one. */
  readonly office: CaseOffice | null
}

const step = (code: CaseStep, due: PlainDate | null, office: CaseOffice | null = null): NextStep => ({
  ...{ code, office },
  dueOn: due,
})

/** The one thing to do now: who waits for an answer comes first, then what its own clock says is due earliest. */
export const nextStepOf = (question: StepQuestion, today: PlainDate): NextStep => {
  const { state, types, clocks, openedOn, stateOn } = question
  if (state === 'received') return step('triage', dueOn(clocks, 'triage', types, openedOn))
  if (question.openQuestionOn) return step('answerFamily', question.openQuestionOn)
  if (question.flagsDueOn && question.flagsDueOn <= today) return step('flag', question.flagsDueOn)
  if (state === 'closed') return afterClosing(question)
  if (hasEnded(state)) return step('none', null)
  if (state === 'triaged') return step('decide', dueOn(clocks, 'triage', types, stateOn))
  if (question.closingAskedOn)
    return step('awaitApproval', dueOn(clocks, 'closing_approval', types, question.closingAskedOn))
  if (state === 'resolved') return step('askFamily', dueOn(clocks, 'family_update', types, stateOn))
  if (state === 'verified_by_family') return step('askToClose', dueOn(clocks, 'closing_approval', types, stateOn))
  return inAssistance(question, today)
}

const afterClosing = ({ stateOn, followUpsTaken, clocks, types }: StepQuestion): NextStep => {
  const days = {
    30: daysOr(dueOn(clocks, 'follow_up_first', types, stateOn), stateOn, 30),
    90: daysOr(dueOn(clocks, 'follow_up_second', types, stateOn), stateOn, 90),
  }
  const next = nextFollowUp(stateOn, followUpsTaken, days)
  return next ? step('followUp', next.on) : step('none', null)
}

const daysOr = (due: PlainDate | null, since: PlainDate, usual: number): number =>
  due === null ? usual : daysBetween(since, due)

const inAssistance = (question: StepQuestion, today: PlainDate): NextStep => {
  const candidates = [referStep(question), officeStep(question, today), tellStep(question), checklistStep(question)]
  const due = candidates
    .filter((one): one is NextStep & { readonly dueOn: PlainDate } => one?.dueOn != null)
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  return due[0] ?? step('assist', null)
}

/** Nobody was asked yet: the first referral has a clock of its own. */
const referStep = ({ referrals, types, clocks, openedOn, stateOn, state }: StepQuestion): NextStep | null => {
  if (referrals.some((one) => one.state !== 'revoked' && one.state !== 'refused')) return null
  const since = state === 'reopened' ? stateOn : openedOn
  return step('refer', dueOn(clocks, 'first_referral', types, since))
}

const officeStep = (question: StepQuestion, today: PlainDate): NextStep | null => {
  const { referrals, escalations, clocks, types } = question
  const open = referrals.filter((one) => isReferralOpen(one.state)).sort((a, b) => a.since.localeCompare(b.since))
  for (const { office, since } of open) {
    const further = escalationOf(escalations, { office, since }, today)
    if (further && !referrals.some((one) => one.office === further.to))
      return step('escalate', further.since, further.to)
  }
  const silent = open.find((one) => one.state === 'sent')
  return silent ? step('askOffice', dueOn(clocks, 'referral_answer', types, silent.since), silent.office) : null
}

const tellStep = ({ familyToldOn, openedOn, clocks, types }: StepQuestion): NextStep | null => {
  const due = dueOn(clocks, 'family_update', types, familyToldOn ?? openedOn)
  return due ? step('tellFamily', due) : null
}

const checklistStep = ({ types, checks, stateOn, clocks }: StepQuestion): NextStep | null =>
  openItems(types, checks).length > 0 ? step('checklist', dueOn(clocks, 'family_update', types, stateOn)) : null
