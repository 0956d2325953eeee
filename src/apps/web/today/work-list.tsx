import { useWords } from '#platform/client/words.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { useFrame } from '../shell/frame-context.ts'

/** For who has no village's tasks: the parts of their work. */
export const WorkList = () => {
  const { say, has } = useWords()
  const { groups } = useFrame()
  const entries = groups.flatMap((group) => group.entries).filter((entry) => entry.path !== '/')
  return (
    <Section title={say('today.work')}>
      <RowList>
        {entries.map((entry) => (
          <Row
            key={entry.path}
            href={entry.path}
            tile={{ icon: entry.icon, pillar: entry.pillar }}
            title={say(entry.label)}
            reason={has(`${entry.label}Hint`) ? say(`${entry.label}Hint`) : undefined}
          />
        ))}
      </RowList>
    </Section>
  )
}
