import { useWords } from '#platform/client/words.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { Icon } from '#platform/design/icon.tsx'
import { Section } from '#platform/design/section.tsx'
import type { ListedRow } from './reference-list.tsx'

/** Where it comes from, who wrote it down, who compared it. */
export const SourceFacts = ({ row }: { readonly row: ListedRow }) => {
  const { say, formatDate, formatMoment } = useWords()
  const confirmed =
    row.confirmedOn && say('references.confirmedBy', { day: formatDate(row.confirmedOn), name: row.confirmedBy ?? '' })
  return (
    <Section title={say('references.source')}>
      <Facts
        facts={[
          { label: say('references.source'), value: row.source, note: <SourceLink url={row.sourceUrl} /> },
          { label: say('references.check'), value: confirmed ?? say('references.unconfirmed') },
          {
            label: say('references.recorded'),
            value: say('references.recordedBy', { moment: formatMoment(row.recordedAt), name: row.recordedBy }),
          },
        ]}
      />
    </Section>
  )
}

const SourceLink = ({ url }: { readonly url: string | null }) => {
  const { say } = useWords()
  if (!url?.startsWith('https://')) return null
  return (
    <a href={url} rel="noreferrer" target="_blank">
      {say('references.openSource')} <Icon name="external" size={16} />
    </a>
  )
}
