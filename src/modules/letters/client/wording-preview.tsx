import { useState } from 'react'
import { bytesOfBase64 } from '#platform/client/base64.ts'
import { callOperation } from '#platform/client/call-operation.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getWordingPreview } from '../contract/wording.ts'
import type { KindCode } from '../kinds/codes.ts'
import type { EditedWording } from '../rules/wording.ts'
import { LetterPaper } from './letter-paper.tsx'

interface WordingPreviewProps {
  readonly kind: KindCode
  readonly from: number
  readonly edited: () => EditedWording
}

/** The letter as it would come out, about invented people: on screen at once, as a PDF when asked for. */
export const WordingPreview = ({ kind, from, edited }: WordingPreviewProps) => {
  const { say } = useWords()
  const [shown, setShown] = useState<OutputOf<typeof getWordingPreview> | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Error | null>(null)
  const look = async (asPdf: boolean) => {
    // Opened now, because a window opened after waiting counts as unasked for.
    const sheet = asPdf ? window.open('', '_blank') : null
    setBusy(true)
    try {
      const wording = edited() as never
      const answer = await callOperation(getWordingPreview, { kind, from, wording, paper: asPdf ? 'A4' : null })
      setShown(answer)
      setFault(null)
      if (answer.pdf && sheet) sheet.location.href = addressOf(answer.pdf)
    } catch (refusal) {
      sheet?.close()
      setFault(refusal as Error)
    }
    setBusy(false)
  }
  return (
    <Section title={shown ? say('letters.wording.previewTitle') : undefined}>
      <Cluster>
        <Button icon="eye" busy={busy} onClick={() => void look(false)}>
          {say('letters.wording.preview')}
        </Button>
        <Button icon="file-text" busy={busy} onClick={() => void look(true)}>
          {say('letters.wording.previewPdf')}
        </Button>
      </Cluster>
      <RefusalMessage refusal={fault} />
      {shown && <LetterPaper letter={{ ...shown, code: null, checkPath: null }} draft={say('letters.wording.sheet')} />}
    </Section>
  )
}

const addressOf = (pdf: string): string =>
  URL.createObjectURL(new Blob([bytesOfBase64(pdf)], { type: 'application/pdf' }))
