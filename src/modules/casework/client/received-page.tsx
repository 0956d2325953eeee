import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { Section } from '#platform/design/section.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, OutputOf } from '#platform/shared/operation.ts'
import { getReferral, type Shared, settleReferral } from '../contract/referrals.ts'
import { reachWords } from '../rules/reach-words.ts'
import { canMoveReferral } from '../rules/referral-states.ts'
import { AnswerFields } from './answer-fields.tsx'
import { trimmed } from './case-form.tsx'
import { useLabels } from './labels.ts'

type Received = OutputOf<typeof getReferral>

/** One referral as the office sees it: what it was told, and its answer. */
export const ReceivedPage = ({ params }: PageProps) => {
  const { say, formatDate } = useWords()
  const query = useQuery(getReferral, { referralId: params.referralId ?? '' })
  return (
    <Answer query={query} waiting={say('casework.loading')}>
      {(received) => (
        <Page
          title={received.shared?.workerName ?? received.shared?.number ?? say('casework.received.title')}
          eyebrow={received.shared?.number}
          lead={say('casework.received.from', {
            ...{ name: received.sentByName, village: received.villageName },
            day: formatDate(received.referral.sentOn),
          })}
          meta={received.officePhone}
          width="narrow"
          trail={[{ href: '/rujukan-masuk', label: say('casework.received.title') }]}
        >
          {received.shared && <SharedFacts shared={received.shared} />}
          <Events received={received} />
          <Settle key={received.referral.state} received={received} />
        </Page>
      )}
    </Answer>
  )
}

const SharedFacts = ({ shared }: { readonly shared: Shared }) => {
  const { say } = useWords()
  const { country } = useLabels()
  const facts = [
    { label: say('casework.type'), value: shared.types.map((type) => say(`casework.type.${type}`)).join(', ') },
    { label: say('casework.risk'), value: say(`casework.risk.${shared.risk}`) },
    { label: say('casework.country'), value: country(shared.country) },
    { label: say('casework.refer.purpose'), value: shared.purpose },
    { label: say('casework.share.phone'), value: shared.phone },
    { label: say('casework.reach'), value: reachWords(say, shared) },
    { label: say('casework.share.reporter'), value: shared.reporter },
    { label: say('casework.share.employer'), value: shared.employer },
    {
      label: say('casework.share.demands'),
      value: shared.demands.map((one) => say(`casework.demand.${one}`)).join(', '),
    },
    { label: say('casework.share.story'), value: shared.story },
  ]
  return (
    <Section title={say('casework.received.told')} note={say('casework.received.secret')}>
      <Facts stacked facts={facts.flatMap(({ label, value }) => (value ? [{ label, value }] : []))} />
    </Section>
  )
}

const Events = ({ received }: { readonly received: Received }) => {
  const { say, formatDate } = useWords()
  const { events } = received.referral
  if (events.length === 0) return null
  return (
    <Section title={say('casework.received.answers')}>
      {events.map((event) => (
        <p key={event.id}>
          <b>{formatDate(event.occurredOn)}</b>{' '}
          {[say(`casework.referralState.${event.state}`), event.note].filter(Boolean).join('. ')}
        </p>
      ))}
    </Section>
  )
}

const Settle = ({ received }: { readonly received: Received }) => {
  const { say } = useWords()
  const { referral } = received
  const states = (['accepted', 'refused', 'done'] as const).filter((state) =>
    canMoveReferral(referral.state, state, 'receiver'),
  )
  const [id] = useState(newId)
  const form = useForm({
    ...{ initial: { state: '', reason: '', note: '' }, command: settleReferral },
    toInput: (values) =>
      ({
        ...{ id, referralId: referral.id, state: values.state, reason: values.reason || null },
        note: trimmed(values.note),
      }) as InputOf<typeof settleReferral>,
    refresh: ['casework'],
  })
  if (states.length === 0) return null
  return (
    <FormFrame form={form} save={say('casework.received.send')}>
      <AnswerFields form={form} states={states} label={say('casework.received.answer')} />
      <TextArea label={say('casework.referral.note')} optional maxLength={1000} {...form.field('note')} />
    </FormFrame>
  )
}
