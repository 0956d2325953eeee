import { mayKeepVault } from '#platform/client/device/vault-room.ts'
import { useGo } from '#platform/client/navigation.ts'
import { usePhone } from '#platform/client/phone.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { mayKeep } from './kept-here.ts'
import { UnlockGate } from './unlock-gate.tsx'

/** From here on the village lies on this phone: once, with a PIN of its holder. */
export const KeepVillagePage = () => {
  const { say } = useWords()
  const session = useSession()
  const { account, village } = session
  const title = say(village ? 'shell.phone.keepTitle' : 'shell.keepArea')
  const phone = usePhone()
  const go = useGo()
  if (!account || !mayKeep(session) || !mayKeepVault()) {
    return (
      <Page width="narrow" title={title}>
        <Message kind="attention" title={say('shell.phone.cannotKeep')}>
          {say('shell.phone.cannotKeepWhy')}
        </Message>
      </Page>
    )
  }
  if (phone.kind === 'open') {
    return (
      <Page
        width="narrow"
        title={title}
        lead={<Rich text={say(village ? 'shell.phone.isKept' : 'shell.phone.areaIsKept')} />}
      >
        <div>
          <LinkButton href="/kiriman" icon="cloud-up">
            {say('shell.outbox')}
          </LinkButton>
        </div>
      </Page>
    )
  }
  return <UnlockGate accountId={account.id} wasQuiet={false} onOpened={() => go('/kiriman', { replace: true })} />
}
