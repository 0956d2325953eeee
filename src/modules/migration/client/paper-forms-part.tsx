import { useState } from 'react'
import { callOperation } from '#platform/client/call-operation.ts'
import type { SlotProps } from '#platform/client/client-module.ts'
import { saveBase64 } from '#platform/client/download-file.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { getConsultationForm } from '../contract/paper.ts'

/** Beside the other forms on paper: the one for a talk with the family. */
export const PaperFormsPart = ({ subject }: SlotProps) => {
  const { say } = useWords()
  const [fault, setFault] = useState<Error>()
  const personId = subject.personId ?? null
  const print = async (paper: 'A4' | 'F4') => {
    setFault(undefined)
    try {
      const { fileName, base64 } = await callOperation(getConsultationForm, { personId, paper })
      saveBase64(fileName, base64, 'application/pdf')
    } catch (reason) {
      setFault(reason as Error)
    }
  }
  return (
    <Stack gap={8}>
      <h3>{say(personId ? 'migration.paper.printOne' : 'migration.paper.printBlank')}</h3>
      <Cluster gap={12}>
        {(['A4', 'F4'] as const).map((paper) => (
          <Button key={paper} icon="printer" onClick={() => void print(paper)}>
            {say('migration.paper.print', { paper })}
          </Button>
        ))}
      </Cluster>
      <RefusalMessage refusal={fault} />
    </Stack>
  )
}
