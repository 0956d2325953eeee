import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { Slot } from '#platform/client/slot.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Details } from '#platform/design/details.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import { newId } from '#platform/shared/ids.ts'
import { breachSteps, closeBreach, listBreaches, recordBreachStep } from '../contract/breach.ts'
import { openDuties } from '../rules/breach.ts'
import { type Breach, BreachClock } from './breach-clock.tsx'

/** `/kebocoran/$breachId`: one breach, its duties, and the report to print. */
export const BreachPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(listBreaches, {})
  return (
    <Answer query={query}>
      {({ breaches }) => {
        const breach = breaches.find((one) => one.id === params.breachId)
        return breach ? <OneBreach breach={breach} /> : <Message kind="attention" title={say('access.breachMissing')} />
      }}
    </Answer>
  )
}

const OneBreach = ({ breach }: { readonly breach: Breach }) => {
  const { say, formatMoment } = useWords()
  const facts = [
    { label: say('access.breach.whatHappened'), value: breach.whatHappened },
    { label: say('access.breach.whichData'), value: breach.whichData },
    { label: say('access.breach.handling'), value: breach.handling },
    { label: say('access.breach.people'), value: say('access.breach.affected', { count: breach.peopleCount }) },
    ...(breach.lesson ? [{ label: say('access.breach.lesson'), value: breach.lesson }] : []),
  ]
  return (
    <Page
      title={say(`access.breach.kind.${breach.kind}`)}
      lead={say('access.breach.due', { when: formatMoment(breach.dueAt) })}
      meta={`${breach.recordedBy} · ${formatMoment(breach.foundAt)}`}
      trail={[{ href: '/kebocoran', label: say('access.breach.title') }]}
      actions={
        <Button icon="printer" onClick={() => window.print()}>
          {say('access.breach.print')}
        </Button>
      }
      width="narrow"
    >
      <BreachClock breach={breach} />
      <Facts facts={facts} stacked />
      <Slot place="breach" subject={{ subjectId: breach.id }} />
      <Duties breach={breach} />
    </Page>
  )
}

const Duties = ({ breach }: { readonly breach: Breach }) => {
  const { say, formatMoment } = useWords()
  const { may } = useSession()
  const doneSteps = breach.steps.map((step) => step.step)
  const working = breach.closedAt === null && may('access.recordBreachStep')
  const items = [
    ...breach.steps.map((step) => ({
      id: step.step,
      title: say(`access.breach.step.${step.step}`),
      when: formatMoment(step.doneAt),
      note: `${step.evidence} · ${step.by}`,
      state: 'past' as const,
    })),
    // whoever may record them finds each open one below, with its form
    ...(working ? [] : openDuties(doneSteps)).map((step) => ({
      id: step,
      title: say(`access.breach.step.${step}`),
      state: 'future' as const,
    })),
  ]
  const open = breachSteps.filter((step) => !doneSteps.includes(step))
  return (
    <Section title={say('access.breach.duties')}>
      {items.length > 0 && <Timeline items={items} />}
      {working && open.map((step) => <StepForm key={step} breachId={breach.id} step={step} />)}
      {working && openDuties(doneSteps).length === 0 && may('access.closeBreach') && <CloseForm breachId={breach.id} />}
    </Section>
  )
}

const StepForm = ({ breachId, step }: { readonly breachId: string; readonly step: (typeof breachSteps)[number] }) => {
  const { say } = useWords()
  const [id] = useState(newId)
  const form = useForm({
    command: recordBreachStep,
    initial: { evidence: '' },
    toInput: ({ evidence }) => ({ id, breachId, step, evidence, doneAt: new Date().toISOString() }),
    refresh: ['access'],
  })
  return (
    <Details summary={say(`access.breach.step.${step}`)}>
      <form {...form.props}>
        <TextArea
          label={say('access.breach.stepEvidence')}
          hint={say('access.breach.stepEvidenceHint')}
          {...form.field('evidence')}
        />
        <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
        <div>
          <Button type="submit" icon="check" busy={form.busy}>
            {say('access.breach.stepRecord')}
          </Button>
        </div>
      </form>
    </Details>
  )
}

const CloseForm = ({ breachId }: { readonly breachId: string }) => {
  const { say } = useWords()
  const form = useForm({
    command: closeBreach,
    initial: { lesson: '' },
    toInput: ({ lesson }) => ({ breachId, lesson }),
    refresh: ['access'],
  })
  return (
    <form {...form.props}>
      <TextArea label={say('access.breach.lesson')} {...form.field('lesson')} />
      <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
      <Button type="submit" kind="primary" busy={form.busy}>
        {say('access.breach.close')}
      </Button>
    </form>
  )
}
