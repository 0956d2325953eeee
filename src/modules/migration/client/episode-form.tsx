import { PageForm, type PageFormProps } from '#platform/design/page-form.tsx'
import type { Operation } from '#platform/shared/operation.ts'
import type { FileProps } from './episode-page.tsx'
import { useTrail } from './use-trail.ts'

interface EpisodeFormProps<Values extends object, Op extends Operation>
  extends Omit<PageFormProps<Values, Op>, 'refresh' | 'to' | 'trail'>,
    FileProps {}

/** One form about one journey, and back to its file. */
export const EpisodeForm = <Values extends object, Op extends Operation>({
  file,
  ...form
}: EpisodeFormProps<Values, Op>) => (
  <PageForm<Values, Op>
    {...form}
    refresh={['migration', 'registry', 'platform']}
    trail={useTrail(file)}
    to={`/calon/${file.episode.id}`}
  />
)
