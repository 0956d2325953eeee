import { useState } from 'react'
import { type OpenPhone, type ReceivedPack, usePhone } from '#platform/client/phone.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useWords } from '#platform/client/words.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { phoneCode } from '#platform/shared/phone-contract.ts'
import { NotKeptPage } from './not-kept-page.tsx'
import { readChosen } from './read-chosen.ts'

/** The office's answer without a line: a pack for this one phone, checked before anything of it is believed. */
export const ReceivePackPage = () => {
  const { say } = useWords()
  const state = usePhone()
  if (state.kind === 'closed')
    return <NotKeptPage title={say('shell.phone.receivePack')} lead={say('shell.phone.packNotKept')} />
  const code = phoneCode(state.phone.phoneId())
  return (
    <Page
      width="narrow"
      title={say('shell.phone.receivePack')}
      lead={<Rich text={say('shell.phone.receiveLead', { code })} />}
    >
      <ChoosePack phone={state.phone} />
    </Page>
  )
}

const ChoosePack = ({ phone }: { readonly phone: OpenPhone }) => {
  const { say } = useWords()
  const [isBusy, setBusy] = useState(false)
  const [received, setReceived] = useState<ReceivedPack>()
  const [refusal, setRefusal] = useState<Error>()
  const take = async ([file]: readonly File[]) => {
    if (!file) return
    setBusy(true)
    setReceived(undefined)
    setRefusal(undefined)
    try {
      setReceived(await phone.receive(await readChosen(file)))
    } catch (fault) {
      setRefusal(fault as Error)
    }
    setBusy(false)
  }
  return (
    <Stack gap={20}>
      <div role="status">
        {isBusy && <p>{say('shell.phone.receiving')}</p>}
        {received && <Received received={received} />}
      </div>
      <RefusalMessage refusal={refusal} />
      <FileField
        name="pack"
        label={say('shell.phone.packFile')}
        hint={say('shell.phone.packFileHint')}
        files={[]}
        maxMegabytes={30}
        disabled={isBusy}
        onChange={(files) => void take(files)}
      />
      <div>
        <LinkButton href="/kiriman" icon="cloud-up">
          {say('shell.outbox')}
        </LinkButton>
      </div>
    </Stack>
  )
}

const Received = ({ received: { rows, decided, madeAt } }: { readonly received: ReceivedPack }) => {
  const { say, formatMoment } = useWords()
  const isNew = rows + decided > 0
  return (
    <Message kind="good" title={say(isNew ? 'shell.phone.received' : 'shell.phone.receivedNothing')}>
      {say('shell.phone.receivedWhy', { rows, decided, at: formatMoment(madeAt) })}
    </Message>
  )
}
