import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { ReadAloud } from '#platform/design/read-aloud.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { recordCodeAcceptance } from '../contract/session.ts'
import { codeOfConductLines, codeOfConductVersion } from '../rules/code-of-conduct.ts'
import { SignOutButton } from './sign-out-button.tsx'

/** Eight promises in plain words, accepted by version before the first file is seen. */
export const CodeOfConduct = () => {
  const { say } = useWords()
  const { reload } = useSession()
  const [agreed, setAgreed] = useState(false)
  const accept = useCommand(recordCodeAcceptance, { onDone: () => void reload() })
  const lines = Array.from({ length: codeOfConductLines }, (_, index) =>
    say(`access.conduct.${codeOfConductVersion}.${index + 1}`),
  )
  return (
    <Page
      title={say('access.conduct.title')}
      lead={say('access.conduct.lead')}
      meta={say('access.conduct.version', { version: codeOfConductVersion })}
      width="narrow"
    >
      <ReadAloud text={lines.join(' ')} />
      <ol className="conduct">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <CheckField name="agree" label={say('access.conduct.agree')} checked={agreed} onChange={setAgreed} />
      <RefusalMessage refusal={accept.refusal} />
      <Button
        kind="primary"
        wide
        busy={accept.busy}
        disabledBecause={agreed ? undefined : say('access.conduct.agree')}
        onClick={() => void accept.send({ version: codeOfConductVersion })}
      >
        {say('access.conduct.accept')}
      </Button>
      <SignOutButton />
    </Page>
  )
}
