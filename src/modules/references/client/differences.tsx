import { useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import type { Comparison } from './load-comparison.tsx'

type Difference = Comparison['rows'][number]

const badges: Readonly<Record<Difference['state'], BadgeKind>> = {
  new: 'good',
  changed: 'info',
  missing: 'none',
  rejected: 'attention',
}
const order: readonly Difference['state'][] = ['rejected', 'changed', 'new', 'missing']

/** What cannot be read first, then what changes. */
export const Differences = ({ rows }: { readonly rows: readonly Difference[] }) => {
  const { say } = useWords()
  const [shown, setShown] = useState(20)
  const sorted = [...rows].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
  return (
    <>
      <RowList label={say('references.load.compare')}>
        {sorted.slice(0, shown).map((row) => (
          <Row
            key={`${row.line} ${row.key}`}
            title={row.title || row.key}
            reason={<Why row={row} />}
            end={<Badge kind={badges[row.state]}>{say(`references.change.${row.state}`)}</Badge>}
          />
        ))}
      </RowList>
      {rows.length > 20 && (
        <Pager
          shown={Math.min(shown, rows.length)}
          total={rows.length}
          {...(shown < rows.length && { onMore: () => setShown(shown + 50) })}
        />
      )}
    </>
  )
}

const Why = ({ row }: { readonly row: Difference }) => {
  const { say, has } = useWords()
  if (row.line === null) return say('references.load.missing')
  const line = say('references.load.line', { line: row.line })
  if (row.fields.length === 0) return `${line} · ${row.key}`
  const fields = row.fields
    .map((name) => (has(`references.field.${name}`) ? say(`references.field.${name}`) : name))
    .join(', ')
  return `${line} · ${say(row.state === 'rejected' ? 'references.load.unreadable' : 'references.load.differs', { fields })}`
}
