import { useState } from 'react'
import { shownName } from '#modules/registry/contract.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { StepCard } from '#platform/design/step-card.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { issueLetter, recordPrint, verifyLetter } from '../contract/letter.ts'
import { secretaryTitle } from '../rules/letter-content.ts'
import { AskDay } from './ask-day.tsx'
import type { LetterProps } from './letter-page.tsx'

interface LetterStepProps extends LetterProps {
  readonly onEdit: () => void
}

/** The one next step, for whom it is. Nothing is due: nothing is shown. */
export const LetterStep = (props: LetterStepProps) => {
  const { letter } = props
  const { may } = useSession()
  if (letter.state === 'requested' && may('letters.verifyLetter')) return <VerifyStep {...props} />
  if (letter.state === 'verified')
    return may('letters.issueLetter') ? <IssueStep {...props} /> : <WaitStep {...props} />
  if (letter.state === 'issued' && may('letters.recordPrint')) return <PrintStep {...props} />
  return null
}

const VerifyStep = ({ letter, onEdit }: LetterStepProps) => {
  const { say } = useWords()
  const toast = useToast()
  const verify = useCommand(verifyLetter, {
    refresh: ['letters', 'platform'],
    onDone: () => toast({ text: say('letters.done.verified') }),
  })
  if (letter.missing.length > 0) {
    return (
      <StepCard
        title={say('letters.step.missing')}
        reason={say('letters.step.missingWhy', { count: letter.missing.length })}
        action={
          <Button kind="turmeric" icon="pencil" wide onClick={onEdit}>
            {say('letters.step.edit')}
          </Button>
        }
      />
    )
  }
  return (
    <>
      <StepCard
        title={say('letters.step.verify')}
        reason={say('letters.step.verifyWhy')}
        action={
          <Button
            kind="turmeric"
            icon="check"
            wide
            busy={verify.busy}
            onClick={() => void verify.send({ letterId: letter.id })}
          >
            {say('letters.step.verifyDo')}
          </Button>
        }
        decline={
          <Button kind="quiet" wide onClick={onEdit}>
            {say('letters.edit.title')}
          </Button>
        }
      />
      <RefusalMessage refusal={verify.refusal} />
    </>
  )
}

const IssueStep = ({ letter }: LetterStepProps) => {
  const { say } = useWords()
  const { role } = useSession()
  const toast = useToast()
  const [otherDay, setOtherDay] = useState(false)
  const issue = useCommand(issueLetter, {
    refresh: ['letters', 'platform', 'migration'],
    onDone: ({ number }) => {
      setOtherDay(false)
      toast({ text: say('letters.done.issued', { number }) })
    },
  })
  const reason = letter.acting ? say('letters.step.issueActing') : say('letters.step.issueWhy')
  return (
    <>
      <StepCard
        title={say('letters.step.issue')}
        reason={reason}
        action={
          <Button
            kind="turmeric"
            icon="check"
            wide
            busy={issue.busy}
            onClick={() => void issue.send({ letterId: letter.id })}
          >
            {say('letters.step.issueDo')}
          </Button>
        }
        decline={
          role === 'head' ? (
            <Button kind="quiet" wide onClick={() => setOtherDay(true)}>
              {say('letters.step.issueOther')}
            </Button>
          ) : (
            wasSent(letter) && (
              <Button
                kind="quiet"
                wide
                busy={issue.busy}
                onClick={() => void issue.send({ letterId: letter.id, manner: 'ub' })}
              >
                {say('letters.step.issueUb')}
              </Button>
            )
          )
        }
      />
      <RefusalMessage refusal={otherDay ? null : issue.refusal} />
      <AskDay
        open={otherDay}
        busy={issue.busy}
        refusal={issue.refusal}
        onClose={() => setOtherDay(false)}
        onConfirm={(issuedOn, backdatedBecause) => void issue.send({ letterId: letter.id, issuedOn, backdatedBecause })}
      />
    </>
  )
}

/** Somebody other than the secretary signs for the head: sent by the secretary he signs u.b. */
const wasSent = ({ acting, content }: LetterProps['letter']): boolean =>
  acting && (content.signatory.lines[1] ?? secretaryTitle) !== secretaryTitle

const WaitStep = ({ letter }: LetterStepProps) => {
  const { say, formatDate } = useWords()
  const since = letter.events.findLast((event) => event.kind === 'verified')?.occurredOn ?? letter.requestedOn
  return (
    <StepCard
      title={say('letters.step.waitHead')}
      reason={say('letters.step.waitHeadWhy', { date: formatDate(since) })}
    />
  )
}

const PrintStep = ({ letter }: LetterStepProps) => {
  const { say } = useWords()
  const toast = useToast()
  const print = useCommand(recordPrint, { refresh: ['letters', 'platform'] })
  const send = async (paper: 'A4' | 'F4') => {
    // Opened now, because a window opened after waiting counts as unasked for.
    const sheet = window.open('', '_blank')
    const done = await print.send({ letterId: letter.id, paper })
    if (!done) return sheet?.close()
    toast({ text: say('letters.done.printed') })
    if (sheet) sheet.location.href = done.path
    else window.location.href = done.path
  }
  const other = letter.paper === 'A4' ? 'F4' : 'A4'
  const paperWords = (paper: 'A4' | 'F4') =>
    say('letters.step.printDo', { paper: paper === 'F4' ? 'F4 (21,5 × 33 cm)' : 'A4' })
  // Printed once, nothing is due any more: another copy is a plain act.
  if (letter.printed) {
    return (
      <Stack gap={12}>
        {([letter.paper, other] as const).map((paper) => (
          <Button key={paper} icon="printer" wide busy={print.busy} onClick={() => void send(paper)}>
            {paperWords(paper)}
          </Button>
        ))}
        <RefusalMessage refusal={print.refusal} />
      </Stack>
    )
  }
  const duty = [letter.content.letter.right, letter.content.letter.left].find((party) => party?.duty)
  const reason = duty ? say('letters.step.printDuty', { name: shownName(duty.name) }) : say('letters.step.printWhy')
  return (
    <>
      <StepCard
        title={say('letters.step.print')}
        reason={reason}
        action={
          <Button kind="turmeric" icon="printer" wide busy={print.busy} onClick={() => void send(letter.paper)}>
            {paperWords(letter.paper)}
          </Button>
        }
        decline={
          <Button kind="quiet" wide onClick={() => void send(other)}>
            {paperWords(other)}
          </Button>
        }
      />
      <RefusalMessage refusal={print.refusal} />
    </>
  )
}
