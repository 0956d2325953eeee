import { useState } from 'react'
import { downloadFile } from '#platform/client/download-file.ts'
import type { OpenPhone } from '#platform/client/phone.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { phoneCode } from '#platform/shared/phone-contract.ts'

interface CarryPartProps {
  readonly phone: OpenPhone
  readonly waiting: number
}

/** Weeks without a line: what waits goes by stick or messenger, and what is new comes back the same way. */
export const CarryPart = ({ phone, waiting }: CarryPartProps) => {
  const { say } = useWords()
  const { may } = useSession()
  return (
    <Section title={say('shell.phone.carryTitle')} note={say('shell.phone.carryNote')}>
      <Stack gap={12}>
        {waiting > 0 && <SaveBundle phone={phone} />}
        <Cluster>
          <LinkButton href="/terima-paket" icon="download">
            {say('shell.phone.receivePack')}
          </LinkButton>
          {may('platform.listParcels') && (
            <LinkButton kind="quiet" href="/titipan" icon="upload">
              {say('shell.phone.parcels')}
            </LinkButton>
          )}
        </Cluster>
        <p className="small muted">{say('shell.phone.thisPhone', { code: phoneCode(phone.phoneId()) })}</p>
      </Stack>
    </Section>
  )
}

const SaveBundle = ({ phone }: { readonly phone: OpenPhone }) => {
  const { say } = useWords()
  const { village } = useSession()
  const [saved, setSaved] = useState<{ readonly name: string; readonly commands: number }>()
  const [refusal, setRefusal] = useState<Error>()
  const save = async () => {
    setRefusal(undefined)
    try {
      const { name, file, commands } = await phone.bundle(village?.code ?? 'desa')
      downloadFile(name, file, 'application/octet-stream')
      setSaved({ name, commands })
    } catch (fault) {
      setRefusal(fault as Error)
    }
  }
  return (
    <>
      <RefusalMessage refusal={refusal} />
      <div role="status">
        {saved && (
          <Message kind="good" title={say('shell.phone.bundleSaved', { count: saved.commands })}>
            {say('shell.phone.bundleSavedWhy', { name: saved.name })}
          </Message>
        )}
      </div>
      <div>
        <Button icon="download" onClick={() => void save()}>
          {say('shell.phone.saveBundle')}
        </Button>
      </div>
    </>
  )
}
