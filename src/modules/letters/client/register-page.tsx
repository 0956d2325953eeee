import { useState } from 'react'
import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import { bytesOfBase64 } from '#platform/client/base64.ts'
import { callOperation } from '#platform/client/call-operation.ts'
import { downloadFile } from '#platform/client/download-file.ts'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { type Column, Table } from '#platform/design/table.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getRegisterFile, listRegister, type RegisterRow } from '../contract/register.ts'
import { LetterNumber } from './letter-number.tsx'
import { LetterTabs } from './letter-tabs.tsx'
import { PaperBook } from './paper-book.tsx'

const pageSize = 100

/** The Buku Agenda: every number of a year, with its letter or with why it has none. */
export const RegisterPage = () => {
  const { say, today } = useWords()
  const { may } = useSession()
  const [chosen, setYear] = useSearchParam('tahun', today.slice(0, 4))
  const [limit, setLimit] = useState(pageSize)
  const year = Number(chosen) || Number(today.slice(0, 4))
  const query = useQuery(listRegister, { year, limit }, { keepLast: true })
  const { data } = query
  return (
    <Page
      title={say('letters.register.title', { year })}
      lead={data && leadOf(data, say)}
      pillar={1}
      actions={may('letters.getRegisterFile') && <Downloads year={year} />}
      tabs={<LetterTabs current="/surat/buku" />}
    >
      <Answer query={query}>
        {(book) => (
          <>
            {book.years.length > 1 && (
              <FilterChips
                label={say('letters.register.year')}
                value={String(year)}
                onChange={setYear}
                chips={book.years.map((one) => ({ value: String(one), label: String(one) }))}
              />
            )}
            {book.gaps.length > 0 && (
              <Message kind="attention" title={say('letters.register.leadGaps', { count: book.gaps.length })}>
                {book.gaps.map((gap) => gap.number).join(', ')}
              </Message>
            )}
            <Book book={book} year={year} />
            {book.rows.length < book.total && (
              <Pager
                shown={book.rows.length}
                total={book.total}
                busy={query.isFetching}
                onMore={() => setLimit(limit + pageSize)}
              />
            )}
          </>
        )}
      </Answer>
      {may('letters.recordNumberGap') && <PaperBook year={year} />}
    </Page>
  )
}

type BookData = OutputOf<typeof listRegister>
type Say = ReturnType<typeof useWords>['say']

const leadOf = (book: BookData, say: Say): string =>
  book.gaps.length > 0
    ? say('letters.register.leadGaps', { count: book.gaps.length })
    : say('letters.register.lead', { count: book.total })

const Book = ({ book, year }: { readonly book: BookData; readonly year: number }) => {
  const { say, formatDate } = useWords()
  if (book.rows.length === 0) {
    return <EmptyState title={say('letters.register.empty')} sentence={say('letters.register.emptyWhy')} />
  }
  const columns: Column<RegisterRow>[] = [
    {
      key: 'numberText',
      title: say('letters.register.numberText'),
      cell: (row) => <LetterNumber number={row.numberText} />,
    },
    {
      key: 'givenOn',
      title: say('letters.register.givenOn'),
      cell: (row) => formatDate(row.givenOn, 'digits'),
      sortBy: (row) => row.givenOn,
    },
    { key: 'kind', title: say('letters.register.kind'), cell: (row) => (row.kindTitle ? say(row.kindTitle) : '–') },
    {
      key: 'name',
      title: say('letters.register.name'),
      cell: (row) => (row.subjectName ? shownName(row.subjectName) : '–'),
      sortBy: (row) => row.subjectName ?? '',
    },
    { key: 'note', title: say('letters.register.note'), cell: (row) => <NoteCell row={row} /> },
  ]
  return (
    <Table
      caption={say('letters.register.title', { year })}
      columns={columns}
      rows={book.rows}
      rowKey={(row) => `${row.counterKey}/${row.number}`}
      rowHref={(row) => (row.letterId ? `/surat/${row.letterId}` : undefined)}
    />
  )
}

const NoteCell = ({ row }: { readonly row: RegisterRow }) => {
  const { say } = useWords()
  if (row.explanation) return row.explanation
  if (row.state === 'revoked' || row.state === 'replaced') {
    return <Badge kind={row.state === 'revoked' ? 'grave' : 'none'}>{say(`letters.state.${row.state}`)}</Badge>
  }
  return row.signatoryName ?? ''
}

const Downloads = ({ year }: { readonly year: number }) => {
  const { say } = useWords()
  const [busy, setBusy] = useState<string | null>(null)
  const [fault, setFault] = useState<Error | null>(null)
  const take = async (format: 'pdf' | 'xlsx' | 'csv') => {
    setBusy(format)
    try {
      const file = await callOperation(getRegisterFile, { year, format })
      saveAs(file)
      setFault(null)
    } catch (refusal) {
      setFault(refusal as Error)
    }
    setBusy(null)
  }
  return (
    <>
      <Button icon="printer" busy={busy === 'pdf'} onClick={() => void take('pdf')}>
        {say('letters.register.print')}
      </Button>
      <Button icon="download" busy={busy === 'xlsx'} onClick={() => void take('xlsx')}>
        {say('letters.register.excel')}
      </Button>
      <Button icon="download" busy={busy === 'csv'} onClick={() => void take('csv')}>
        {say('letters.register.csv')}
      </Button>
      <span className="small muted">{say('letters.register.exportWhy')}</span>
      <RefusalMessage refusal={fault} />
    </>
  )
}

const saveAs = ({ name, mediaType, bytes }: OutputOf<typeof getRegisterFile>): void =>
  downloadFile(name, bytesOfBase64(bytes), mediaType)
