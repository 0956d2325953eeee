import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Section } from '#platform/design/section.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getDocument, type RegistryDocument } from '../contract/document.ts'
import { attributesOf } from '../rules/documents.ts'
import { useAttributeWords } from './attribute-field.tsx'

export type PaperFile = OutputOf<typeof getDocument>

/** `/orang/$personId/kertas/$documentId`: what stands on a paper, who looked at it, what was corrected. */
export const PaperPage = ({ params }: PageProps) => {
  const query = useQuery(getDocument, { personId: params.personId ?? '', documentId: params.documentId ?? '' })
  return <Answer query={query}>{(file) => <Paper file={file} personId={params.personId ?? ''} />}</Answer>
}

const Paper = ({ file, personId }: { readonly file: PaperFile; readonly personId: string }) => {
  const { say } = useWords()
  const { may } = useSession()
  const { document: paper } = file
  const correcting = may('registry.correctDocument') && paper.status !== 'replaced'
  return (
    <Page
      title={say(`registry.document.${paper.kind}`)}
      lead={say('registry.paperLead', { name: file.personName })}
      meta={[say(`registry.documentStatus.${paper.statusToday}`), paper.verifiedBy].filter(Boolean).join(' · ')}
      trail={[
        { href: `/orang/${personId}`, label: file.personName },
        { href: `/orang/${personId}?bagian=kertas`, label: say('registry.papers') },
      ]}
      actions={
        correcting && (
          <LinkButton icon="pencil" href={`/orang/${personId}/kertas/${paper.id}/betulkan`}>
            {say('registry.correct')}
          </LinkButton>
        )
      }
      width="narrow"
    >
      <PaperFacts paper={paper} />
      <PaperHistory file={file} />
    </Page>
  )
}

const PaperFacts = ({ paper }: { readonly paper: RegistryDocument }) => {
  const { say, formatDate } = useWords()
  const worded = useAttributeWords()
  const filled = (value: string | null | undefined) => value || say('registry.notFilled')
  const day = (value: string | null) => filled(value && formatDate(value))
  return (
    <Section
      title={say('registry.onThePaper')}
      action={
        paper.fileHash && (
          <LinkButton compact newTab icon="eye" href={`/files/${paper.fileHash}`}>
            {say('registry.seeScan')}
          </LinkButton>
        )
      }
    >
      <Facts
        facts={[
          { label: say('registry.paperNumber'), value: filled(paper.numberMasked) },
          { label: say('registry.issuer'), value: filled(paper.issuer) },
          { label: say('registry.issuedOn'), value: day(paper.issuedOn) },
          { label: say('registry.expiresOn'), value: day(paper.expiresOn) },
          ...attributesOf(paper.kind).map(({ name }) => ({
            label: say(`registry.field.paper.${name}`),
            value: filled(paper.attributes[name] && worded(paper.kind, name, paper.attributes[name])),
          })),
          { label: say('registry.whoHolds'), value: say(`registry.holder.${paper.heldBy}`) },
        ]}
      />
    </Section>
  )
}

/** What was found and what was corrected, in one line of time. */
const PaperHistory = ({ file }: { readonly file: PaperFile }) => {
  const { say, formatMoment } = useWords()
  const shown = usePaperValue(file.document.kind)
  const found = file.events.map((event) => ({
    at: event.recordedAt,
    id: event.id,
    title: say(`registry.documentStatus.${event.status}`),
    when: formatMoment(event.recordedAt),
    note: [event.recordedByName, event.heldBy && say(`registry.holder.${event.heldBy}`), event.reason]
      .filter(Boolean)
      .join(' · '),
  }))
  const corrected = file.changes.map((change) => ({
    at: change.recordedAt,
    id: change.id,
    title: `${say(`registry.field.${change.field}`)}: ${shown(change.field, change.after)}`,
    when: formatMoment(change.recordedAt),
    note: [change.recordedByName, change.reason].filter(Boolean).join(' · '),
    ...(change.before !== null && { struck: shown(change.field, change.before) }),
  }))
  const items = [...found, ...corrected].toSorted((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <Section title={say('registry.paperHistory')}>
      <Timeline items={items} />
    </Section>
  )
}

const usePaperValue = (kind: string) => {
  const { say, formatDate } = useWords()
  const worded = useAttributeWords()
  return (field: string, value: string | null): string => {
    if (value === null) return say('registry.notFilled')
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : worded(kind, field.replace('paper.', ''), value)
  }
}
