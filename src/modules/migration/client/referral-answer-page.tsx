import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { Section } from '#platform/design/section.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { closeReferral, type Referral, recordReferralAnswer } from '../contract/referrals.ts'
import { referralCloseReasons, referralOutcomes } from '../rules/referrals.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { useTrail } from './use-trail.ts'

/** What the office answered, or why nothing is waited for any more. */
export const ReferralAnswerPage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>
    {(file) => {
      const referral = file.referrals?.find((one) => one.id === params.referralId)
      return referral ? <Referred file={file} referral={referral} /> : <NotHere file={file} />
    }}
  </EpisodeAnswer>
)

const NotHere = ({ file }: FileProps) => {
  const { say } = useWords()
  return (
    <Page title={say('migration.referrals')} width="narrow" trail={useTrail(file)}>
      <Message title={say('migration.referralMissing')} />
    </Page>
  )
}

interface ReferredProps extends FileProps {
  readonly referral: Referral
}

const Referred = ({ file, referral }: ReferredProps) => {
  const { say } = useWords()
  const [closing, setClosing] = useState(false)
  const { office } = useLabels()
  return (
    <Page
      title={referral.organisationName ?? office(referral.officeKind)}
      lead={say(closing ? 'migration.referral.closeLead' : 'migration.referral.answerLead')}
      width="narrow"
      trail={useTrail(file)}
    >
      {closing ? <CloseForm file={file} referral={referral} /> : <AnswerForm file={file} referral={referral} />}
      {!closing && referral.waiting && (
        <Section>
          <Button kind="quiet" wide onClick={() => setClosing(true)}>
            {say('migration.referral.close')}
          </Button>
        </Section>
      )}
    </Page>
  )
}

const AnswerForm = ({ file, referral }: ReferredProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const go = useGo()
  const [id] = useState(newId)
  const [initial] = useState(() => ({ outcome: '', answeredOn: today as string, note: '' }))
  const form = useForm({
    initial,
    command: recordReferralAnswer,
    toInput: (values) =>
      ({ ...values, id, referralId: referral.id, note: values.note.trim() || null }) as InputOf<
        typeof recordReferralAnswer
      >,
    refresh: ['migration', 'platform'],
    onDone: () => go(`/calon/${file.episode.id}`),
  })
  return (
    <FormFrame form={form} save={say('migration.referral.answer')}>
      <RadioCards
        label={say('migration.referral.outcomeLabel')}
        choices={choices(referralOutcomes, 'migration.outcome')}
        {...form.field('outcome')}
      />
      <DateField label={say('migration.referral.answeredOn')} latest={today} {...form.field('answeredOn')} />
      <TextArea label={say('migration.referral.note')} optional maxLength={400} {...form.field('note')} />
    </FormFrame>
  )
}

const CloseForm = ({ file, referral }: ReferredProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const go = useGo()
  const [id] = useState(newId)
  const [initial] = useState(() => ({ reason: '', note: '' }))
  const form = useForm({
    initial,
    command: closeReferral,
    toInput: (values) =>
      ({ ...values, id, referralId: referral.id, note: values.note.trim() || null }) as InputOf<typeof closeReferral>,
    refresh: ['migration', 'platform'],
    onDone: () => go(`/calon/${file.episode.id}`),
  })
  return (
    <FormFrame form={form} save={say('migration.referral.close')}>
      <RadioCards
        label={say('migration.referral.closeLabel')}
        choices={choices(referralCloseReasons, 'migration.referralClose')}
        {...form.field('reason')}
      />
      <TextArea label={say('migration.referral.note')} optional maxLength={400} {...form.field('note')} />
    </FormFrame>
  )
}
