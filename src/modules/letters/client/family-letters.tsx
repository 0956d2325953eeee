import type { SlotProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { listLetters } from '../contract/letter.ts'
import { LetterRow } from './letter-row.tsx'

/** The letters of one family on its file, or of one person on his page. Nothing is said where there are none. */
export const FamilyLetters = ({ subject }: SlotProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const { personId = null, householdId = null } = subject
  // a person may have moved to another card since: his own letters are told by him alone
  const query = useQuery(listLetters, { personId, householdId: personId === null ? householdId : null, limit: 5 })
  if (!query.data || query.data.letters.length === 0) return null
  const action = may('letters.requestLetter') && (
    <LinkButton href={`/surat/minta${subject.personId ? `?orang=${subject.personId}` : ''}`} icon="file-plus" compact>
      {say('letters.family.new')}
    </LinkButton>
  )
  return (
    <Section title={say('letters.family.title')} action={action}>
      <RowList label={say('letters.family.title')}>
        {query.data.letters.map((letter) => (
          <LetterRow key={letter.id} letter={letter} />
        ))}
      </RowList>
    </Section>
  )
}
