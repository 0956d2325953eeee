import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { Section } from '#platform/design/section.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import type { InputOf, OutputOf } from '#platform/shared/operation.ts'
import { getScreening, recordScreening } from '../contract/screening.ts'
import { reachWords } from '../rules/reach-words.ts'
import { screeningActs, screeningMeans, screeningPurposes } from '../rules/screening.ts'
import { trimmed } from './case-form.tsx'
import { useLabels } from './labels.ts'

type Screening = OutputOf<typeof getScreening>

/** One screening: the questions while it waits, what was answered afterwards. For screening officers alone. */
export const ScreeningPage = ({ params }: PageProps) => {
  const { say, formatMoment } = useWords()
  const screeningId = params.screeningId ?? ''
  const query = useQuery(getScreening, { screeningId })
  return (
    <Answer query={query} waiting={say('casework.loading')}>
      {(screening) => (
        <Page
          title={screening.workerName ?? screening.number}
          eyebrow={screening.number}
          lead={
            screening.doneAt
              ? say('casework.screening.doneBy', {
                  name: screening.doneByName ?? '',
                  at: formatMoment(screening.doneAt),
                })
              : say('casework.screening.dueBy', { at: formatMoment(screening.dueAt) })
          }
          meta={[screening.phone, reachWords(say, screening)].filter(Boolean).join(' · ') || null}
          width="narrow"
          trail={[{ href: '/skrining', label: say('casework.screenings.title') }]}
        >
          {screening.answers ? (
            <Answers answers={screening.answers} />
          ) : (
            !screening.doneAt && <ScreeningForm screeningId={screeningId} />
          )}
        </Page>
      )}
    </Answer>
  )
}

const Answers = ({ answers }: { readonly answers: NonNullable<Screening['answers']> }) => {
  const { say } = useWords()
  const listed = (codes: readonly string[], key: string) => codes.map((code) => say(`${key}.${code}`)).join(', ') || '—'
  return (
    <Section title={say(`casework.result.${answers.result}`)} note={say('casework.screening.adviceNote')}>
      <Facts
        stacked
        facts={[
          { label: say('casework.screening.agreed'), value: say(answers.agreed ? 'casework.yes' : 'casework.no') },
          { label: say('casework.screening.acts'), value: listed(answers.acts, 'casework.act') },
          { label: say('casework.screening.means'), value: listed(answers.means, 'casework.means') },
          { label: say('casework.screening.purposes'), value: listed(answers.purposes, 'casework.exploitation') },
          { label: say('casework.screening.words'), value: answers.words ?? '—' },
          { label: say('casework.screening.advice'), value: answers.advice ?? '—' },
        ]}
      />
    </Section>
  )
}

const initial = {
  ...{ agreed: '', isChild: false, words: '', advice: '' },
  ...{ acts: [] as readonly string[], means: [] as readonly string[], purposes: [] as readonly string[] },
}

const ScreeningForm = ({ screeningId }: { readonly screeningId: string }) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const go = useGo()
  const [start] = useState(initial)
  const form = useForm({
    ...{ initial: start, command: recordScreening },
    toInput: (values) =>
      ({
        ...values,
        ...{ screeningId, agreed: values.agreed === '' ? undefined : values.agreed === 'yes' },
        ...{ words: trimmed(values.words), advice: trimmed(values.advice) },
      }) as InputOf<typeof recordScreening>,
    refresh: ['casework', 'platform'],
    onDone: () => go('/skrining'),
  })
  const { agreed, acts, means, purposes, isChild } = form.values
  return (
    <FormFrame form={form} save={say('casework.screening.save')}>
      <RadioCards
        label={say('casework.screening.agreedQuestion')}
        choices={[
          { value: 'yes', label: say('casework.screening.agreedYes') },
          { value: 'no', label: say('casework.screening.agreedNo') },
        ]}
        {...form.field('agreed')}
      />
      {agreed === 'yes' && (
        <>
          <CheckField
            label={say('casework.screening.child')}
            name="isChild"
            checked={isChild}
            onChange={(checked) => form.set({ isChild: checked })}
          />
          <CheckGroup
            label={say('casework.screening.acts')}
            name="acts"
            optional
            values={acts}
            onChange={(values) => form.set({ acts: values })}
            choices={choices(screeningActs, 'casework.act')}
          />
          <CheckGroup
            label={say('casework.screening.means')}
            name="means"
            optional
            values={means}
            onChange={(values) => form.set({ means: values })}
            choices={choices(screeningMeans, 'casework.means')}
          />
          <CheckGroup
            label={say('casework.screening.purposes')}
            name="purposes"
            optional
            values={purposes}
            onChange={(values) => form.set({ purposes: values })}
            choices={choices(screeningPurposes, 'casework.exploitation')}
          />
          <TextArea
            label={say('casework.screening.words')}
            optional
            rows={5}
            maxLength={4000}
            {...form.field('words')}
          />
        </>
      )}
      <TextArea
        label={say('casework.screening.advice')}
        hint={say('casework.screening.adviceHint')}
        optional
        maxLength={1000}
        {...form.field('advice')}
      />
    </FormFrame>
  )
}
