import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { Section } from '#platform/design/section.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { type CheckIn, type ContactFile, listCheckIns, recordCheckIn } from '../contract/contact.ts'
import {
  checkInChannels,
  checkInFault,
  checkInMakers,
  checkInStates,
  spokenTo,
  wageAnswers,
} from '../rules/contact-rhythm.ts'
import { ContactLegend } from './contact-line.tsx'
import { RhythmNow } from './contact-section.tsx'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { useTrail } from './use-trail.ts'

/** One contact: the form first, then what was recorded before. */
export const CheckInPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(listCheckIns, { episodeId: params.episodeId ?? '' })
  return (
    <EpisodeAnswer episodeId={params.episodeId}>
      {(file) => (
        <Answer query={query} waiting={say('migration.fileLoading')}>
          {(contact) => <CheckInForm file={file} contact={contact} />}
        </Answer>
      )}
    </EpisodeAnswer>
  )
}

const initialOf = (today: string) => ({
  ...{ contactedOn: today, madeBy: 'officer', channel: '', spokenTo: '', state: '', wagePaid: 'unknown', note: '' },
})
type Values = ReturnType<typeof initialOf>

const inputOf = (id: string, episodeId: string, values: Values) =>
  ({ ...values, id, episodeId, note: values.note.trim() || null }) as InputOf<typeof recordCheckIn>

const useCheckInForm = ({ file }: FileProps) => {
  const { say, formatDate, today } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState(() => initialOf(today))
  return useForm({
    initial,
    command: recordCheckIn,
    // no draft: what is noted in confidence is not kept on the device
    toInput: (values) => inputOf(id, file.episode.id, values),
    check: (values) => {
      if (!values.spokenTo || !values.state) return []
      const code = checkInFault(values as unknown as Parameters<typeof checkInFault>[0])
      return code ? [{ field: 'spokenTo', code }] : []
    },
    refresh: ['migration', 'platform'],
    onDone: ({ dueOn }) => {
      toast({
        text: dueOn ? say('migration.contact.doneNext', { day: formatDate(dueOn) }) : say('migration.contact.done'),
      })
      go(`/calon/${file.episode.id}`)
    },
  })
}

interface CheckInFormProps extends FileProps {
  readonly contact: ContactFile
}

const CheckInForm = ({ file, contact }: CheckInFormProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const { may } = useSession()
  const form = useCheckInForm({ file })
  return (
    <Page
      title={say('migration.contact.title', { name: file.person.name })}
      lead={say('migration.contact.lead')}
      width="narrow"
      trail={useTrail(file)}
    >
      <RhythmNow name={file.person.name} contact={contact} />
      <FormFrame form={form} save={say('migration.contact.save')}>
        <DateField label={say('migration.contact.contactedOn')} latest={today} {...form.field('contactedOn')} />
        <ChoiceField
          label={say('migration.contact.madeBy')}
          choices={choices(checkInMakers, 'migration.checkInMaker')}
          {...form.field('madeBy')}
        />
        <RadioCards
          label={say('migration.contact.channel')}
          choices={choices(checkInChannels, 'migration.checkInChannel')}
          {...form.field('channel')}
        />
        <RadioCards
          label={say('migration.contact.spokenTo')}
          choices={choices(spokenTo, 'migration.spokenTo')}
          {...form.field('spokenTo')}
        />
        <RadioCards
          label={say('migration.contact.state')}
          choices={choices(checkInStates, 'migration.checkInState')}
          {...form.field('state')}
        />
        {form.values.state === 'worry' && may('casework.recordCase') && (
          <Message
            icon="lifebuoy"
            title={say('migration.contact.worryNext')}
            action={
              <LinkButton href={`/kasus/baru?orang=${file.episode.personId}`}>
                {say('migration.contact.openCase')}
              </LinkButton>
            }
          />
        )}
        <ChoiceField
          label={say('migration.contact.wage')}
          choices={choices(wageAnswers, 'migration.wage')}
          {...form.field('wagePaid')}
        />
        <TextArea
          label={say('migration.contact.note')}
          hint={say('migration.contact.noteHint')}
          optional
          maxLength={600}
          {...form.field('note')}
        />
      </FormFrame>
      <Recorded contact={contact} />
    </Page>
  )
}

const Recorded = ({ contact: { checkIns, notesAtOffice } }: { readonly contact: ContactFile }) => {
  const { say, formatDate } = useWords()
  const words = (checkIn: CheckIn) =>
    [
      say('migration.contact.line', {
        channel: say(`migration.checkInChannel.${checkIn.channel}`),
        spokenTo: say(`migration.spokenTo.${checkIn.spokenTo}`).toLowerCase(),
        madeBy: say(`migration.checkInMaker.${checkIn.madeBy}`).toLowerCase(),
      }),
      checkIn.wagePaid !== 'unknown' &&
        say('migration.contact.wageLine', { wage: say(`migration.wage.${checkIn.wagePaid}`).toLowerCase() }),
      checkIn.note,
    ]
      .filter(Boolean)
      .join(' ')
  return (
    <Section title={say('migration.contact.history')}>
      {checkIns.length === 0 ? (
        <p className="small muted">{say('migration.contact.noneYet')}</p>
      ) : (
        <>
          <ContactLegend />
          <Timeline
            items={checkIns.map((checkIn) => ({
              id: checkIn.id,
              title: say(`migration.checkInState.${checkIn.state}`),
              when: formatDate(checkIn.contactedOn),
              note: words(checkIn),
            }))}
          />
          {notesAtOffice && <p className="small muted">{say('migration.contact.noteAtOffice')}</p>}
        </>
      )}
    </Section>
  )
}
