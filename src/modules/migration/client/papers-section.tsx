import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Card } from '#platform/design/card.tsx'
import { Checklist, type CheckState } from '#platform/design/checklist.tsx'
import { Details } from '#platform/design/details.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Section } from '#platform/design/section.tsx'
import type { ReadinessItemView } from '../contract/readiness.ts'
import { phaseOf } from '../rules/stages.ts'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { usePaperRow } from './paper-row.tsx'

const schoolPapers = ['IJAZAH', 'SERTIFIKAT_KOMPETENSI', 'SERTIFIKAT_BAHASA', 'SERTIFIKAT_KETERAMPILAN']
const groups = ['village', 'school', 'office'] as const
type Group = (typeof groups)[number]

const groupOfPaper = (item: ReadinessItemView): Group => {
  if (schoolPapers.includes(item.code)) return 'school'
  return item.phase === 'village' ? 'village' : 'office'
}

/** The papers as they lie on the table: seen, to be looked at, not yet, not yet time. */
export const PapersSection = ({ file }: FileProps) => {
  const { say } = useWords()
  const { country, job, scheme } = useLabels()
  const { episode, readiness } = file
  const words = {
    scheme: scheme(episode.scheme),
    country: country(episode.destinationCountry),
    job: job(episode.occupation, null).toLowerCase(),
  }
  const preparing = phaseOf(episode.stage) === 'before'
  const due = useGroups(file, false)
  const later = useGroups(file, true)
  const laterCount = readiness.items.filter((item) => isFolded(item, preparing)).length
  if (readiness.items.length === 0) return <PapersUnknown file={file} />
  return (
    <Section title={say('migration.papers')} note={say('migration.papersNote', words)}>
      <Card>
        <Checklist groups={due} />
        {laterCount > 0 && (
          <Details
            summary={say(preparing ? 'migration.papersLater' : 'migration.papersUnrecorded', { count: laterCount })}
          >
            <Checklist groups={later} />
          </Details>
        )}
      </Card>
      {readiness.items.some((item) => !item.confirmed) && (
        <p className="small muted">{say('migration.papersUnconfirmed')}</p>
      )}
      {preparing && !episode.closedOn && <ReadyMessage ready={readiness.ready} />}
    </Section>
  )
}

/** Not yet asked for; or, of somebody already away, simply never recorded. */
const isFolded = (item: ReadinessItemView, preparing: boolean) => (preparing ? item.later : item.status === 'missing')

const ReadyMessage = ({ ready }: { readonly ready: boolean }) => {
  const { say } = useWords()
  if (ready) return <Message kind="good" title={say('migration.ready')} />
  return <p className="small muted">{say('migration.notReady')}</p>
}

const PapersUnknown = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  return (
    <Section title={say('migration.papers')}>
      <EmptyState
        title={say('migration.papersNone')}
        action={
          may('migration.correctEpisode') && (
            <LinkButton href={`/calon/${file.episode.id}/betulkan`}>{say('migration.correct')}</LinkButton>
          )
        }
      />
    </Section>
  )
}

const useGroups = ({ episode, readiness, children }: FileProps['file'], folded: boolean) => {
  const preparing = phaseOf(episode.stage) === 'before'
  const { say } = useWords()
  const row = usePaperRow(episode.id)
  const papers = groups.map((group) => ({
    title: say(`migration.group.${group}`),
    items: readiness.items
      .filter((item) => groupOfPaper(item) === group && isFolded(item, preparing) === folded)
      .map(row),
  }))
  const care = {
    title: say('migration.carerPlan'),
    items: children.map(({ personId, name, age, carerName }) => ({
      id: personId,
      title: say(carerName ? 'migration.carerNamed' : 'migration.carerNone', {
        child: name,
        age: age ?? '?',
        carer: carerName ?? '',
      }),
      state: (carerName ? 'seen' : 'empty') as CheckState,
      end: (
        <span className={carerName ? 'wide-only' : undefined}>
          <Badge kind={carerName ? 'good' : 'attention'}>
            {say(carerName ? 'migration.carerDone' : 'migration.carerMissingBadge')}
          </Badge>
        </span>
      ),
    })),
  }
  const [village, ...rest] = papers
  return [...(village ? [village] : []), ...(folded ? [] : [care]), ...rest].filter((group) => group.items.length > 0)
}
