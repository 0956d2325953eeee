import { Rich } from '#platform/client/rich.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Refusal } from '#platform/shared/errors.ts'

/** A lost line, too many questions at once, or a fault of ours with the number to give by telephone. `alone`: no frame stands around it. */
export const Broken = ({ fault, again, alone }: BrokenProps) => {
  const { say } = useWords()
  const cause = causeOf(fault)
  if (cause === 'broken') console.error(fault)
  const page = (
    <Page
      width="narrow"
      title={say(`shell.${cause}Title`)}
      lead={
        cause === 'broken' ? <Rich text={say('shell.brokenLead', { code: codeOf(fault) })} /> : say(`shell.${cause}Why`)
      }
      actions={
        <Button icon="refresh" onClick={again}>
          {say(cause === 'busy' ? 'platform.again' : 'shell.reload')}
        </Button>
      }
    />
  )
  if (!alone) return page
  return (
    <>
      <div className="selvedge" aria-hidden="true" />
      <main className="shell-alone">{page}</main>
    </>
  )
}

interface BrokenProps {
  readonly fault: Error
  readonly again: () => void
  readonly alone?: boolean
}

const causeOf = (fault: Error): 'offline' | 'busy' | 'broken' => {
  if (!(fault instanceof Refusal)) return 'broken'
  if (fault.code === 'platform.offline') return 'offline'
  return fault.code === 'platform.tooMany' ? 'busy' : 'broken'
}

/** The server's request number; for a fault in the browser a short print of where it was. */
const codeOf = (fault: Error): string => {
  const requestId = fault instanceof Refusal ? fault.details.requestId : undefined
  if (requestId) return String(requestId).slice(0, 8)
  let sum = 0
  for (const letter of fault.stack ?? fault.message) sum = (sum * 31 + letter.charCodeAt(0)) % 1_679_616
  return `L-${sum.toString(36).toUpperCase().padStart(4, '0')}`
}
