import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { StepCard } from '#platform/design/step-card.tsx'
import type { Verification } from '../contract/verification.ts'
import type { FileProps } from './episode-page.tsx'
import { ApproveDialog, GiveBackDialog } from './verification-acts.tsx'

/** The one act that is the head's alone, or of who acts in the head's name. */
export const ConfirmCard = ({ file, verification }: FileProps & { readonly verification: Verification }) => {
  const { say } = useWords()
  const { role } = useSession()
  const [asked, setAsked] = useState<'approve' | 'return' | null>(null)
  const officer = verification.events.find((event) => event.state === 'checked')?.recordedByName ?? ''
  const talked = file.redFlagAdvice === 'none' ? '' : ` ${say('migration.approve.signsTalk')}`
  const target = { verificationId: verification.id, name: file.person.name, onClose: () => setAsked(null) }
  return (
    <>
      <StepCard
        title={say('migration.next.awaitHead')}
        reason={`${say('migration.next.awaitHead.why', { officer })}${talked}`}
        action={
          <Button kind="turmeric" icon="shield-check" onClick={() => setAsked('approve')}>
            {say(role === 'head' ? 'migration.approve.send' : 'migration.approve.sendBehalf')}
          </Button>
        }
        decline={
          <Button kind="quiet" onClick={() => setAsked('return')}>
            {say('migration.giveBack')}
          </Button>
        }
      />
      <ApproveDialog open={asked === 'approve'} {...target} />
      <GiveBackDialog open={asked === 'return'} {...target} />
    </>
  )
}
