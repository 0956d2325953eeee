import { useWords } from '#platform/client/words.tsx'
import { Facts } from '#platform/design/facts.tsx'
import type { ReferenceKind } from '../contract.ts'
import { fieldsOfKind } from '../rules/body-fields.ts'
import { useShowValue } from './use-show-value.ts'

interface BodyFactsProps {
  readonly kind: ReferenceKind
  readonly body: Readonly<Record<string, unknown>>
}

/** Order on a checklist, and codes the title already says, are for machines. */
const quiet = new Set(['order', 'digits'])

/** The body in words; of a sentence written in two languages only the reader's. */
export const BodyFacts = ({ kind, body }: BodyFactsProps) => {
  const { say, language } = useWords()
  const show = useShowValue(body)
  const names = fieldsOfKind(kind).map((field) => field.name)
  const other = (name: string) => (language === 'en' ? names.includes(`${name}En`) : name.endsWith('En'))
  const facts = names.flatMap((name) => {
    const value = show(name, body[name])
    if (quiet.has(name) || other(name) || value === '') return []
    return [
      {
        label: say(`references.field.${language === 'en' ? name.replace(/En$/, '') : name}`),
        value: linked(name, value),
      },
    ]
  })
  return <Facts facts={facts} stacked />
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
