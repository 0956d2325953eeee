import { useState } from 'react'
import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { SentFileField } from '#platform/design/sent-file-field.tsx'
import { StoredFileLink } from '#platform/design/stored-file-link.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { instant } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { getAlert, recordAlertOutcome, type WatchAlert } from '../contract/signals.ts'
import { type AlertOutcome, nextOutcomes } from '../rules/watch.ts'
import { AlertBadge } from './alert-badge.tsx'
import { AskErasure } from './ask-erasure.tsx'
import { useLabels } from './labels.ts'

/** One alert: what was heard, until when somebody looks at it, and what came of it. */
export const AlertPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(getAlert, { alertId: params.alertId ?? '' })
  return (
    <Answer query={query} waiting={say('placement.signals.loading')}>
      {({ alert }) => <Alert alert={alert} />}
    </Answer>
  )
}

interface AlertProps {
  readonly alert: WatchAlert
}

const Alert = ({ alert }: AlertProps) => {
  const { say, formatDate, formatMoment } = useWords()
  const [asking, setAsking] = useState(false)
  const moment = (at: string) => formatMoment(instant(new Date(at)))
  const next = nextOutcomes(alert.outcomes.map(({ outcome }) => outcome))
  const facts = [
    [say('placement.alert.told'), alert.told],
    [say('placement.alert.channel'), say(`placement.alertChannel.${alert.channel}`)],
    [say('placement.alert.heardOn'), formatDate(alert.heardOn)],
    [say('placement.alert.address'), alert.address],
    [say('placement.alert.hamlet'), alert.hamlet && shownName(alert.hamlet)],
    [say('placement.alert.grade'), say(`placement.grade.${alert.grade}`)],
  ]
  return (
    <Page
      title={say('placement.alert.one')}
      pillar={1}
      lead={
        alert.state === 'waiting' || alert.state === 'late'
          ? say('placement.alert.dueAt', { moment: moment(alert.dueAt) })
          : undefined
      }
      meta={say('placement.signals.toldBy', { name: alert.recordedByName, day: moment(alert.recordedAt) })}
      trail={[{ href: '/perekrut', label: say('placement.signals.title') }]}
      actions={
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {say('placement.signals.erase')}
        </Button>
      }
    >
      <p>
        <AlertBadge state={alert.state} />
      </p>
      <Facts stacked facts={facts.flatMap(([label, value]) => (label && value ? [{ label, value }] : []))} />
      {alert.fileHash && <StoredFileLink hash={alert.fileHash} label={say('placement.alert.openFile')} />}
      {alert.phones
        .filter(({ inFiles, inVisits }) => inFiles + inVisits > 0)
        .map(({ phone, inFiles, inVisits }) => (
          <Message key={phone} kind="attention" title={say('placement.alert.phoneKnown', { phone })}>
            {[
              inFiles > 0 && say('placement.alert.phoneInFiles', { count: inFiles }),
              inVisits > 0 && say('placement.alert.phoneInVisits', { count: inVisits }),
            ]
              .filter(Boolean)
              .join(' ')}
          </Message>
        ))}
      {alert.outcomes.length > 0 && (
        <Section title={say('placement.alert.outcomes')}>
          <Timeline
            items={alert.outcomes.map((one) => ({
              ...{ id: one.id, title: say(`placement.alertOutcome.${one.outcome}`), when: moment(one.recordedAt) },
              note: `${one.note} (${one.recordedByName})`,
            }))}
          />
          {alert.outcomes.flatMap((one) =>
            one.fileHash
              ? [<StoredFileLink key={one.id} hash={one.fileHash} label={say('placement.alert.openFile')} />]
              : [],
          )}
        </Section>
      )}
      {next.length > 0 ? (
        <OutcomeForm key={alert.outcomes.length} alert={alert} next={next} />
      ) : (
        <p className="muted">{say('placement.alertOver')}</p>
      )}
      <AskErasure kind="alert" subjectId={alert.id} open={asking} onClose={() => setAsking(false)} />
    </Page>
  )
}

const OutcomeForm = ({ alert, next }: AlertProps & { readonly next: readonly AlertOutcome[] }) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState({ outcome: '', note: '', fileHash: '' })
  const form = useForm({
    ...{ initial, command: recordAlertOutcome, refresh: ['placement', 'platform'] },
    toInput: (values: typeof initial) =>
      ({ ...values, id, alertId: alert.id, fileHash: values.fileHash || null }) as InputOf<typeof recordAlertOutcome>,
    onDone: () => toast({ text: say('placement.alert.recordSaved') }),
  })
  return (
    <Section title={say('placement.alert.record')}>
      <form {...form.props}>
        <ChoiceField
          label={say('placement.alert.outcome')}
          choices={choices(next, 'placement.alertOutcome')}
          {...form.field('outcome')}
        />
        <TextArea label={say('placement.alert.note')} rows={4} maxLength={1000} {...form.field('note')} />
        <SentFileField
          label={say('placement.alert.evidence')}
          hint={say('placement.alert.evidenceHint')}
          name="fileHash"
          error={form.errorOf('fileHash')}
          onSent={(fileHash) => form.set({ fileHash })}
        />
        <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
        <div>
          <Button type="submit" kind="primary" busy={form.busy}>
            {say('placement.alert.recordSave')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
