import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { type CounterPack, getCounterPack } from '../contract/counter-pack.ts'
import { downloadFile } from './download-file.ts'
import { useLabels } from './labels.ts'

/** What is taken to the counter of the labour office: the set, what is still missing, and the files. */
export const CounterPackPage = ({ params }: PageProps) => {
  const query = useQuery(getCounterPack, { episodeId: params.episodeId ?? '' })
  return <Answer query={query}>{(pack) => <Pack pack={pack} />}</Answer>
}

const Pack = ({ pack }: { readonly pack: CounterPack }) => {
  const { say, formatDate } = useWords()
  const { paper } = useLabels()
  const pagesOf = ({ status, letterId, pages }: CounterPack['papers'][number]) => {
    if (letterId) return say('migration.packLetter')
    if (pages.length > 0) return say('migration.packPages', { count: pages.length })
    return status === 'missing' ? null : say('migration.packNoPages')
  }
  const missing = pack.missing.map(paper).join(', ')
  return (
    <Page
      title={say('migration.packTitle')}
      lead={say('migration.packLead')}
      width="narrow"
      trail={[
        { href: '/calon', label: say('migration.menu') },
        { href: `/calon/${pack.episodeId}`, label: shownName(pack.candidate.name) },
      ]}
      actions={
        <>
          <LinkButton href={`/migration/${pack.episodeId}/bundel.pdf`} kind="primary" icon="download" newTab>
            {say('migration.packPdf')}
          </LinkButton>
          <Button
            icon="download"
            onClick={() =>
              downloadFile(`bundel-${pack.episodeId.slice(-8)}.json`, JSON.stringify(pack, null, 2), 'application/json')
            }
          >
            {say('migration.packJson')}
          </Button>
        </>
      }
    >
      {pack.missing.length > 0 ? (
        <Message kind="attention" title={say('migration.packMissing', { papers: missing })} />
      ) : (
        <Message kind="good" title={say('migration.packComplete')} />
      )}
      <RowList label={say('migration.packTitle')}>
        {pack.papers.map((one) => (
          <Row
            key={one.code}
            title={paper(one.code)}
            reason={[
              say('migration.paperIssuedBy', { office: one.issuedBy }),
              one.numberShown,
              pagesOf(one),
              one.validUntil && say('migration.paperUntil', { day: formatDate(one.validUntil, 'digits') }),
            ]
              .filter(Boolean)
              .join(' · ')}
            end={
              <Badge kind={one.status === 'verified' ? 'good' : 'none'}>
                {say(`migration.paperStatus.${one.status}`)}
              </Badge>
            }
          />
        ))}
      </RowList>
      <p className="small muted">{say('migration.packFree')}</p>
    </Page>
  )
}
