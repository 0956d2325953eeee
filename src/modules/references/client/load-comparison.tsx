import { useState } from 'react'
import { callOperation } from '#platform/client/call-operation.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { useToast } from '#platform/design/toast.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { importRows, listImportChanges, type ReferenceKind } from '../contract.ts'
import { Differences } from './differences.tsx'

export type Comparison = OutputOf<typeof listImportChanges>

interface LoadComparisonProps {
  readonly kind: ReferenceKind
  readonly file: File
  readonly effectiveFrom: string
  readonly source: string
}

/** First the comparison, then, by another button, the loading. */
export const LoadComparison = ({ file, ...input }: LoadComparisonProps) => {
  const { say } = useWords()
  const [compared, setCompared] = useState<{ text: string; answer: Comparison }>()
  const [fault, setFault] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const compare = async () => {
    setBusy(true)
    try {
      const text = await file.text()
      setCompared({ text, answer: await callOperation(listImportChanges, { ...input, text }) })
      setFault(null)
    } catch (refusal) {
      setFault(refusal instanceof Error ? refusal : new Error(String(refusal)))
    }
    setBusy(false)
  }
  if (compared) return <ApplyComparison input={{ ...input, text: compared.text }} answer={compared.answer} />
  return (
    <Stack gap={16}>
      <RefusalMessage refusal={fault} />
      <div>
        <Button
          kind="primary"
          icon="list"
          busy={busy}
          busyText={say('references.load.comparing')}
          onClick={() => void compare()}
        >
          {say('references.load.compare')}
        </Button>
      </div>
    </Stack>
  )
}

interface ApplyProps {
  readonly input: Omit<LoadComparisonProps, 'file'> & { readonly text: string }
  readonly answer: Comparison
}

const ApplyComparison = ({ input, answer: { counts, rows } }: ApplyProps) => {
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const [confirmed, setConfirmed] = useState(false)
  const [endMissing, setEndMissing] = useState(false)
  const load = useCommand(importRows, {
    refresh: ['references'],
    onDone: (output) => {
      toast({ text: say('references.load.done', output.counts) })
      go(`/rujukan?jenis=${input.kind}`)
    },
  })
  const changes = counts.new + counts.changed + (endMissing ? counts.missing : 0)
  return (
    <Section title={say('references.load.compare')} note={say('references.load.result', counts)}>
      <Differences rows={rows} />
      <Stack gap={16}>
        <CheckField
          name="confirmed"
          label={say('references.load.confirmed')}
          checked={confirmed}
          onChange={setConfirmed}
        />
        {counts.missing > 0 && (
          <CheckField
            name="endMissing"
            label={say('references.load.endMissing')}
            checked={endMissing}
            onChange={setEndMissing}
          />
        )}
        <RefusalMessage refusal={load.refusal} />
        {changes === 0 ? (
          <Message kind="good" title={say('references.load.nothing')} />
        ) : (
          <div>
            <Button
              kind="primary"
              busy={load.busy}
              busyText={say('references.load.applying')}
              onClick={() => void load.send({ ...input, confirmed, endMissing })}
            >
              {say('references.load.apply', { count: changes })}
            </Button>
          </div>
        )}
      </Stack>
    </Section>
  )
}
