import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { listKinds } from '../contract.ts'

/** On Today, for who may confirm: how many rows nobody has compared with their source yet. */
export const ConfirmToday = () => {
  const { say, today } = useWords()
  const { data } = useQuery(listKinds, { on: today })
  const unconfirmed = data?.reduce((sum, kind) => sum + kind.unconfirmed, 0) ?? 0
  if (unconfirmed === 0) return null
  return (
    <RowList>
      <Row
        tile={{ icon: 'book' }}
        title={say('references.today.title', { count: unconfirmed })}
        reason={say('references.today.reason')}
        href="/rujukan?tampil=unconfirmed"
      />
    </RowList>
  )
}
