import type { SlotProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { getPersonExpiries } from '../contract/expiries.ts'
import { ExpiryRow } from './expiry-row.tsx'

/** On a person's page: what ends one day for this person, the nearest first. Nothing is said where nothing does. */
export const PersonExpiries = ({ subject }: SlotProps) => {
  const { say } = useWords()
  const personId = subject.personId ?? ''
  const query = useQuery(getPersonExpiries, { personId }, { enabled: personId !== '' })
  const expiries = query.data?.expiries ?? []
  if (expiries.length === 0) return null
  return (
    <Section title={say('migration.expiries.person')} note={say('migration.expiries.familyNote')}>
      <RowList label={say('migration.expiries.person')}>
        {expiries.map((one) => (
          <ExpiryRow key={`${one.episodeId} ${one.kind} ${one.code}`} expiry={one} />
        ))}
      </RowList>
    </Section>
  )
}
