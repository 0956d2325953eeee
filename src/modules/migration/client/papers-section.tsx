import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import { Card } from '#platform/design/card.tsx'
import { Checklist, type CheckState } from '#platform/design/checklist.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Section } from '#platform/design/section.tsx'
import type { ReadinessItemView } from '../contract/readiness.ts'
import { phaseOf } from '../rules/stages.ts'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'

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
  const checklist = useGroups(file)
  if (readiness.items.length === 0) return <PapersUnknown file={file} />
  return (
    <Section title={say('migration.papers')} note={say('migration.papersNote', words)}>
      <Card>
        <Checklist groups={checklist} />
      </Card>
      {readiness.items.some((item) => !item.confirmed) && (
        <p className="small muted">{say('migration.papersUnconfirmed')}</p>
      )}
      {phaseOf(episode.stage) === 'before' && <ReadyMessage ready={readiness.ready} />}
    </Section>
  )
}

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

const useGroups = ({ episode, readiness, children }: FileProps['file']) => {
  const { say } = useWords()
  const row = usePaperRow(episode.id)
  const papers = groups.map((group) => ({
    title: say(`migration.group.${group}`),
    items: readiness.items.filter((item) => groupOfPaper(item) === group).map(row),
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
        <Badge kind={carerName ? 'good' : 'attention'}>
          {say(carerName ? 'migration.carerDone' : 'migration.carerMissingBadge')}
        </Badge>
      ),
    })),
  }
  const [village, ...rest] = papers
  return [...(village ? [village] : []), care, ...rest].filter((group) => group.items.length > 0)
}

const usePaperRow = (episodeId: string) => {
  const { say, formatDate } = useWords()
  const { paper } = useLabels()
  return (item: ReadinessItemView) => {
    const known = item.status !== 'missing'
    const notes = [
      item.letterId
        ? item.numberShown && say('migration.paperNumber', { number: item.numberShown })
        : known && item.heldBy && say(`migration.held.${item.heldBy}`),
      !item.letterId && item.numberShown,
      known && item.validUntil && say('migration.paperUntil', { day: formatDate(item.validUntil, 'digits') }),
      !known && say('migration.paperIssuedBy', { office: item.issuedBy }),
      ...item.warnings.map((warning) => say(`migration.warning.${warning}`)),
    ]
    const { key, kind, icon } = badgeOf(item)
    return {
      id: item.code,
      title: paper(item.code),
      note: notes.filter(Boolean).join(' · '),
      state: stateOf(item),
      href: `/calon/${episodeId}/berkas/${item.code}`,
      end: (
        <Badge kind={kind} {...(icon && { icon })}>
          {say(`migration.paperStatus.${key}`)}
        </Badge>
      ),
    }
  }
}

const stateOf = (item: ReadinessItemView): CheckState => {
  if (item.status === 'verified') return 'seen'
  if (item.status === 'collected') return 'look'
  return item.later ? 'later' : 'empty'
}

interface BadgeLook {
  readonly key: string
  readonly kind: BadgeKind
  readonly icon?: 'eye' | 'file-text'
}

const badgeOf = (item: ReadinessItemView): BadgeLook => {
  if (item.status === 'verified')
    return item.letterId ? { key: 'issued', kind: 'info', icon: 'file-text' } : { key: 'verified', kind: 'good' }
  if (item.status === 'collected') return { key: 'collected', kind: 'attention', icon: 'eye' }
  if (item.status === 'rejected' || item.status === 'expired') return { key: item.status, kind: 'attention' }
  if (item.later) return { key: 'later', kind: 'none' }
  return { key: item.need === 'if_any' ? 'ifAny' : 'missing', kind: 'none' }
}
