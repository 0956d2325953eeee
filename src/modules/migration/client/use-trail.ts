import { useWords } from '#platform/client/words.tsx'
import type { EpisodeFile } from '../contract/episode-file.ts'

/** The way back from a form: the list, then the person. */
export const useTrail = ({ episode, person }: EpisodeFile) => {
  const { say } = useWords()
  return [
    { href: '/calon', label: say('migration.menu') },
    { href: `/calon/${episode.id}`, label: person.name },
  ]
}
