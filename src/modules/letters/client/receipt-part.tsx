import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import type { LetterProps } from './letter-page.tsx'

/** What whoever asked takes home: the receipt, and the code to be read out when he asked by phone. */
export const ReceiptPart = ({ letter }: LetterProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const { receiptCode } = letter
  if (!receiptCode || !may('letters.getReceiptFile')) return null
  return (
    <Section title={say('letters.receipt.follow')} note={say('letters.receipt.followWhy')}>
      <Stack gap={12}>
        <b>{receiptCode}</b>
        <LinkButton href={`/letters/${letter.id}/tanda-terima.pdf`} icon="printer" wide newTab>
          {say('letters.page.receipt')}
        </LinkButton>
        <LinkButton href={`/permintaan/${receiptCode}`} icon="eye" wide newTab>
          {say('letters.receipt.open')}
        </LinkButton>
      </Stack>
    </Section>
  )
}
