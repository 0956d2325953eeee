import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { type Column, Table } from '#platform/design/table.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listAuditEntries } from '../contract/audit.ts'

type Entry = OutputOf<typeof listAuditEntries>['entries'][number]

interface AuditEntriesProps {
  readonly villageId: number | null
  readonly operation: string
  readonly onlyRefused: boolean
  readonly from: string
  readonly until: string
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** Fifty at a time, newest first; older ones a page further. */
export const AuditEntries = ({ villageId, operation, onlyRefused, from, until }: AuditEntriesProps) => {
  const { say } = useWords()
  const [turns, setTurns] = useState<readonly string[]>([])
  const before = turns.at(-1)
  const query = useQuery(
    listAuditEntries,
    {
      villageId,
      ...(operation.trim() && { operation: operation.trim() }),
      ...(onlyRefused && { onlyRefused }),
      ...(isDay(from) && { from }),
      ...(isDay(until) && { until }),
      ...(before && { before }),
    },
    { keepLast: true },
  )
  return (
    <Answer query={query}>
      {({ entries, more }) => (
        <>
          {entries.length === 0 && (
            <EmptyState title={say('access.audit.none')} sentence={say('access.audit.noneSentence')} />
          )}
          {entries.length > 0 && <EntryTable entries={entries} />}
          <Cluster>
            {turns.length > 0 && (
              <Button icon="chevron-left" onClick={() => setTurns(turns.slice(0, -1))}>
                {say('access.audit.newer')}
              </Button>
            )}
            {more && (
              <Button icon="chevron-right" onClick={() => setTurns([...turns, entries.at(-1)?.at ?? ''])}>
                {say('access.audit.older')}
              </Button>
            )}
          </Cluster>
        </>
      )}
    </Answer>
  )
}

const EntryTable = ({ entries }: { readonly entries: readonly Entry[] }) => {
  const { say } = useWords()
  const columns = useColumns()
  return (
    <Table
      caption={say('access.audit.title')}
      columns={columns}
      rows={entries}
      rowKey={(entry) => `${entry.commandId} ${entry.auditNo}`}
    />
  )
}

const actorOf = (entry: Entry, say: (key: string) => string): string => {
  if (entry.actorKind === 'system') return say('access.audit.system')
  return entry.actor || say('access.audit.nobody')
}

// an id says nothing to a reader
const tellingNotes = (entry: Entry): string =>
  Object.entries(entry.notes)
    .filter(([, value]) => value !== null && !/^[0-9a-f-]{36}$/.test(String(value)))
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ')

const useColumns = (): readonly Column<Entry>[] => {
  const { say, has, formatMoment } = useWords()
  const role = (name: string) => (has(`access.role.${name}`) ? say(`access.role.${name}`) : '')
  const refused = (code: string | null) => (code && has(code) ? say(code) : code)
  return [
    { key: 'at', title: say('access.audit.at'), cell: (entry) => formatMoment(entry.at) },
    {
      key: 'who',
      title: say('access.audit.who'),
      cell: (entry) => (
        <>
          {actorOf(entry, say)} <span className="small muted">{role(entry.role)}</span>
        </>
      ),
    },
    {
      key: 'what',
      title: say('access.audit.what'),
      cell: (entry) => (
        <>
          <code>{entry.operation}</code>
          <span className="small muted"> {tellingNotes(entry)}</span>
        </>
      ),
    },
    {
      key: 'outcome',
      title: say('access.audit.outcome'),
      cell: (entry) =>
        entry.applied ? (
          <Badge kind="good">{say('access.audit.done')}</Badge>
        ) : (
          <>
            <Badge kind="attention">{say('access.audit.refused')}</Badge>{' '}
            <span className="small muted">{refused(entry.refusal)}</span>
          </>
        ),
    },
    { key: 'no', title: say('access.audit.no'), number: true, cell: (entry) => String(entry.auditNo) },
  ]
}
