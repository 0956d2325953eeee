import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { MoneyField } from '#platform/design/money-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import type { InputOf } from '#platform/shared/operation.ts'
import { getReturn, recordReturnFollowUp } from '../contract/return.ts'
import { childAnswers, type FollowUpMonth, healthAnswers, incomes, wishes } from '../rules/return.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import { EpisodeForm } from './episode-form.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { useTrail } from './use-trail.ts'

/** How somebody fares 1, 6 or 12 months after the homecoming. */
export const FollowUpPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(getReturn, { episodeId: params.episodeId ?? '' })
  return (
    <EpisodeAnswer episodeId={params.episodeId}>
      {(file) => (
        <Answer query={query} waiting={say('migration.fileLoading')}>
          {({ due }) => (due[0] ? <FollowUpForm file={file} months={due[0].months} /> : <NothingDue file={file} />)}
        </Answer>
      )}
    </EpisodeAnswer>
  )
}

const NothingDue = ({ file }: FileProps) => {
  const { say } = useWords()
  return (
    <Page title={say('migration.followUp')} width="narrow" trail={useTrail(file)}>
      <EmptyState
        title={say('migration.followUp.nothing')}
        sentence={say('migration.return.formFirst')}
        action={<LinkButton href={`/calon/${file.episode.id}/pulang`}>{say('migration.return.new')}</LinkButton>}
      />
    </Page>
  )
}

const initialOf = (today: string) => ({
  ...{ followedOn: today, income: '', monthlyRupiah: null as number | null, child: '', health: '', wish: '' },
  ...{ debtRupiah: null as number | null, note: '' },
})

const FollowUpForm = ({ file, months }: FileProps & { readonly months: FollowUpMonth }) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  return (
    <EpisodeForm
      file={file}
      command={recordReturnFollowUp}
      initial={initialOf(today)}
      toInput={(values, id) =>
        ({ ...values, id, episodeId: file.episode.id, months, note: values.note.trim() || null }) as InputOf<
          typeof recordReturnFollowUp
        >
      }
      title={say('migration.followUp.title', { months, name: file.person.name })}
      lead={say('migration.followUp.lead')}
      save="migration.followUp.save"
      done="migration.followUp.done"
    >
      {(form) => (
        <>
          <DateField label={say('migration.followUp.followedOn')} latest={today} {...form.field('followedOn')} />
          <RadioCards
            label={say('migration.followUp.income')}
            choices={choices(incomes, 'migration.income')}
            {...form.field('income')}
          />
          <MoneyField label={say('migration.followUp.monthly')} optional {...form.field('monthlyRupiah')} />
          <MoneyField label={say('migration.return.debt')} optional {...form.field('debtRupiah')} />
          <RadioCards
            label={say('migration.return.child')}
            choices={choices(childAnswers, 'migration.child')}
            {...form.field('child')}
          />
          <RadioCards
            label={say('migration.return.health')}
            choices={choices(healthAnswers, 'migration.health')}
            {...form.field('health')}
          />
          <RadioCards
            label={say('migration.followUp.plans')}
            choices={choices(wishes, 'migration.wish')}
            {...form.field('wish')}
          />
          <TextArea
            label={say('migration.return.note')}
            hint={say('migration.return.noteHint')}
            optional
            maxLength={600}
            {...form.field('note')}
          />
        </>
      )}
    </EpisodeForm>
  )
}
