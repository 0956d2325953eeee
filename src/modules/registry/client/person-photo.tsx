import { useRef, useState } from 'react'
import { sendFile } from '#platform/client/send-file.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { closePhoto, recordPhoto } from '../contract/document.ts'
import { Face } from './face.tsx'
import type { PersonFile } from './person-page.tsx'

/** The picture, who may change it, and what is asked first: without consent nothing is photographed. */
export const PhotoSection = ({ file }: { readonly file: PersonFile }) => {
  const { say } = useWords()
  const { may } = useSession()
  const agreed = file.consents.some(
    (consent) => consent.purpose === 'photo' && (consent.state === 'valid' || consent.state === 'ending'),
  )
  const mayTake = may('registry.recordPhoto')
  if (!file.photoHash && !mayTake) return null
  return (
    <Section title={say('registry.photo')}>
      <Cluster gap={16}>
        <Face name={file.person.name} hash={file.photoHash} size={file.photoHash ? 112 : 64} />
        {mayTake && agreed && <TakePhoto file={file} />}
        {mayTake && !agreed && <AskConsent personId={file.person.id} />}
      </Cluster>
    </Section>
  )
}

const AskConsent = ({ personId }: { readonly personId: string }) => {
  const { say } = useWords()
  const { may } = useSession()
  return (
    <Stack gap={8}>
      <p className="small muted">{say('registry.photoNeedsConsent')}</p>
      {may('registry.recordConsent') && (
        <div>
          <LinkButton compact href={`/orang/${personId}/persetujuan?untuk=photo`}>
            {say('registry.newConsent')}
          </LinkButton>
        </div>
      )}
    </Stack>
  )
}

const TakePhoto = ({ file }: { readonly file: PersonFile }) => {
  const { say, today } = useWords()
  const { may } = useSession()
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState(false)
  const [fault, setFault] = useState<Refusal | null>(null)
  const record = useCommand(recordPhoto, { refresh: ['registry'] })
  const close = useCommand(closePhoto, { refresh: ['registry'] })
  const take = async (picture: File | undefined) => {
    if (!picture) return
    setSending(true)
    setFault(null)
    try {
      const fileHash = await sendFile(picture, { mayWait: true })
      await record.send({ id: newId(), personId: file.person.id, fileHash, takenOn: today })
    } catch (reason) {
      setFault(reason instanceof Refusal ? reason : new Refusal('conflict', 'platform.bug', { requestId: null }))
    } finally {
      setSending(false)
    }
  }
  return (
    <Stack gap={8}>
      <input
        ref={input}
        type="file"
        className="read-only-by-ear"
        tabIndex={-1}
        aria-label={say('registry.takePhoto')}
        accept="image/jpeg,image/png,image/webp"
        capture="user"
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Cluster gap={12}>
        <Button icon="camera" busy={sending || record.busy} onClick={() => input.current?.click()}>
          {say(file.photoHash ? 'registry.changePhoto' : 'registry.takePhoto')}
        </Button>
        {file.photoHash && may('registry.closePhoto') && (
          <Button kind="quiet" busy={close.busy} onClick={() => void close.send({ personId: file.person.id })}>
            {say('registry.removePhoto')}
          </Button>
        )}
      </Cluster>
      <RefusalMessage refusal={fault ?? record.refusal ?? close.refusal} />
    </Stack>
  )
}
