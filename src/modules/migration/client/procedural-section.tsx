import { useWords } from '#platform/client/words.tsx'
import { Icon } from '#platform/design/icon.tsx'
import { Section } from '#platform/design/section.tsx'
import type { FileProps } from './episode-page.tsx'

/** How complete the papers of a departure are, with reasons: to help, and for the migration officer alone. Never printed. */
export const ProceduralSection = ({ file }: FileProps) => {
  const { say } = useWords()
  const { procedural } = file
  if (!procedural || procedural.status === 'not_departed') return null
  return (
    <div className="no-print">
      <Section title={say('migration.procedural.title')} note={say('migration.procedural.note')}>
        <p>{say(`migration.procedural.${procedural.status}`)}</p>
        <ul className="told">
          {procedural.reasons.map((reason) => (
            <li key={reason}>
              <Icon name={reason.startsWith('has_') ? 'check' : 'help'} />
              <span>{say(`migration.reason.${reason}`)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
