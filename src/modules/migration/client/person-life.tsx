import type { SlotProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Card } from '#platform/design/card.tsx'
import { Section } from '#platform/design/section.tsx'
import { getLife } from '../contract/life.ts'
import { LifePicture } from './life-picture.tsx'

/** On a person's page: all spells as one picture, once somebody has left. */
export const PersonLife = ({ subject }: SlotProps) => {
  const { say } = useWords()
  const personId = subject.personId ?? ''
  const query = useQuery(getLife, { personId }, { enabled: personId !== '' })
  const life = query.data
  if (!life?.spells.some(({ events }) => events.length > 0)) return null
  return (
    <Section title={say('migration.life.title')} note={say('migration.life.note')}>
      <Card>
        <LifePicture life={life} />
      </Card>
    </Section>
  )
}
