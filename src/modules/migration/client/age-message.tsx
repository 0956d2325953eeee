import { useWords } from '#platform/client/words.tsx'
import { Message } from '#platform/design/message.tsx'
import { phaseOf } from '../rules/stages.ts'
import type { FileProps } from './episode-page.tsx'

/** Said at the beginning of the way, not at its end. */
export const AgeMessage = ({ file }: FileProps) => {
  const { say } = useWords()
  const { verdict, age, minimum, source } = file.age
  if (verdict === 'old_enough' || phaseOf(file.episode.stage) !== 'before') return null
  if (verdict === 'unknown') return <Message kind="attention" title={say('migration.ageUnknown')} />
  return (
    <Message
      kind="attention"
      title={say(verdict === 'too_young' ? 'migration.ageTooYoung' : 'migration.ageDoubtful', { age, minimum, source })}
    />
  )
}
