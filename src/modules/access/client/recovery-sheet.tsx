import { useEffect, useRef, useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { recordRecoveryCodes } from '../contract/second-factor.ts'
import { foldRecoveryCode } from '../rules/recovery-codes.ts'
import { fingerprintOf, makeRecoveryCodes } from './secret.ts'
import './access.css'

/** Ten codes for the day the phone is lost: made here, shown once, known to the server by their fingerprints alone. */
export const RecoverySheet = ({ onDone }: { readonly onDone: () => void }) => {
  const { say } = useWords()
  const [codes] = useState(makeRecoveryCodes)
  const [kept, setKept] = useState(false)
  const record = useCommand(recordRecoveryCodes, { refresh: [] })
  const begun = useRef(false)
  const keep = async () => {
    const fingerprints = await Promise.all(codes.map((code) => fingerprintOf(foldRecoveryCode(code))))
    await record.send({ fingerprints })
  }
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void keep()
  })
  if (record.refusal)
    return (
      <>
        <RefusalMessage refusal={record.refusal} />
        <Button onClick={() => void keep()}>{say('access.recovery.again')}</Button>
      </>
    )
  if (!record.output) return null
  return (
    <Card title={say('access.recovery.title')}>
      <p>{say('access.recovery.lead')}</p>
      <Codes codes={codes} />
      <CheckField name="kept" label={say('access.recovery.kept')} checked={kept} onChange={setKept} />
      <div>
        <Button kind="primary" {...(!kept && { disabledBecause: say('access.recovery.keepFirst') })} onClick={onDone}>
          {say('access.recovery.done')}
        </Button>
      </div>
    </Card>
  )
}

const Codes = ({ codes }: { readonly codes: readonly string[] }) => {
  const { say } = useWords()
  const { account } = useSession()
  const toast = useToast()
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    toast({ text: say('access.recovery.copied') })
  }
  return (
    <>
      <p className="print-only">{say('access.recovery.printed', { username: account?.username ?? '' })}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Cluster>
        <Button icon="printer" onClick={() => window.print()}>
          {say('access.recovery.print')}
        </Button>
        <Button icon="copy" onClick={() => void copy()}>
          {say('access.recovery.copy')}
        </Button>
      </Cluster>
    </>
  )
}
