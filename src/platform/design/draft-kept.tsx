import { useWords } from '#platform/client/words.tsx'
import { Button } from './button.tsx'
import { Message } from './message.tsx'

interface DraftKeptProps {
  readonly form: { readonly hasDraft: boolean; readonly reset: () => void }
}

/** What was typed before is here again, and may be left behind. */
export const DraftKept = ({ form }: DraftKeptProps) => {
  const { say } = useWords()
  if (!form.hasDraft) return null
  return (
    <Message
      kind="info"
      title={say('platform.draftKept')}
      action={
        <Button compact kind="quiet" onClick={form.reset}>
          {say('platform.draftDrop')}
        </Button>
      }
    />
  )
}
