import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Details } from '#platform/design/details.tsx'
import { NumberField } from '#platform/design/number-field.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { recordNumberGap } from '../contract/register.ts'

/** A village that began the year in a paper book goes on counting from there. */
export const PaperBook = ({ year }: { readonly year: number }) => {
  const { say } = useWords()
  const [upTo, setUpTo] = useState<number | null>(null)
  const [explanation, setExplanation] = useState(say('letters.register.gapUsual'))
  const record = useCommand(recordNumberGap, { refresh: ['letters'], onDone: () => setUpTo(null) })
  const send = () => upTo !== null && void record.send({ year, upTo, explanation })
  return (
    <Details summary={say('letters.register.gapTitle')}>
      <Stack gap={16}>
        <p>{say('letters.register.gapWhy')}</p>
        <NumberField
          name="upTo"
          label={say('letters.register.gapUpTo')}
          value={upTo}
          onChange={setUpTo}
          min={1}
          max={2000}
        />
        <TextField
          name="explanation"
          label={say('letters.register.gapReason')}
          value={explanation}
          onChange={setExplanation}
          maxLength={240}
        />
        <RefusalMessage refusal={record.refusal} />
        <div>
          <Button busy={record.busy} onClick={send}>
            {say('letters.register.gapSave')}
          </Button>
        </div>
      </Stack>
    </Details>
  )
}
