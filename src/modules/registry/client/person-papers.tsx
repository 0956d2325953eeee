import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Details } from '#platform/design/details.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { StoredFileLink } from '#platform/design/stored-file-link.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { type RegistryDocument, verifyDocument } from '../contract/document.ts'
import { isEnding, withheldFlag } from '../rules/documents.ts'
import { useAttributeWords } from './attribute-field.tsx'
import { TimeLeft } from './family-care.tsx'
import type { PersonFile } from './person-page.tsx'

/** Every paper with number, end, who holds it and who looked at it. */
export const PersonPapers = ({ file }: { readonly file: PersonFile }) => {
  const { say } = useWords()
  const { may } = useSession()
  const living = file.documents.filter((paper) => paper.status !== 'replaced')
  const replaced = file.documents.filter((paper) => paper.status === 'replaced')
  const withheld = living.filter((paper) => withheldFlag(paper.kind, paper.heldBy))
  const add = may('registry.recordDocument') && (
    <LinkButton compact icon="plus" href={`/orang/${file.person.id}/kertas`}>
      {say('registry.newPaper')}
    </LinkButton>
  )
  return (
    <>
      {withheld.map((paper) => (
        <Message
          key={paper.id}
          kind="attention"
          title={say('registry.withheldTitle', { paper: say(`registry.document.${paper.kind}`) })}
        >
          {say('registry.paperWithheld')}
        </Message>
      ))}
      <Section title={say('registry.papers')} action={add}>
        {living.length === 0 ? (
          <EmptyState title={say('registry.noPapers')} sentence={say('registry.noPapersHow')} />
        ) : (
          <RowList label={say('registry.papers')}>
            {living.map((paper) => (
              <PaperRow key={paper.id} paper={paper} personId={file.person.id} />
            ))}
          </RowList>
        )}
      </Section>
      {replaced.length > 0 && (
        <Details summary={say('registry.replacedPapers', { count: replaced.length })}>
          <RowList label={say('registry.replacedPapersTitle')}>
            {replaced.map((paper) => (
              <PaperRow key={paper.id} paper={paper} personId={file.person.id} />
            ))}
          </RowList>
        </Details>
      )}
    </>
  )
}

const kinds: Readonly<Record<RegistryDocument['status'], BadgeKind>> = {
  missing: 'none',
  collected: 'info',
  verified: 'good',
  rejected: 'grave',
  expired: 'attention',
  lost: 'attention',
  replaced: 'none',
}

const PaperRow = ({ paper, personId }: { readonly paper: RegistryDocument; readonly personId: string }) => {
  const { say, formatDate, today } = useWords()
  const { may } = useSession()
  const [open, setOpen] = useState(false)
  const mayVerify = may('registry.verifyDocument') && !['replaced', 'missing'].includes(paper.status)
  const worded = useAttributeWords()
  const href = `/orang/${personId}/kertas/${paper.id}`
  const details = [
    paper.numberMasked,
    paper.issuer,
    ...Object.entries(paper.attributes).map(([name, value]) => worded(paper.kind, name, value)),
    paper.expiresOn && say('registry.until', { date: formatDate(paper.expiresOn) }),
    say(`registry.holder.${paper.heldBy}`),
    paper.verifiedBy && say('registry.seenBy', { name: paper.verifiedBy }),
  ]
  const ending = paper.status !== 'replaced' && isEnding(paper, today)
  return (
    <>
      <Row
        title={say(`registry.document.${paper.kind}`)}
        reason={details.filter(Boolean).join(' · ')}
        {...(mayVerify ? { onClick: () => setOpen(!open) } : may('registry.getDocument') && { href })}
        end={
          <Cluster gap={8}>
            {ending && paper.expiresOn && <TimeLeft expiresOn={paper.expiresOn} />}
            <Badge kind={kinds[paper.statusToday]}>{say(`registry.documentStatus.${paper.statusToday}`)}</Badge>
          </Cluster>
        }
      />
      {open && (
        <li>
          <LookAtPaper paper={paper} href={href} onDone={() => setOpen(false)} />
        </li>
      )}
    </>
  )
}

interface LookAtPaperProps {
  readonly paper: RegistryDocument
  readonly href: string
  readonly onDone: () => void
}

/** What was found when the original was looked at. A "no" needs its reason. */
const LookAtPaper = ({ paper, href, onDone }: LookAtPaperProps) => {
  const { say } = useWords()
  const { role } = useSession()
  const [reason, setReason] = useState('')
  const verify = useCommand(verifyDocument, { refresh: ['registry'], onDone })
  const send = (status: 'verified' | 'rejected' | 'lost') =>
    void verify.send({
      documentId: paper.id,
      status,
      level: role === 'head' ? 'head' : 'officer',
      reason: reason.trim() || null,
    })
  return (
    <Cluster gap={12}>
      <LinkButton href={href} icon="file-text" compact>
        {say('registry.openPaper')}
      </LinkButton>
      {paper.fileHash && <StoredFileLink hash={paper.fileHash} label={say('registry.seeScan')} />}
      <Button compact icon="check" busy={verify.busy} onClick={() => send('verified')}>
        {say('registry.fits')}
      </Button>
      <TextField
        label={say('registry.whatDiffers')}
        name={`reason-${paper.id}`}
        optional
        value={reason}
        onChange={setReason}
      />
      <Button compact onClick={() => send('rejected')}>
        {say('registry.doesNotFit')}
      </Button>
      <Button compact kind="quiet" onClick={() => send('lost')}>
        {say('registry.isLost')}
      </Button>
      <RefusalMessage refusal={verify.refusal} />
    </Cluster>
  )
}
