import type { SlotProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { listPersonEpisodes } from '../contract/episode.ts'

/** A form of a talk came back: its questions wait in the order of the paper, in the file it belongs to. */
export const PaperSheetPart = ({ subject }: SlotProps) => {
  const { say } = useWords()
  const { personId = '', subjectId: version = '1' } = subject
  const query = useQuery(listPersonEpisodes, { personId })
  const open = query.data?.episodes.filter(({ closedOn }) => closedOn === null) ?? []
  if (!query.data) return null
  if (open.length === 0) return <p className="muted">{say('migration.paper.noFile')}</p>
  return (
    <Stack gap={12}>
      {open.map(({ id }) => (
        <div key={id}>
          <LinkButton kind="primary" icon="pencil" href={`/calon/${id}/musyawarah?kertas=${version}`}>
            {say('migration.paper.copy')}
          </LinkButton>
        </div>
      ))}
    </Stack>
  )
}
