import { useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import type { VacancyChanges } from '../contract/import.ts'

type Compared = VacancyChanges['rows'][number]

const badges: Readonly<Record<Compared['state'], BadgeKind>> = {
  ...{ new: 'good', changed: 'info', same: 'none', rejected: 'attention' },
}
const atFirst = 30

/** What is to be put right first, each fault a sentence; then what changes and what is new. */
export const LoadRows = ({ rows }: { readonly rows: readonly Compared[] }) => {
  const { say } = useWords()
  const [shown, setShown] = useState(atFirst)
  if (rows.length === 0) return null
  return (
    <>
      <RowList label={say('placement.load.title')}>
        {rows.slice(0, shown).map((row) => (
          <Row
            key={row.line}
            title={row.title || say('placement.load.line', { line: row.line })}
            reason={<Why row={row} />}
            end={<Badge kind={badges[row.state]}>{say(`placement.load.state.${row.state}`)}</Badge>}
          />
        ))}
      </RowList>
      {rows.length > atFirst && (
        <Pager
          shown={Math.min(shown, rows.length)}
          total={rows.length}
          {...(shown < rows.length && { onMore: () => setShown(shown + 50) })}
        />
      )}
    </>
  )
}

const Why = ({ row }: { readonly row: Compared }) => {
  const { say } = useWords()
  if (row.state === 'changed') {
    const fields = row.fields.map((field) => say(`placement.field.${field}`)).join(', ')
    return say('placement.load.differs', { line: row.line, fields })
  }
  return (
    <>
      {say('placement.load.line', { line: row.line })}
      {row.faults.map((fault) => (
        <span key={`${fault.field} ${fault.code}`} style={{ display: 'block' }}>
          {say(fault.code, { told: fault.told })}
        </span>
      ))}
    </>
  )
}
