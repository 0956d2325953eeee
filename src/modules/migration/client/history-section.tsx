import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { Timeline, type TimelineItem } from '#platform/design/timeline.tsx'
import { dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { type StageEvent, withdrawStage } from '../contract/stage.ts'
import { guardedAttributes } from '../rules/stage-evidence.ts'
import { canRecordByHand } from '../rules/stages.ts'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { useEvidence } from './use-evidence.ts'
import './history.css'

/** Facts in time, each with day, source and who wrote it; corrections shown with the old value. */
export const HistorySection = ({ file }: FileProps) => {
  const { say } = useWords()
  const [withdrawing, setWithdrawing] = useState<StageEvent | null>(null)
  const items = [...useStageItems(file, setWithdrawing), ...useCorrectionItems(file), ...useClosureItems(file)].sort(
    (a, b) => b.at.localeCompare(a.at),
  )
  return (
    <Section title={say('migration.history')}>
      <Timeline items={items} />
      {withdrawing && (
        <WithdrawDialog
          key={withdrawing.id}
          event={withdrawing}
          episodeId={file.episode.id}
          onClose={() => setWithdrawing(null)}
        />
      )}
    </Section>
  )
}

type DatedItem = TimelineItem & { readonly at: string }

const useStageItems = (
  { stages, episode }: FileProps['file'],
  withdraw: (event: StageEvent) => void,
): readonly DatedItem[] => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const standing = stages.filter((event) => event.withdrawnBecause === null)
  return stages.map((event) => {
    const mayWithdraw =
      may('migration.withdrawStage') &&
      !episode.closedOn &&
      event.withdrawnBecause === null &&
      canRecordByHand(event.stage) &&
      standing.length > 1
    const name = say(`migration.stage.${event.stage}`)
    const note = say('migration.historyNote', {
      source: say(`migration.source.${event.source}`),
      officer: event.recordedByName,
    })
    return {
      id: event.id,
      at: event.occurredOn,
      when: formatDate(event.occurredOn, 'digits'),
      title: event.withdrawnBecause ? <del>{name}</del> : name,
      ...(event.confidence !== 'sure' && { badge: <Badge>{say(`migration.confidence.${event.confidence}`)}</Badge> }),
      note: (
        <>
          <EvidenceLines event={event} />
          {[
            note,
            event.evidence,
            event.withdrawnBecause && say('migration.historyWithdrawn', { reason: event.withdrawnBecause }),
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          {mayWithdraw && (
            <Button kind="quiet" compact onClick={() => withdraw(event)}>
              {say('migration.withdraw')}
            </Button>
          )}
        </>
      ),
    }
  })
}

/** What proves it, line by line; what the officer alone reads is never printed. */
const EvidenceLines = ({ event }: { readonly event: StageEvent }) => {
  const evidence = useEvidence()
  return evidence(event.stage, event.details).map(({ name, label, value }) => (
    <span key={name} className={`evidence-line ${guardedAttributes.includes(name) ? 'no-print' : ''}`}>
      {label}: {value}
    </span>
  ))
}

const useCorrectionItems = ({ corrections }: FileProps['file']): readonly DatedItem[] => {
  const { say, formatDate, zone } = useWords()
  const { country, scheme, choices } = useLabels()
  const shown = (field: string, value: string | null) => {
    if (value === null) return say('migration.unknown')
    if (field === 'destinationCountry') return country(value)
    if (field === 'occupation') return choices([value], 'references.occupation')[0]?.label ?? value
    return field === 'scheme' ? scheme(value) : value
  }
  return corrections.map((row) => ({
    id: `${row.recordedAt} ${row.field}`,
    at: dayIn(zone, new Date(row.recordedAt)),
    when: formatDate(dayIn(zone, new Date(row.recordedAt)), 'digits'),
    title: `${say(`migration.field.${row.field}`)}: ${shown(row.field, row.after)}`,
    struck: shown(row.field, row.before),
    note: say('migration.historyNote', { source: row.reason, officer: row.recordedByName }),
  }))
}

/** A closing that was taken back stays, struck through, with who took it back and why. */
const useClosureItems = ({ closures }: FileProps['file']): readonly DatedItem[] => {
  const { say, formatDate, zone } = useWords()
  return closures.flatMap((closure) => {
    const name = say('migration.historyClosed', { reason: say(`migration.close.${closure.reason}`).toLowerCase() })
    const closed = {
      id: closure.id,
      at: closure.closedOn,
      when: formatDate(closure.closedOn, 'digits'),
      title: closure.reopened ? <del>{name}</del> : name,
      note: [say('migration.historyBy', { officer: closure.recordedByName }), closure.note].filter(Boolean).join(' · '),
    }
    if (!closure.reopened) return [closed]
    const day = dayIn(zone, new Date(closure.reopened.recordedAt))
    const note = say('migration.historyNote', {
      source: closure.reopened.reason,
      officer: closure.reopened.recordedByName,
    })
    const when = formatDate(day, 'digits')
    return [closed, { id: `${closure.id} reopened`, at: day, when, title: say('migration.historyReopened'), note }]
  })
}

interface WithdrawProps {
  readonly event: StageEvent
  readonly episodeId: string
  readonly onClose: () => void
}

const WithdrawDialog = ({ event, episodeId, onClose }: WithdrawProps) => {
  const { say } = useWords()
  const [id] = useState(() => newId())
  const form = useForm({
    initial: { reason: '' },
    command: withdrawStage,
    toInput: ({ reason }) => ({ id, episodeId, stageEventId: event.id, reason }),
    refresh: ['migration', 'platform'],
    onDone: onClose,
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('migration.withdrawTitle', { stage: say(`migration.stage.${event.stage}`) })}
      confirm={
        <Button kind="danger" busy={form.busy} onClick={() => void form.submit()}>
          {say('migration.withdraw')}
        </Button>
      }
    >
      <form {...form.props}>
        <p>{say('migration.withdrawWhy')}</p>
        <TextArea label={say('migration.withdrawReason')} {...form.field('reason')} />
        <RefusalMessage refusal={form.refusal} />
      </form>
    </Dialog>
  )
}
