import type { SlotProps } from '#platform/client/client-module.ts'
import { usePath } from '#platform/client/navigation.ts'
import { openedFrom } from '#platform/client/opened-from.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Section } from '#platform/design/section.tsx'
import { getProfile } from '../contract/match.ts'
import { youngestAbroad } from '../rules/vacancy.ts'
import { useLabels } from './labels.ts'

/** From a person or a journey to the vacancies that fit; of a child nothing stands here. */
export const PersonWork = ({ subject: { personId } }: SlotProps) => {
  const { say } = useWords()
  const { dayOf } = useLabels()
  const { may } = useSession()
  const { path } = usePath()
  const query = useQuery(getProfile, { personId: personId ?? '' }, { enabled: personId !== undefined })
  if (!query.data) return null
  const { person, profile } = query.data
  if (person.age !== null && person.age < youngestAbroad) return null
  return (
    <Section title={say('placement.match.part')}>
      <p className="muted">
        {profile ? say('placement.match.partHas', { day: dayOf(profile.recordedAt) }) : say('placement.match.partNone')}
      </p>
      <Cluster>
        <LinkButton href={`/cocok/${person.id}`} icon="search">
          {say('placement.match.see')}
        </LinkButton>
        {may('placement.recordService') && (
          <LinkButton href={openedFrom(`/layanan/baru?orang=${person.id}`, path)} icon="plus">
            {say('placement.serviceNew')}
          </LinkButton>
        )}
      </Cluster>
    </Section>
  )
}
