import { Rich } from '#platform/client/rich.tsx'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Icon } from '#platform/design/icon.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { useFrame } from './frame-context.ts'

/** Everything this role can write down, one touch away. */
export const RecordPage = () => {
  const { say, has } = useWords()
  const { records } = useFrame()
  return (
    <Page width="narrow" title={say('shell.recordTitle')} lead={<Rich text={say('shell.recordLead')} />}>
      {records.length === 0 ? (
        <EmptyState title={say('shell.recordEmpty')} />
      ) : (
        <RowList>
          {records.map((entry) => (
            <Row
              key={entry.path}
              href={entry.path}
              tile={{ icon: entry.icon, pillar: entry.pillar }}
              title={say(entry.label)}
              reason={has(`${entry.label}Hint`) ? say(`${entry.label}Hint`) : undefined}
              end={<Icon name="chevron-right" />}
            />
          ))}
        </RowList>
      )}
    </Page>
  )
}
