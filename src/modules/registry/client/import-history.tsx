import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { type ImportStatus, listImports } from '../contract/import.ts'

const kindByStatus: Readonly<Record<ImportStatus, BadgeKind>> = {
  mapping: 'attention',
  staged: 'attention',
  applied: 'good',
  reversed: 'none',
  closed: 'none',
}

/** What was loaded, by whom, and what became of it. */
export const ImportHistory = () => {
  const { say, formatMoment, formatNumber } = useWords()
  const query = useQuery(listImports, {})
  return (
    <Section title={say('registry.import.history')}>
      <Answer query={query}>
        {({ imports }) =>
          imports.length === 0 ? (
            <EmptyState title={say('registry.import.noHistory')} />
          ) : (
            <RowList label={say('registry.import.history')}>
              {imports.map((one) => (
                <Row
                  key={one.id}
                  href={`/muat/${one.id}`}
                  title={one.fileName}
                  reason={say('registry.import.historyLine', {
                    read: formatNumber(one.read),
                    by: one.recordedByName,
                    when: formatMoment(one.recordedAt),
                  })}
                  end={<Badge kind={kindByStatus[one.status]}>{say(`registry.import.status.${one.status}`)}</Badge>}
                />
              ))}
            </RowList>
          )
        }
      </Answer>
    </Section>
  )
}
