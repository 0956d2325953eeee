import { lazy, Suspense, useEffect, useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { MadeLink } from './one-time-link.tsx'
import { fingerprintOf, makeSecret } from './secret.ts'
import './access.css'

const QrPicture = lazy(async () => ({ default: (await import('./qr-picture.tsx')).QrPicture }))

const makeDraft = () => ({ linkId: newId(), token: makeSecret(), salt: makeSecret() })

/** A link made on this device; the server learns its fingerprint alone. */
export const useDoorSecret = () => {
  const [draft] = useState(makeDraft)
  const [fingerprints, setFingerprints] = useState({ tokenFingerprint: '', salt: '' })
  useEffect(() => {
    void Promise.all([fingerprintOf(draft.token), fingerprintOf(draft.salt)]).then(([tokenFingerprint, salt]) =>
      setFingerprints({ tokenFingerprint, salt }),
    )
  }, [draft])
  return {
    input: { linkId: draft.linkId, ...fingerprints },
    address: `${window.location.origin}/pintu#${draft.token}`,
  }
}

interface DoorLinkProps {
  readonly link: MadeLink
  readonly name: string
  readonly place: string
  readonly pinIsSet: boolean
}

/** The sheet to hand over or send: a square to scan, the address, a message for WhatsApp. */
export const DoorLink = ({ link, name, place, pinIsSet }: DoorLinkProps) => {
  const { say, formatMoment } = useWords()
  const toast = useToast()
  const until = formatMoment(link.expiresAt)
  const message = say('access.door.message', { place, until, address: link.address })
  const copy = async () => {
    await navigator.clipboard.writeText(message)
    toast({ text: say('access.link.copied') })
  }
  return (
    <Card title={say('access.door.link', { name })}>
      <div className="link-sheet">
        <Suspense fallback={null}>
          <QrPicture text={link.address} label={say('access.link.scan')} />
        </Suspense>
        <div className="stack" style={{ gap: 12 }}>
          <p>{say('access.door.linkLead', { until })}</p>
          <code>{link.address}</code>
          {!pinIsSet && <p>{say('access.door.linkNoPin')}</p>}
          <p className="small muted">{say('access.door.linkSecret')}</p>
          <Cluster>
            <LinkButton kind="primary" newTab href={`https://wa.me/?text=${encodeURIComponent(message)}`}>
              {say('access.door.whatsapp')}
            </LinkButton>
            <Button icon="copy" onClick={() => void copy()}>
              {say('access.door.copyMessage')}
            </Button>
            <Button icon="printer" onClick={() => window.print()}>
              {say('access.door.print')}
            </Button>
          </Cluster>
        </div>
      </div>
    </Card>
  )
}
