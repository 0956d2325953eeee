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
  const [isUsed, setUsed] = useState(false)
  const { role, signedIn, account } = useSession()
  const whoIsIn = signedIn && role === 'resident' ? (account?.name ?? '') : null
  // a link is for whoever holds it, also where another resident is in
  if (whoIsIn !== null && (token === '' || isUsed)) return <GoHome />
  if (token === '') return <KnownPhone />
  return (
    <ByLink
      token={token}
      whoIsIn={whoIsIn}
      onEntered={() => {
        // the page may begin anew inside: the link is used up, and no longer stands in the address
        window.history.replaceState(null, '', window.location.pathname)
        setUsed(true)
      }}
    />
  )
}

const GoHome = () => {
  const go = useGo()
  useEffect(() => {
    go('/', { replace: true })
  }, [go])
  return <Waiting />
}

interface ByLinkProps {
  readonly token: string
  readonly whoIsIn: string | null
  readonly onEntered: () => void
}

const ByLink = ({ token, whoIsIn, onEntered }: ByLinkProps) => {
  const { say } = useWords()
  const moment = useMomentHere()
  const [tokenFingerprint, setFingerprint] = useState('')
  useEffect(() => {
    void fingerprintOf(token).then(setFingerprint)
  }, [token])
  const link = useQuery(getDoorLink, { tokenFingerprint }, { enabled: tokenFingerprint !== '' })
  const found = link.data
  if (link.error) return whoIsIn === null ? <LinkGone fault={link.error} onEntered={onEntered} /> : <GoHome />
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
          {whoIsIn !== null && <Message kind="attention" title={say('access.pintu.replaces', { name: whoIsIn })} />}
          <DoorEntrance token={token} isNew={!found.pinIsSet} onEntered={onEntered} />
          <p className="small muted">{say('access.pintu.until', { until })}</p>
        </>
      ) : (
        <Waiting />
      )}
    </Page>
  )
}

const LinkGone = ({ fault, onEntered }: { readonly fault: Error; readonly onEntered: () => void }) => {
  const { say } = useWords()
  return (
    <Page title={say('access.door.title')} width="narrow">
      <RefusalMessage refusal={fault} />
      {isDoorPhone() && (
        <>
          <p>{say('access.pintu.linkGoneWhy')}</p>
          <DoorEntrance onEntered={onEntered} />
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
