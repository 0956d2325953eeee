import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { RowList } from '#platform/design/row.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listLetters } from '../contract/letter.ts'
import { kindCodes } from '../kinds/codes.ts'
import { waitingStates } from '../rules/letter-state.ts'
import { LetterRow } from './letter-row.tsx'
import { LetterTabs } from './letter-tabs.tsx'

const pageSize = 40
const doneStates = ['issued', 'revoked', 'replaced', 'refused'] as const

/** What waits for somebody, and what has gone out: found by name, number or kind. */
export const LetterListPage = () => {
  const { say } = useWords()
  const { may } = useSession()
  const [part] = useSearchParam('bagian', 'menunggu')
  const [kind, setKind] = useSearchParam('jenis', '')
  const [text, setText] = useState('')
  const [limit, setLimit] = useState(pageSize)
  const issued = part === 'terbit'
  const states = issued ? [...doneStates] : [...waitingStates]
  const query = useQuery(
    listLetters,
    { text, kind: kind || null, states, limit: Math.min(limit, 200) },
    { keepLast: true },
  )
  const counts = query.data?.counts
  const waiting = counts && counts.requested + counts.verified
  return (
    <Page
      title={say('letters.title')}
      pillar={1}
      lead={
        waiting !== undefined &&
        `${say(may('letters.verifyLetter') ? 'letters.lead' : 'letters.leadOwn', { waiting })} ${say('letters.free')}`
      }
      actions={
        <>
          {may('letters.requestLetter') && (
            <LinkButton href="/surat/minta" kind="primary" icon="file-plus">
              {say('letters.request')}
            </LinkButton>
          )}
          {may('letters.getSettings') && (
            <LinkButton href="/pengaturan/surat" kind="quiet" icon="pencil">
              {say('letters.settings.title')}
            </LinkButton>
          )}
        </>
      }
      tabs={
        <LetterTabs current={issued ? '/surat?bagian=terbit' : '/surat'} waiting={waiting} issued={counts?.issued} />
      }
    >
      <Columns count={2} gap={16}>
        <SearchField label={say('letters.search')} value={text} onChange={setText} />
        <ChoiceField
          label={say('letters.filter.kind')}
          name="kind"
          value={kind}
          onChange={setKind}
          emptyLabel={say('letters.filter.all')}
          choices={kindCodes.map((code) => ({ value: code, label: say(`letters.kind.${code}`) }))}
        />
      </Columns>
      <Answer query={query}>
        {(list) => (
          <>
            <Letters list={list} searching={text !== '' || kind !== ''} issued={issued} />
            {list.letters.length < list.total && (
              <Pager
                shown={list.letters.length}
                total={list.total}
                busy={query.isFetching}
                onMore={() => setLimit(limit + pageSize)}
              />
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

interface LettersProps {
  readonly list: OutputOf<typeof listLetters>
  readonly searching: boolean
  readonly issued: boolean
}

const Letters = ({ list, searching, issued }: LettersProps) => {
  const { say } = useWords()
  if (list.letters.length === 0) {
    const title = searching ? 'letters.empty.search' : issued ? 'letters.empty.issued' : 'letters.empty.waiting'
    return <EmptyState title={say(title)} sentence={say('letters.free')} />
  }
  return (
    <RowList label={say('letters.title')}>
      {list.letters.map((letter) => (
        <LetterRow key={letter.id} letter={letter} />
      ))}
    </RowList>
  )
}
