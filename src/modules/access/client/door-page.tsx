import { useEffect, useState } from 'react'
import { useGo } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Waiting } from '#platform/design/waiting.tsx'
import type { TimeZone } from '#platform/shared/dates.ts'
import { getDoorLink } from '../contract/door.ts'
import { DoorEntrance } from './door-entrance.tsx'
import { useMomentHere } from './moment-here.tsx'
import { isDoorPhone } from './remembered-door.ts'
import { fingerprintOf } from './secret.ts'
import './access.css'

/** `/pintu#…`: what follows the hash never reaches the server's log. Without it, a phone that is known asks for the PIN. */
export const DoorPage = () => {
  const [token] = useState(() => window.location.hash.slice(1))
  const { role, signedIn } = useSession()
  const go = useGo()
  const isIn = signedIn && role === 'resident'
  useEffect(() => {
    if (isIn) go('/', { replace: true })
  }, [isIn, go])
  if (isIn) return <Waiting />
  return token === '' ? <KnownPhone /> : <ByLink token={token} />
}

const ByLink = ({ token }: { readonly token: string }) => {
  const { say } = useWords()
  const moment = useMomentHere()
  const [tokenFingerprint, setFingerprint] = useState('')
  useEffect(() => {
    void fingerprintOf(token).then(setFingerprint)
  }, [token])
  const link = useQuery(getDoorLink, { tokenFingerprint }, { enabled: tokenFingerprint !== '' })
  const found = link.data
  if (link.error) return <LinkGone fault={link.error} />
  const until = found && moment(found.expiresAt, found.zone as TimeZone)
  return (
    <Page
      title={say('access.door.title')}
      lead={found && say('access.pintu.place', { place: found.place })}
      width="narrow"
    >
      {found ? (
        <>
          <p>{say(found.pinIsSet ? 'access.pintu.knownLead' : 'access.pintu.newLead')}</p>
          <DoorEntrance token={token} isNew={!found.pinIsSet} />
          <p className="small muted">{say('access.pintu.until', { until })}</p>
        </>
      ) : (
        <Waiting />
      )}
    </Page>
  )
}

const LinkGone = ({ fault }: { readonly fault: Error }) => {
  const { say } = useWords()
  return (
    <Page title={say('access.door.title')} width="narrow">
      <RefusalMessage refusal={fault} />
      {isDoorPhone() && (
        <>
          <p>{say('access.pintu.linkGoneWhy')}</p>
          <DoorEntrance />
        </>
      )}
    </Page>
  )
}

const KnownPhone = () => {
  const { say } = useWords()
  return (
    <Page title={say('access.door.title')} width="narrow">
      {isDoorPhone() ? (
        <DoorEntrance />
      ) : (
        <Message kind="attention" title={say('access.pintu.noPhone')}>
          {say('access.pintu.noPhoneWhy')}
        </Message>
      )}
      <LinkButton kind="quiet" href="/masuk?cara=petugas">
        {say('access.pintu.officer')}
      </LinkButton>
    </Page>
  )
}
