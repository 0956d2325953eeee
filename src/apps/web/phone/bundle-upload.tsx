import { useState } from 'react'
import { base64Of } from '#platform/client/base64.ts'
import { callOperation } from '#platform/client/call-operation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { readCarried } from '#platform/shared/carried-file.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { recordParcel } from '#platform/shared/parcel-contract.ts'
import { readChosen } from './read-chosen.ts'

interface Taken {
  readonly commands: number
  readonly wasKnown: boolean
}

/** A phone's queue that came by stick or messenger: taken in here, looked at below like any other parcel. */
export const BundleUpload = ({ onTaken }: { readonly onTaken: () => void }) => {
  const { say } = useWords()
  const { village } = useSession()
  const [isBusy, setBusy] = useState(false)
  const [taken, setTaken] = useState<Taken>()
  const [refusal, setRefusal] = useState<Error>()
  const take = async ([file]: readonly File[]) => {
    if (!file || !village) return
    setBusy(true)
    setTaken(undefined)
    setRefusal(undefined)
    try {
      const carried = readCarried('bundle', await readChosen(file))
      if (carried.village !== village.id) throw new Refusal('invalid', 'platform.carriedOtherVillage')
      setTaken(await callOperation(recordParcel, { village: village.id, sealed: base64Of(carried.sealed) }))
      onTaken()
    } catch (fault) {
      setRefusal(fault as Error)
    }
    setBusy(false)
  }
  return (
    <Section title={say('shell.phone.bundleTitle')} note={say('shell.phone.bundleNote')}>
      <Stack gap={12}>
        <div role="status">
          {taken && (
            <Message
              kind={taken.wasKnown ? 'attention' : 'good'}
              title={say(taken.wasKnown ? 'shell.phone.bundleKnown' : 'shell.phone.bundleTaken', {
                count: taken.commands,
              })}
            >
              {say(taken.wasKnown ? 'shell.phone.bundleKnownWhy' : 'shell.phone.bundleTakenWhy')}
            </Message>
          )}
        </div>
        <RefusalMessage refusal={refusal} />
        <FileField
          name="bundle"
          label={say('shell.phone.bundleFile')}
          files={[]}
          maxMegabytes={6}
          disabled={isBusy}
          onChange={(files) => void take(files)}
        />
      </Stack>
    </Section>
  )
}
