import { Answer } from '#platform/client/answer.tsx'
import { Rich } from '#platform/client/rich.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { listExports } from '../contract/export.ts'
import { ExportForm } from './export-form.tsx'
import { ExportRequest } from './export-request.tsx'

/** Files with names that leave the village: asked for, allowed by the head, fetched encrypted. */
export const ExportPage = () => {
  const { say } = useWords()
  const { may } = useSession()
  const query = useQuery(listExports, {})
  return (
    <Page title={say('registry.export.title')} lead={<Rich text={say('registry.export.lead')} />} width="narrow">
      <Answer query={query}>
        {({ exports, people }) => (
          <>
            {may('registry.requestExport') && <ExportForm people={people} />}
            <Section title={say('registry.export.requests')}>
              {exports.length === 0 ? (
                <EmptyState title={say('registry.export.noRequests')} />
              ) : (
                <Stack gap={24}>
                  {exports.map((one) => (
                    <ExportRequest key={one.id} request={one} />
                  ))}
                </Stack>
              )}
            </Section>
          </>
        )}
      </Answer>
    </Page>
  )
}
