import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'
import { Button } from '../design/button.tsx'
import { InPage, Page } from '../design/page.tsx'
import { RefusalMessage } from '../design/refusal-message.tsx'
import { Waiting } from '../design/waiting.tsx'
import { isOffline, usePhone } from './phone.ts'
import { isSilent, useInSlot } from './slot.tsx'
import type { Query } from './use-query.ts'
import { useWords } from './words.tsx'

/** What a page that has no answer is called: its route's title. */
export const RouteTitle = createContext<string | undefined>(undefined)

interface AnswerProps<Output> {
  readonly query: Query<Output>
  /** "Mengambil 214 keluarga…" */
  readonly waiting?: string
  readonly children: (output: Output) => ReactNode
}

/** A query's three faces: a sentence while it is asked, the reason when it is refused, else its content. */
export const Answer = <Output,>({ query, waiting, children }: AnswerProps<Output>) => {
  const { say } = useWords()
  const inSlot = useInSlot()
  const phone = usePhone()
  const title = useContext(RouteTitle)
  const inPage = useContext(InPage)
  if (query.data !== undefined) return <>{children(query.data)}</>
  // A part of another's page does not even say that there is something to wait for.
  if (inSlot && (!query.error || isSilent(query.error))) return null
  // The frame has already said that what is not kept here waits for a signal.
  if (inSlot && phone.kind === 'open' && isOffline(query.error)) return null
  if (query.error) {
    const reason = (
      <div className="stack" style={{ gap: 12 }}>
        <RefusalMessage refusal={query.error} />
        <div>
          <Button icon="refresh" onClick={() => void query.refetch()}>
            {say('platform.again')}
          </Button>
        </div>
      </div>
    )
    return inPage || inSlot || title === undefined ? reason : <Page title={say(title)}>{reason}</Page>
  }
  return <Waiting {...(waiting !== undefined && { sentence: waiting })} />
}
