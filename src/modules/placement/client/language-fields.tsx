import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { IconButton } from '#platform/design/icon-button.tsx'
import { type KnownLanguage, languages as known, languageLevels } from '../rules/vacancy-shape.ts'
import { useLabels } from './labels.ts'

interface LanguageFieldsProps {
  readonly languages: readonly KnownLanguage[]
  readonly onChange: (languages: readonly KnownLanguage[]) => void
}

const most = 6

/** Languages with how well, each a line of its own. */
export const LanguageFields = ({ languages, onChange }: LanguageFieldsProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const change = (at: number, wanted: Partial<KnownLanguage>) =>
    onChange(languages.map((one, index) => (index === at ? { ...one, ...wanted } : one)))
  const rest = known.filter((code) => !languages.some(({ language }) => language === code))
  return (
    <FieldGroup title={say('placement.field.languages')}>
      {languages.map(({ language, level }, at) => (
        <Cluster key={language} gap={8}>
          <div style={{ flex: '1 1 9rem' }}>
            <ChoiceField
              name={`languages.${at}.language`}
              label={say('placement.languageField', { number: at + 1 })}
              value={language}
              onChange={(code) => change(at, { language: code as KnownLanguage['language'] })}
              choices={choices([language, ...rest], 'placement.language')}
            />
          </div>
          <div style={{ flex: '1 1 7rem' }}>
            <ChoiceField
              name={`languages.${at}.level`}
              label={say('placement.levelField')}
              value={level}
              onChange={(code) => change(at, { level: code as KnownLanguage['level'] })}
              choices={choices(languageLevels, 'placement.level')}
            />
          </div>
          <div style={{ alignSelf: 'flex-end' }}>
            <IconButton
              icon="x"
              label={say('placement.languageRemove', { number: at + 1 })}
              onClick={() => onChange(languages.filter((_, index) => index !== at))}
            />
          </div>
        </Cluster>
      ))}
      {languages.length < most && rest[0] && (
        <div>
          <Button
            icon="plus"
            onClick={() => rest[0] && onChange([...languages, { language: rest[0], level: 'basic' }])}
          >
            {say('placement.languageAdd')}
          </Button>
        </div>
      )}
    </FieldGroup>
  )
}
