import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { listRepeatedWitnesses } from '../contract/witnesses.ts'

/** The coordinator's notice on Today; nothing where no witness repeats. */
export const AreaWitnesses = () => {
  const { say } = useWords()
  const { data } = useQuery(listRepeatedWitnesses, {})
  if (!data || data.villages.length === 0) return null
  return (
    <Message
      kind="attention"
      title={say('letters.witnesses.notice', { count: data.villages.length })}
      action={<LinkButton href="/surat/saksi">{say('letters.witnesses.see')}</LinkButton>}
    >
      {say('letters.witnesses.noticeWhy', { year: data.year })}
    </Message>
  )
}
