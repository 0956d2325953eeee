import { Rich } from '#platform/client/rich.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { Refusal } from '#platform/shared/errors.ts'

/** A lost line, or a fault of ours with the number to give by telephone. */
export const Broken = ({ fault, again }: { readonly fault: Error; readonly again: () => void }) => {
  const { say } = useWords()
  const offline = fault instanceof Refusal && fault.code === 'platform.offline'
  if (!offline) console.error(fault)
  return (
    <div className="shell-alone">
      <Page
        width="narrow"
        title={say(offline ? 'shell.offlineTitle' : 'shell.brokenTitle')}
        lead={offline ? say('shell.offlineWhy') : <Rich text={say('shell.brokenLead', { code: codeOf(fault) })} />}
      >
        <EmptyState
          title={say(offline ? 'shell.offline' : 'shell.brokenTitle')}
          action={
            <Button icon="refresh" onClick={again}>
              {say('shell.reload')}
            </Button>
          }
        />
      </Page>
    </div>
  )
}

/** The server's request number; for a fault in the browser a short print of where it was. */
const codeOf = (fault: Error): string => {
  const requestId = fault instanceof Refusal ? fault.details.requestId : undefined
  if (requestId) return String(requestId).slice(0, 8)
  let sum = 0
  for (const letter of fault.stack ?? fault.message) sum = (sum * 31 + letter.charCodeAt(0)) % 1_679_616
  return `L-${sum.toString(36).toUpperCase().padStart(4, '0')}`
}
