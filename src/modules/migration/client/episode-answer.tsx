import type { ReactNode } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { type EpisodeFile, getEpisode } from '../contract/episode-file.ts'

interface EpisodeAnswerProps {
  readonly episodeId: string | undefined
  readonly children: (file: EpisodeFile) => ReactNode
}

/** The file that a form is about, once it is there. */
export const EpisodeAnswer = ({ episodeId, children }: EpisodeAnswerProps) => {
  const { say } = useWords()
  const query = useQuery(getEpisode, { episodeId: episodeId ?? '' })
  return (
    <Answer query={query} waiting={say('migration.fileLoading')}>
      {children}
    </Answer>
  )
}
