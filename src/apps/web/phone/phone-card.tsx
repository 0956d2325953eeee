import { useState } from 'react'
import { bytesOfBase64 } from '#platform/client/base64.ts'
import { askServer } from '#platform/client/call-operation.ts'
import { downloadFile } from '#platform/client/download-file.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { carriedName } from '#platform/shared/carried-file.ts'
import { closePhone, type Phone, phoneCode } from '#platform/shared/phone-contract.ts'
import { AskReason } from './ask-reason.tsx'

interface MadePack {
  readonly file: string
  readonly rows: number
  readonly since: number | null
  readonly expiresAt: string
}

/** One phone: whose it is, how much of the village it has by its own word, and what the office can do for it. */
export const PhoneCard = ({ phone }: { readonly phone: Phone }) => {
  const { say, formatMoment } = useWords()
  const isOpen = phone.isServing && phone.closedAt === null
  return (
    <Card>
      <Stack gap={12}>
        <Cluster>
          <h3>{say('shell.phone.phoneOf', { name: phone.accountName, code: phoneCode(phone.id) })}</h3>
          {!isOpen && (
            <Badge kind="grave">{say(phone.closedAt ? 'shell.phone.phoneClosed' : 'shell.phone.notServing')}</Badge>
          )}
        </Cluster>
        <p className="small muted">
          {phone.saidAt
            ? say('shell.phone.phoneSaid', { at: formatMoment(phone.saidAt) })
            : say('shell.phone.phoneKeptSince', { at: formatMoment(phone.recordedAt) })}
        </p>
        {isOpen && <Acts phone={phone} />}
      </Stack>
    </Card>
  )
}

const Acts = ({ phone }: { readonly phone: Phone }) => {
  const { say, formatDate } = useWords()
  const { make, busy, made, refusal } = useMakePack(phone)
  const [isEnding, setEnding] = useState(false)
  const ending = useCommand(closePhone, { refresh: ['platform'], onDone: () => setEnding(false) })
  return (
    <>
      <RefusalMessage refusal={refusal ?? ending.refusal ?? undefined} />
      <div role="status">
        {made && (
          <Message
            kind="good"
            title={say(made.rows === 0 ? 'shell.phone.packMadeEmpty' : 'shell.phone.packMade', { count: made.rows })}
          >
            {say('shell.phone.packMadeWhy', { day: formatDate(made.expiresAt.slice(0, 10), 'words') })}
          </Message>
        )}
      </div>
      <Cluster>
        <Button icon="download" busy={busy} busyText={say('shell.phone.packMaking')} onClick={() => void make(false)}>
          {say('shell.phone.makePack')}
        </Button>
        {phone.since !== null && (
          <Button kind="quiet" onClick={() => void make(true)}>
            {say('shell.phone.makeWholePack')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => setEnding(true)}>
          {say('shell.phone.endPhone')}
        </Button>
      </Cluster>
      <AskReason
        open={isEnding}
        title={say('shell.phone.endPhoneAsk')}
        why={say('shell.phone.endPhoneWhy')}
        verb={say('shell.phone.endPhone')}
        busy={ending.busy}
        onClose={() => setEnding(false)}
        onReason={(reason) => void ending.send({ phoneId: phone.id, reason })}
      />
    </>
  )
}

const useMakePack = (phone: Phone) => {
  const { village } = useSession()
  const { today } = useWords()
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<MadePack>()
  const [refusal, setRefusal] = useState<Error>()
  const make = async (whole: boolean) => {
    setBusy(true)
    setRefusal(undefined)
    setMade(undefined)
    try {
      const pack = (await askServer('/api/packs', { phoneId: phone.id, whole })) as MadePack
      const bytes = bytesOfBase64(pack.file)
      downloadFile(carriedName('pack', village?.code ?? 'desa', today), bytes, 'application/octet-stream')
      setMade(pack)
    } catch (fault) {
      setRefusal(fault as Error)
    }
    setBusy(false)
  }
  return { make, busy, made, refusal }
}
