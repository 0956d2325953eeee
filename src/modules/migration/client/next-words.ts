import { useWords } from '#platform/client/words.tsx'
import type { NextStep } from '../rules/next-step.ts'
import { useLabels } from './labels.ts'

export interface NextWords {
  readonly title: string
  readonly why: string
  readonly act: string
}

/** The next step in words: what, why now, and the verb of its button. */
export const useNextWords = () => {
  const { say } = useWords()
  const { paper } = useLabels()
  const aboutOf = ({ code, about }: NextStep): string => {
    if (!about || code === 'talkAboutSigns') return ''
    if (code === 'completeConsultation') return say(`migration.lack.${about}`)
    if (code === 'recordNextStage') return say(`migration.stage.${about}`)
    return code === 'mediate' ? say(`migration.outcome.${about}`) : paper(about)
  }
  return (step: NextStep): NextWords => {
    const values = { about: aboutOf(step), advice: step.about ?? '' }
    const key = `migration.next.${step.code}`
    return { title: say(key, values), why: say(`${key}.why`, values), act: say(`${key}.act`, values) }
  }
}
