import { useEffect, useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo, useSearchParam } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { Section } from '#platform/design/section.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { type ReadinessItemView, recordReadiness } from '../contract/readiness.ts'
import { heldBy, isRegisterPaper, recordedStatuses } from '../rules/readiness.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { coverPath, letterPath } from './letter-path.ts'
import { ScansSection } from './scans-section.tsx'
import { useTrail } from './use-trail.ts'

/** One paper: what must be legible in it, by which rule, who keeps it, and its state today. */
export const PaperPage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>
    {(file) => {
      const item = file.readiness.items.find((one) => one.code === params.code)
      return item ? (
        <Paper key={item.code} file={file} item={item} />
      ) : (
        <NotAsked file={file} code={params.code ?? ''} />
      )
    }}
  </EpisodeAnswer>
)

/** A link of before the way changed, or a paper that no way asks for. */
const NotAsked = ({ file, code }: FileProps & { readonly code: string }) => {
  const { say, has } = useWords()
  const isKnown = has(`references.document.${code}`)
  return (
    <Page
      title={say(isKnown ? `references.document.${code}` : 'migration.paperUnknown')}
      width="narrow"
      trail={useTrail(file)}
    >
      <EmptyState title={say('migration.paperNotAsked')} sentence={say('migration.paperNotAskedWhy')} />
    </Page>
  )
}

interface PaperProps extends FileProps {
  readonly item: ReadinessItemView
}

const Paper = ({ file, item }: PaperProps) => {
  const { say, formatMoment, language } = useWords()
  const { may } = useSession()
  const { paper } = useLabels()
  const letter = letterPath(item.code, file.episode)
  const cover = coverPath(item.code, file.episode)
  const rule = item.confirmed ? item.rule : `${item.rule} (${say('migration.paperUnconfirmed')})`
  const facts = [
    { label: say('migration.paperMustShow'), value: language === 'en' ? item.mustShowEn : item.mustShow },
    { label: say('migration.paperBy'), value: item.issuedBy },
    { label: say('migration.paperRule'), value: rule },
    { label: say('migration.paperSource'), value: item.source },
  ]
  return (
    <Page
      title={paper(item.code)}
      lead={
        item.recordedAt &&
        say('migration.paperRecorded', { officer: item.recordedByName ?? '', day: formatMoment(item.recordedAt) })
      }
      width="narrow"
      trail={useTrail(file)}
    >
      <Facts stacked facts={facts} />
      {item.fromRegister && (
        <p className="small muted">
          {say('migration.paperFromRegister')}{' '}
          <a href={`/orang/${file.person.id}?bagian=kertas`}>{say('migration.paperOfPerson')}</a>
        </p>
      )}
      {item.warnings.map((warning) => (
        <Message key={warning} kind="attention" title={say(`migration.warning.${warning}`)} />
      ))}
      {letter && may('letters.requestLetter') && item.status !== 'verified' && (
        <Message
          title={say('migration.paperByLetter')}
          action={<LinkButton href={letter}>{say('migration.askLetter')}</LinkButton>}
        />
      )}
      {cover && may('letters.requestLetter') && item.status !== 'verified' && (
        <Message
          title={say('migration.paperNeedsCover')}
          action={<LinkButton href={cover}>{say('migration.askCover')}</LinkButton>}
        />
      )}
      <ScansSection file={file} item={item} />
      {may('migration.recordReadiness') && !file.episode.closedOn && <PaperForm file={file} item={item} />}
    </Page>
  )
}

const PaperForm = ({ file, item }: PaperProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const go = useGo()
  const toast = useToast()
  const [asked] = useSearchParam('keadaan')
  const [id] = useState(() => newId())
  const [initial] = useState(() => initialOf(item, asked))
  const form = useForm({
    initial,
    command: recordReadiness,
    toInput: (values) => inputOf(id, file.episode.id, item, values),
    check: ({ status, note }) =>
      status === 'rejected' && !note.trim() ? [{ field: 'note', code: 'migration.paperNoteMissing' }] : [],
    refresh: ['migration', 'registry', 'platform'],
    onDone: (done) => {
      toast({ text: say('migration.paperDone', done) })
      go(`/calon/${file.episode.id}`)
    },
  })
  // A photo taken above counts as brought: the answer below goes along, what was typed stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only news about the paper counts
  useEffect(() => {
    if (item.status === 'collected' && form.values.status === 'missing') form.set({ status: 'collected' })
  }, [item.status])
  const there = form.values.status !== 'missing'
  return (
    <Section title={say('migration.paperForm')}>
      <FormFrame form={form} save={say('migration.paperSave')}>
        <RadioCards
          label={say('migration.paperStatusLabel')}
          {...form.field('status')}
          choices={choices(recordedStatuses, 'migration.paperChoice')}
        />
        {there && (
          <>
            <ChoiceField
              label={say('migration.paperHeld')}
              choices={choices(heldBy, 'migration.held')}
              {...form.field('heldBy')}
            />
            <TextField
              label={say('migration.paperNumberField')}
              hint={say(item.numberShown ? 'migration.paperNumberKnown' : 'migration.paperNumberHint', {
                number: item.numberShown ?? '',
              })}
              optional
              maxLength={60}
              {...form.field('number')}
            />
            {isRegisterPaper(item.code) && (
              <TextField label={say('migration.paperIssuerField')} optional maxLength={120} {...form.field('issuer')} />
            )}
            <DateField label={say('migration.paperIssuedOn')} optional latest={today} {...form.field('issuedOn')} />
            <DateField label={say('migration.paperExpiresOn')} optional {...form.field('expiresOn')} />
          </>
        )}
        <TextArea
          label={say('migration.paperNote')}
          optional={form.values.status !== 'rejected'}
          maxLength={400}
          {...form.field('note')}
        />
      </FormFrame>
    </Section>
  )
}

const initialOf = (item: ReadinessItemView, asked: string) => ({
  status: asked || (item.status === 'expired' ? 'missing' : item.status),
  heldBy: item.heldBy ?? 'owner',
  number: '',
  issuedOn: item.issuedOn ?? '',
  issuer: item.issuerShown ?? '',
  expiresOn: item.expiresOn ?? '',
  note: '',
})

const inputOf = (id: string, episodeId: string, item: ReadinessItemView, values: ReturnType<typeof initialOf>) =>
  ({
    ...{
      id,
      episodeId,
      documentCode: item.code,
      status: values.status,
      heldBy: values.heldBy,
    },
    number: values.number.trim() || null,
    issuer: values.issuer.trim() || null,
    issuedOn: values.issuedOn || null,
    expiresOn: values.expiresOn || null,
    note: values.note || null,
  }) as InputOf<typeof recordReadiness>
