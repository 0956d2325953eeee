import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { StepCard } from '#platform/design/step-card.tsx'
import type { CaseStep } from '../rules/next-step.ts'
import type { FileProps } from './case-answer.tsx'

/** The page on which each step is done. */
const pageOf: Readonly<Record<CaseStep, string | null>> = {
  triage: 'pilah',
  answerFamily: 'catat',
  flag: null,
  decide: 'langkah',
  refer: 'rujuk',
  escalate: 'rujuk',
  askOffice: null,
  tellFamily: 'catat?jenis=told_family',
  checklist: null,
  assist: 'catat',
  askFamily: 'keluarga',
  askToClose: 'tutup',
  awaitApproval: null,
  followUp: 'tengok',
  none: null,
}

/** The one next step, with its day and whom it is about. */
export const NextStepCard = ({ file }: FileProps) => {
  const { say, formatDate, today } = useWords()
  const { nextStep, id } = file.case
  if (nextStep.code === 'none' || !file.details) return null
  const page = pageOf[nextStep.code]
  const waiting = file.details.referrals.find((one) => one.state === 'sent')
  const [question] = file.details.questions.filter((one) => !one.answered)
  const href =
    nextStep.code === 'askOffice' && waiting && !waiting.toName
      ? `rujukan/${waiting.id}`
      : nextStep.code === 'answerFamily' && question
        ? `jawab/${question.id}`
        : page
  const due =
    nextStep.dueOn === null
      ? null
      : say(nextStep.dueOn < today ? 'casework.wasDue' : 'casework.isDue', { day: formatDate(nextStep.dueOn) })
  return (
    <StepCard
      title={say(`casework.step.${nextStep.code}`)}
      reason={[
        nextStep.office && say(`references.office.${nextStep.office}`),
        due,
        say(`casework.stepWhy.${nextStep.code}`),
      ]
        .filter(Boolean)
        .join('. ')}
      action={
        href && (
          <LinkButton href={`/kasus/${id}/${href}`} kind="turmeric">
            {say(`casework.stepAct.${nextStep.code}`)}
          </LinkButton>
        )
      }
    />
  )
}
