import { useWords } from '#platform/client/words.tsx'
import { Card } from '#platform/design/card.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Section } from '#platform/design/section.tsx'
import { lifeOfFile } from '../rules/life-view.ts'
import type { FileProps } from './episode-page.tsx'
import { LifePicture } from './life-picture.tsx'

/** This spell as a picture; all spells of the person are a touch away. */
export const LifeSection = ({ file }: FileProps) => {
  const { say, today } = useWords()
  const life = lifeOfFile(file, today)
  if (life.spells.every(({ events }) => events.length === 0)) return null
  return (
    <Section
      title={say('migration.life.title')}
      note={say('migration.life.note')}
      action={
        <LinkButton compact href={`/orang/${file.person.id}`}>
          {say('migration.life.whole')}
        </LinkButton>
      }
    >
      <Card>
        <LifePicture life={life} />
      </Card>
    </Section>
  )
}
