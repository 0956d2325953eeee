import type { SlotProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { listCases } from '../contract/case.ts'
import { CaseRow } from './case-row.tsx'

/** The cases of one person or family that this reader may see. Where there are none for her, nothing stands here, not even the title. */
export const PersonCases = ({ subject }: SlotProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const { personId = null, householdId = null } = subject
  const asked = { personId, householdId: personId === null ? householdId : null, limit: 5 }
  const query = useQuery(listCases, asked, { enabled: personId !== null || householdId !== null })
  if (!query.data || query.data.cases.length === 0) return null
  return (
    <Section
      title={say('casework.title')}
      action={
        personId !== null &&
        may('casework.recordCase') && (
          <LinkButton href={`/kasus/baru?orang=${personId}`} icon="plus" compact>
            {say('casework.new')}
          </LinkButton>
        )
      }
    >
      <RowList label={say('casework.title')}>
        {query.data.cases.map((one) => (
          <CaseRow key={one.id} one={one} />
        ))}
      </RowList>
    </Section>
  )
}
