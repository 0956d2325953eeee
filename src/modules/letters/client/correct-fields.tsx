import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { getLetterForm, verifyLetter } from '../contract/letter.ts'
import type { KindCode } from '../kinds/codes.ts'
import { findKind } from '../kinds/index.ts'
import type { FieldValues } from './field-values.ts'
import { LetterFields, withoutEmptyLines } from './letter-fields.tsx'
import type { LetterProps } from './letter-page.tsx'

interface CorrectFieldsProps extends LetterProps {
  readonly onClose: () => void
}

/** Puts right what was asked for, and passes the letter on in one act. */
export const CorrectFields = ({ letter, onClose }: CorrectFieldsProps) => {
  const { say } = useWords()
  const [values, setValues] = useState<FieldValues>(letter.fields)
  const verify = useCommand(verifyLetter, { refresh: ['letters', 'platform'], onDone: onClose })
  const kind = findKind(letter.kind)
  const form = useQuery(getLetterForm, {
    kind: letter.kind as KindCode,
    personId: letter.subjectPersonId ?? '',
    episodeId: letter.episodeId,
  })
  const faults = verify.refusal && 'fields' in verify.refusal ? verify.refusal.fields : []
  const errorOf = (name: string) => {
    const fault = faults.find((one) => one.field === name)
    return fault && say(fault.code, fault.details)
  }
  return (
    <Section title={say('letters.edit.title')}>
      <Answer query={form}>
        {({ family }) => (
          <LetterFields
            form={kind?.form ?? []}
            values={values}
            family={family}
            errorOf={errorOf}
            onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
          />
        )}
      </Answer>
      <RefusalMessage refusal={verify.refusal} />
      <Cluster>
        <Button
          kind="primary"
          busy={verify.busy}
          onClick={() => void verify.send({ letterId: letter.id, fields: withoutEmptyLines(values) })}
        >
          {say('letters.edit.save')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {say('platform.dont')}
        </Button>
      </Cluster>
    </Section>
  )
}
