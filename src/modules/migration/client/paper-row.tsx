import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import type { CheckState } from '#platform/design/checklist.tsx'
import type { ReadinessItemView } from '../contract/readiness.ts'
import { useLabels } from './labels.ts'

/** One paper as a row of the checklist: who keeps it, its number, until when, and what to see to. */
export const usePaperRow = (episodeId: string) => {
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
        // On a phone the mark says it already.
        <span className={item.status === 'verified' || item.later ? 'wide-only' : undefined}>
          <Badge kind={kind} {...(icon && { icon })}>
            {say(`migration.paperStatus.${key}`)}
          </Badge>
        </span>
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
