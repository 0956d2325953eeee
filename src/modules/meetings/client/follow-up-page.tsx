import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { Section } from '#platform/design/section.tsx'
import { SentFileField } from '#platform/design/sent-file-field.tsx'
import { StoredFileLink } from '#platform/design/stored-file-link.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, OutputOf } from '#platform/shared/operation.ts'
import { getDecision } from '../contract/decision.ts'
import { recordFollowUp } from '../contract/outcome.ts'
import { followUpFaults } from '../rules/decision.ts'
import { isDecisionOpen } from '../rules/state.ts'
import { useOwnerOf } from './decisions-section.tsx'

/** One decision: what became of it so far, and what to write now. */
export const FollowUpPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(getDecision, { decisionId: params.decisionId ?? '' })
  return (
    <Answer query={query} waiting={say('meetings.loading')}>
      {(found) => <DecisionFile key={found.decision.steps.length} found={found} />}
    </Answer>
  )
}

interface FoundProps {
  readonly found: OutputOf<typeof getDecision>
}

const DecisionFile = ({ found }: FoundProps) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const ownerOf = useOwnerOf()
  const { decision, meetingId, title } = found
  const lead = decision.dueOn
    ? say('meetings.followUpLead', { owner: ownerOf(decision), day: formatDate(decision.dueOn, 'words') })
    : say('meetings.followUpLeadNoDay', { owner: ownerOf(decision) })
  return (
    <Page
      title={decision.words}
      eyebrow={say('meetings.decision')}
      lead={<Rich text={lead} />}
      meta={say(`meetings.decision.${decision.state}`)}
      width="narrow"
      trail={[
        { href: '/rapat', label: say('meetings.menu') },
        { href: `/rapat/${meetingId}`, label: title },
      ]}
    >
      {isDecisionOpen(decision.state) && may('meetings.recordFollowUp') && <FollowUpForm found={found} />}
      <Section title={say('meetings.history')}>
        <Timeline
          items={[
            {
              ...{ id: decision.id, title: say('meetings.history.decided', { title }) },
              ...{ when: formatDate(found.heldOn, 'digits'), note: decision.recordedByName },
            },
            ...decision.steps.map((step) => ({
              id: step.id,
              title: say(`meetings.decision.${step.state}`),
              when: formatDate(step.occurredOn, 'digits'),
              note: (
                <>
                  {[
                    step.note,
                    step.dueOn && say('meetings.dueBy', { day: formatDate(step.dueOn, 'words') }),
                    step.recordedByName,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  {step.fileHash && (
                    <>
                      {' '}
                      <StoredFileLink hash={step.fileHash} label={say('meetings.seeEvidence')} />
                    </>
                  )}
                </>
              ),
            })),
          ]}
        />
      </Section>
    </Page>
  )
}

const outcomes = ['done', 'postponed', 'withdrawn'] as const

const FollowUpForm = ({ found: { decision, meetingId } }: FoundProps) => {
  const { say, today } = useWords()
  const go = useGo()
  const [id] = useState(newId)
  const [initial] = useState(() => ({ state: 'done', occurredOn: today as string, dueOn: '', note: '', fileHash: '' }))
  const inputOf = (values: typeof initial) =>
    ({
      ...{ id, meetingId, decisionId: decision.id, state: values.state, occurredOn: values.occurredOn },
      dueOn: values.state === 'postponed' ? values.dueOn || null : null,
      ...{ note: values.note.trim() || null, fileHash: values.fileHash || null },
    }) as InputOf<typeof recordFollowUp>
  const back = () => go(`/rapat/${meetingId}`)
  const form = useForm({
    initial,
    command: recordFollowUp,
    toInput: inputOf,
    check: (values) =>
      followUpFaults(
        {
          ...{ state: values.state as 'done', occurredOn: values.occurredOn, note: values.note.trim() || null },
          dueOn: values.state === 'postponed' ? values.dueOn || null : null,
          fileHash: values.fileHash || null,
        },
        today,
      ),
    onDone: back,
    onKept: back,
  })
  const isDone = form.values.state === 'done'
  return (
    <FormFrame form={form} save={say('meetings.saveFollowUp')}>
      <RadioCards
        label={say('meetings.whatBecame')}
        choices={outcomes.map((value) => ({ value, label: say(`meetings.decision.${value}`) }))}
        {...form.field('state')}
      />
      <TextArea
        label={say(isDone ? 'meetings.evidence' : 'meetings.reason')}
        {...(isDone && { hint: say('meetings.evidenceHint') })}
        optional={isDone && form.values.fileHash !== ''}
        maxLength={400}
        {...form.field('note')}
      />
      {isDone && (
        <SentFileField
          label={say('meetings.evidencePhoto')}
          name="fileHash"
          error={form.errorOf('fileHash')}
          onSent={(fileHash) => form.set({ fileHash })}
        />
      )}
      {form.values.state === 'postponed' && <DateField label={say('meetings.newDueOn')} {...form.field('dueOn')} />}
      <DateField label={say('meetings.occurredOn')} latest={today} {...form.field('occurredOn')} />
    </FormFrame>
  )
}
