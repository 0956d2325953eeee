import { useWords } from '#platform/client/words.tsx'
import {
  type AttributeName,
  attributes,
  evidenceOf,
  type StageDetails,
  wordsOfChoice,
} from '../rules/stage-evidence.ts'
import type { Stage } from '../rules/stages.ts'
import { useAmount } from './use-amount.ts'

interface EvidenceLine {
  readonly name: AttributeName
  readonly label: string
  readonly value: string
}

/** What was said of a stage, as label and value, in the order of its form. */
export const useEvidence = () => {
  const { say, formatDate, formatNumber } = useWords()
  const amount = useAmount()
  const shown = (name: AttributeName, value: string | number, currency: string): string => {
    const { kind } = attributes[name]
    if (kind === 'day') return formatDate(String(value))
    if (kind === 'money') return amount(Number(value), currency)
    if (kind === 'number') return formatNumber(Number(value))
    return kind === 'choice' && name !== 'currency' ? say(`${wordsOfChoice(name)}.${value}`) : String(value)
  }
  return (stage: Stage, details: StageDetails): readonly EvidenceLine[] =>
    evidenceOf[stage].flatMap((name) => {
      const value = details[name]
      if (value === undefined || value === null || name === 'currency') return []
      return [{ name, label: say(`migration.evidence.${name}`), value: shown(name, value, details.currency ?? 'IDR') }]
    })
}
