import { useWords } from '#platform/client/words.tsx'
import { Facts } from '#platform/design/facts.tsx'
import type { ReferenceKind } from '../contract.ts'
import { type BodyField, fieldsOfKind } from '../rules/body-fields.ts'
import { useShowValue } from './use-show-value.ts'

interface BodyFactsProps {
  readonly kind: ReferenceKind
  readonly body: Readonly<Record<string, unknown>>
}

/** Order on a checklist, and codes the title already says, are for machines. */
const quiet = new Set(['order', 'digits'])

/** Its sentences first, then the rest; of a sentence written in two languages only the reader's. */
export const BodyFacts = ({ kind, body }: BodyFactsProps) => {
  const { say, language } = useWords()
  const show = useShowValue(body)
  const fields = fieldsOfKind(kind)
  const other = (name: string) =>
    language === 'en' ? fields.some((field) => field.name === `${name}En`) : name.endsWith('En')
  const factsOf = (asked: readonly BodyField[]) =>
    asked.flatMap(({ name }) => {
      const value = show(name, body[name])
      if (quiet.has(name) || other(name) || value === '') return []
      const label = say(`references.field.${language === 'en' ? name.replace(/En$/, '') : name}`)
      return [{ label, value: linked(name, value) }]
    })
  const sentences = factsOf(fields.filter((field) => field.control === 'lines'))
  return (
    <>
      {sentences.length > 0 && <Facts facts={sentences} stacked />}
      <Facts facts={factsOf(fields.filter((field) => field.control !== 'lines'))} />
    </>
  )
}

const linked = (name: string, value: string) => {
  if (name === 'website' && value.startsWith('https://')) {
    return (
      <a href={value} rel="noreferrer" target="_blank">
        {value.replace('https://', '')}
      </a>
    )
  }
  if (name === 'phones') {
    return value.split(', ').map((phone) => (
      <a key={phone} href={`tel:${phone}`} className="nowrap" style={{ marginInlineEnd: 16 }}>
        {phone}
      </a>
    ))
  }
  return value
}
