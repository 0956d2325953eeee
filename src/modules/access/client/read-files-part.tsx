import { useEffect, useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { Message } from '#platform/design/message.tsx'
import { isPlainDate } from '#platform/shared/dates.ts'
import { listReadFiles } from '../contract/breach.ts'
import { listTerms } from '../contract/term.ts'

interface ReadFilesPartProps {
  readonly until: string
  readonly onFound: (personIds: readonly string[]) => void
}

/** A lost phone or a misused account: the files it opened say whom it concerns. */
export const ReadFilesPart = ({ until, onFound }: ReadFilesPartProps) => {
  const { say } = useWords()
  const { village } = useSession()
  const [accountId, setAccountId] = useState('')
  const [from, setFrom] = useState(until)
  const terms = useQuery(listTerms, village ? { villageId: village.id } : {})
  const asked = accountId !== '' && isPlainDate(from) && isPlainDate(until)
  const read = useQuery(listReadFiles, { accountId, from, until }, { enabled: asked })
  const found = read.data?.subjectIds
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each answer
  useEffect(() => {
    if (found) onFound(found)
  }, [found])
  const holders = new Map((terms.data?.terms ?? []).map((term) => [term.accountId, term.name]))
  return (
    <>
      <ChoiceField
        optional
        name="whose"
        label={say('access.breach.whose')}
        hint={say('access.breach.whoseHint')}
        choices={[...holders].map(([value, label]) => ({ value, label }))}
        value={accountId}
        onChange={setAccountId}
      />
      {accountId !== '' && (
        <DateField name="since" label={say('access.breach.since')} value={from} onChange={setFrom} />
      )}
      {found && <Message title={say('access.breach.readFiles', { count: found.length })} />}
    </>
  )
}
