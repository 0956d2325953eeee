import { useWords } from '#platform/client/words.tsx'
import { isPlainDate, type PlainDate } from '#platform/shared/dates.ts'
import { type Said, saidInput } from './said-input.ts'

// Where the words of a code stand, field by field; the first that knows the code says it.
const wordsOfField: Readonly<Record<string, readonly string[]>> = {
  agencyCheck: ['migration.agency'],
  basis: ['registry.basis'],
  carerRelation: ['registry.carer'],
  channel: ['registry.channel'],
  code: ['migration.sign'],
  confidence: ['migration.confidence'],
  documentCode: ['references.document'],
  entryRoute: ['migration.route'],
  evidenceGrade: ['migration.grade'],
  evidenceKind: ['registry.evidence', 'registry.document'],
  fatherConsent: ['registry.parentConsent'],
  homeReason: ['migration.homecoming'],
  heldBy: ['registry.holder', 'migration.held'],
  kind: ['registry.document', 'registry.contact', 'letters.kind'],
  level: ['registry.level'],
  lifeStatus: ['registry.life'],
  mediation: ['migration.mediation'],
  motherConsent: ['registry.parentConsent'],
  occupation: ['references.occupation'],
  outcome: ['migration.outcome'],
  place: ['migration.place'],
  purpose: ['registry.consent'],
  ownerRole: ['meetings.owner'],
  quorum: ['meetings.quorum'],
  relation: ['migration.relation', 'registry.carer'],
  reply: ['migration.reply'],
  risks: ['migration.risk'],
  scheme: ['references.scheme'],
  sex: ['registry.sex'],
  source: ['migration.source'],
  stage: ['migration.stage'],
  system: ['references.value.system'],
  state: ['meetings.decision'],
  status: ['migration.paperChoice', 'registry.documentStatus', 'meetings.status'],
  storySource: ['migration.story'],
  whose: ['registry.whose'],
}

/** A record in words: each field as its form calls it, each answer as one reads it. */
export const useSaid = () => {
  const { say, has, formatDate } = useWords()
  const labelOf = (name: string, field: string): string => {
    const module = name.split('.')[0] ?? ''
    const keys = [`shell.phone.said.${field}`, ...['field', 'form', 'evidence'].map((of) => `${module}.${of}.${field}`)]
    return say(keys.find(has) ?? 'shell.phone.otherField')
  }
  const shownOf = ({ field, value, isSealed }: Said): string => {
    if (isSealed) return say('shell.phone.saidValue.sealed')
    if (typeof value === 'boolean') return say(value ? 'shell.phone.saidValue.yes' : 'shell.phone.saidValue.no')
    const text = value === null ? '—' : String(value)
    if (isPlainDate(text)) return formatDate(text as PlainDate)
    const key = [...(wordsOfField[field] ?? []), `migration.evidence.${field}`]
      .map((prefix) => `${prefix}.${text}`)
      .find(has)
    return key ? say(key) : text
  }
  return {
    labelOf,
    factsOf: (name: string, input: unknown) =>
      joined(saidInput(input).map((said) => ({ label: labelOf(name, said.field), value: shownOf(said) }))),
  }
}

interface Fact {
  readonly label: string
  readonly value: string
}

/** One line a field, however often it was answered. */
const joined = (facts: readonly Fact[]): Fact[] =>
  [...Map.groupBy(facts, ({ label }) => label)].map(([label, all]) => ({
    label,
    value: [...new Set(all.map(({ value }) => value))].join(', '),
  }))
