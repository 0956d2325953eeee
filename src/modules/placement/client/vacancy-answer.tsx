import type { ReactNode } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { getVacancy, type VacancyFile } from '../contract/vacancy.ts'

export interface FileProps {
  readonly file: VacancyFile
}

/** One vacancy, for the pages that stand on it. */
export const VacancyAnswer = ({
  vacancyId,
  children,
}: {
  readonly vacancyId: string | undefined
  readonly children: (file: VacancyFile) => ReactNode
}) => {
  const { say } = useWords()
  const query = useQuery(getVacancy, { vacancyId: vacancyId ?? '' })
  return (
    <Answer query={query} waiting={say('placement.loading')}>
      {children}
    </Answer>
  )
}

export const useTrail = (file?: VacancyFile) => {
  const { say } = useWords()
  return [
    { href: '/lowongan', label: say('placement.title') },
    ...(file ? [{ href: `/lowongan/${file.vacancy.id}`, label: file.vacancy.title }] : []),
  ]
}
