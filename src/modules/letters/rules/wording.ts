import type { FieldFault } from '#platform/shared/errors.ts'
import type { Block, LetterTemplate } from './template.ts'

/** The village's own versions begin here; below stand those of the releases, and 0 means "the standard, whichever it is". */
export const firstOwnVersion = 1001
export const standardVersion = 0

/** One part of an edited wording: a part that stands as it was, an old paragraph in new words, or a new one. */
export interface Piece {
  /** Its place in the wording that was edited; `null` for a new paragraph. */
  readonly from: number | null
  /** `null`: as it was. */
  readonly text: string | null
}

export interface EditedWording {
  readonly pieces: readonly Piece[]
  readonly closing: string
}

export interface Blank {
  readonly name: string
  /** May stay empty without a word about it. */
  readonly optional: boolean
}

const blank = /\{([^{}?]*)(\?)?\}/g
const villageBlanks = ['name', 'kind', 'full', 'head', 'district', 'regency'].map((key) => `village.${key}`)
const personKeys = ['name', 'nik', 'birth', 'sex', 'occupation', 'marital', 'address', 'phone'] as const
const seldomKnown: ReadonlySet<string> = new Set(['sex', 'occupation', 'marital', 'phone'])

const textsOf = ({ title, closing, signatures, blocks }: LetterTemplate): string[] => [
  title,
  closing,
  ...[signatures.left, signatures.right].flatMap((party) => (party ? [party.name] : [])),
  ...blocks.flatMap((block) =>
    block.type === 'text' ? [block.text] : block.type === 'facts' ? block.rows.map(([, text]) => text) : [],
  ),
]

/** Everything a village may let fill itself in a letter of this kind: what the standard uses, and all of its people and places. */
export const blanksOf = (standard: LetterTemplate): Blank[] => {
  const used = new Map<string, boolean>()
  for (const [, name = '', mark] of textsOf(standard).join(' ').matchAll(blank))
    used.set(name, (used.get(name) ?? true) && mark === '?')
  const people = [...new Set([...used.keys()].filter((name) => name.includes('.')).map((name) => name.split('.')[0]))]
  for (const person of people.filter((one) => one !== 'village'))
    for (const key of personKeys) if (!used.has(`${person}.${key}`)) used.set(`${person}.${key}`, seldomKnown.has(key))
  for (const name of villageBlanks) used.set(name, false)
  return [...used].map(([name, optional]) => ({ name, optional }))
}

/** A part that a village keeps: rows and lists of data, and what the law asks for. */
export const isFixed = (block: Block): boolean => block.type !== 'text' || block.fixed === true

const faultOf = (text: string, known: ReadonlySet<string>): Omit<FieldFault, 'field'> | undefined => {
  if (text.trim() === '') return { code: 'letters.wording.empty' }
  const unknown = [...text.matchAll(blank)].find(([, name = '']) => !known.has(name))
  if (unknown) return { code: 'letters.wording.blankUnknown', details: { blank: unknown[1] ?? '' } }
  if (/[{}]/.test(text.replace(blank, ''))) return { code: 'letters.wording.braces' }
  return text.split('*').length % 2 === 0 ? { code: 'letters.wording.stars' } : undefined
}

/** What is wrong with an edited wording, paragraph by paragraph; nothing when it can be used. */
export const wordingFaults = (
  current: LetterTemplate,
  standard: LetterTemplate,
  edited: EditedWording,
): FieldFault[] => {
  const known = new Set(blanksOf(standard).map(({ name }) => name))
  const inText = (field: string, text: string): FieldFault[] => {
    const fault = faultOf(text, known)
    return fault ? [{ field, ...fault }] : []
  }
  return [
    ...edited.pieces.flatMap(({ text }, index) => (text === null ? [] : inText(`pieces.${index}`, text))),
    ...inText('closing', edited.closing),
    ...(keepsWhatIsFixed(current, edited.pieces) ? [] : [{ field: 'pieces', code: 'letters.wording.fixedGone' }]),
  ]
}

const keepsWhatIsFixed = ({ blocks }: LetterTemplate, pieces: readonly Piece[]): boolean => {
  const places = pieces.flatMap(({ from }) => (from === null ? [] : [from]))
  const inOrder = places.every((place, index) => place < blocks.length && place > (places[index - 1] ?? -1))
  const untouched = new Set(pieces.flatMap(({ from, text }) => (from !== null && text === null ? [from] : [])))
  const saysSomething = pieces.every(({ from, text }) => from !== null || text !== null)
  return inOrder && saysSomething && blocks.every((block, place) => !isFixed(block) || untouched.has(place))
}

/** The edited wording as a version of its own. */
export const editedTemplate = (current: LetterTemplate, edited: EditedWording, version: number): LetterTemplate => ({
  ...current,
  version,
  closing: edited.closing,
  blocks: edited.pieces.flatMap(({ from, text }): Block[] => {
    const block = from === null ? undefined : current.blocks[from]
    if (text === null) return block ? [block] : []
    return [{ type: 'text', text, ...(block?.when && { when: block.when }) }]
  }),
})
