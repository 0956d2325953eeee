import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { reopenEpisode } from '../contract/episode.ts'
import type { FileProps } from './episode-page.tsx'

/** A closed file says so, and how it goes on when it was closed too early. */
export const ReopenMessage = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const [asked, setAsked] = useState(false)
  const [closure] = file.closures
  if (!file.episode.closedOn) return null
  return (
    <>
      <Message
        title={say('migration.reopen.closed')}
        icon="lock"
        action={
          may('migration.reopenEpisode') && (
            <Button icon="undo" onClick={() => setAsked(true)}>
              {say('migration.reopen.act')}
            </Button>
          )
        }
      >
        {closure?.note ?? say('migration.reopen.kept')}
      </Message>
      {asked && <ReopenDialog file={file} onClose={() => setAsked(false)} />}
    </>
  )
}

const ReopenDialog = ({ file, onClose }: FileProps & { readonly onClose: () => void }) => {
  const { say } = useWords()
  const toast = useToast()
  const [id] = useState(() => newId())
  const form = useForm({
    initial: { reason: '' },
    command: reopenEpisode,
    toInput: ({ reason }) => ({ id, episodeId: file.episode.id, reason }),
    refresh: ['migration', 'platform'],
    onDone: () => {
      toast({ text: say('migration.reopen.done', { name: file.person.name }) })
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('migration.reopen.title', { name: file.person.name })}
      confirm={
        <Button kind="primary" busy={form.busy} onClick={() => void form.submit()}>
          {say('migration.reopen.send')}
        </Button>
      }
    >
      <form {...form.props}>
        <p>{say('migration.reopen.why')}</p>
        <TextArea label={say('migration.reopen.reason')} maxLength={240} {...form.field('reason')} />
        <RefusalMessage refusal={form.refusal} />
      </form>
    </Dialog>
  )
}
