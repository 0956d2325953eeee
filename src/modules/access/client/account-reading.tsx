import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { correctProfile } from '../contract/account.ts'

// each language in its own words, so that who needs it can read it
const languages = [
  { value: 'id', label: 'Bahasa Indonesia' },
  { value: 'jv', label: 'Basa Jawa' },
  { value: 'en', label: 'English' },
] as const

export const AccountReading = () => {
  const { say, setLanguage } = useWords()
  const { language, easyMode, reload } = useSession()
  const correct = useCommand(correctProfile, { refresh: [], onDone: () => void reload() })
  const change = (changed: { language?: typeof language; easyMode?: boolean }) => {
    if (changed.language) setLanguage(changed.language)
    void correct.send({ language, easyMode, ...changed })
  }
  return (
    <Section title={say('access.account.reading')}>
      <RefusalMessage refusal={correct.refusal} />
      <ChoiceField
        name="language"
        label={say('access.account.language')}
        choices={languages}
        value={language}
        onChange={(value) => change({ language: value as typeof language })}
      />
      <CheckField
        name="easyMode"
        label={say('access.account.easyMode')}
        checked={easyMode}
        onChange={(value) => change({ easyMode: value })}
      />
    </Section>
  )
}
