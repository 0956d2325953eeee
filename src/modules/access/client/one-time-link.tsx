import { lazy, Suspense, useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { issueInvitation } from '../contract/account.ts'
import { fingerprintOf, makeSecret } from './secret.ts'
import './access.css'

const QrPicture = lazy(async () => ({ default: (await import('./qr-picture.tsx')).QrPicture }))

export interface MadeLink {
  readonly address: string
  readonly expiresAt: string
}

interface WantedLink {
  readonly accountId: string
  readonly kind: 'invitation' | 'reset'
  readonly withoutSecondFactors: boolean
}

/** Makes a one-time link on this device; the server learns its fingerprint alone. */
export const useOneTimeLink = () => {
  const issue = useCommand(issueInvitation, { refresh: ['access'] })
  const [link, setLink] = useState<MadeLink | null>(null)
  const make = async (wanted: WantedLink) => {
    const token = makeSecret()
    const issued = await issue.send({ ...wanted, id: newId(), tokenFingerprint: await fingerprintOf(token) })
    if (issued) setLink({ address: `${window.location.origin}/undangan#${token}`, expiresAt: issued.expiresAt })
  }
  return { make, link, busy: issue.busy, refusal: issue.refusal }
}

/** The sheet to hand over: a square to scan, the address to type, and until when. */
export const LinkSheet = ({ link, name }: { readonly link: MadeLink; readonly name: string }) => {
  const { say, formatMoment } = useWords()
  const toast = useToast()
  const copy = async () => {
    await navigator.clipboard.writeText(link.address)
    toast({ text: say('access.link.copied') })
  }
  return (
    <Card title={say('access.link.title', { name })}>
      <div className="link-sheet">
        <Suspense fallback={null}>
          <QrPicture text={link.address} label={say('access.link.scan')} />
        </Suspense>
        <div className="stack" style={{ gap: 12 }}>
          <p>{say('access.link.lead', { until: formatMoment(link.expiresAt) })}</p>
          <code>{link.address}</code>
          <p className="small muted">{say('access.link.secret')}</p>
          <p className="small muted print-only">{say('access.link.free')}</p>
          <Cluster>
            <Button icon="copy" onClick={() => void copy()}>
              {say('access.link.copy')}
            </Button>
            <Button icon="printer" onClick={() => window.print()}>
              {say('access.link.print')}
            </Button>
          </Cluster>
        </div>
      </div>
    </Card>
  )
}
