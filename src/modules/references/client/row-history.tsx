import { useWords } from '#platform/client/words.tsx'
import { Section } from '#platform/design/section.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import type { ListedRow } from './reference-list.tsx'

interface RowHistoryProps {
  readonly row: ListedRow
  readonly history: readonly ListedRow[]
}

const timeOf = { current: 'now', coming: 'future', ended: 'past', replaced: 'past', withdrawn: 'past' } as const

/** Every row of the same key, oldest first: nothing is ever erased. */
export const RowHistory = ({ row, history }: RowHistoryProps) => {
  const { say, formatDate } = useWords()
  const all = [...history, row].sort((one, other) =>
    `${one.effectiveFrom} ${one.recordedAt}` < `${other.effectiveFrom} ${other.recordedAt}` ? -1 : 1,
  )
  return (
    <Section title={say('references.history')} note={say('references.historyNote')}>
      <Timeline
        items={all.map((one) => ({
          id: one.id,
          when: formatDate(one.effectiveFrom),
          title: one.id === row.id ? <b>{one.title}</b> : <a href={`/rujukan/${one.id}`}>{one.title}</a>,
          note: `${say(`references.state.${one.state}`)} · ${one.source}`,
          state: timeOf[one.state],
        }))}
      />
    </Section>
  )
}
