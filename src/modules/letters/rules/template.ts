/** A letter's wording as data. Blanks are `{giver.name}`; `{employer?}` may stay empty; `*bold*` is bold. */
export interface LetterTemplate {
  readonly kind: string
  readonly version: number
  /** Goes into the number where the pattern says `{code}`. */
  readonly code: string
  readonly title: string
  readonly blocks: readonly Block[]
  /** Last paragraph: stays on one page with the signatures. */
  readonly closing: string
  readonly signatures: Signatures
  /** Law it rests on, printed small. */
  readonly basis: string
  readonly validMonths: number | null
}

export type Block =
  | {
      readonly type: 'text'
      readonly text: string
      readonly when?: string
      /** The law asks for it: a village cannot take it away. */
      readonly fixed?: boolean
    }
  | {
      readonly type: 'facts'
      readonly rows: readonly (readonly [label: string, text: string])[]
      readonly when?: string
    }
  | { readonly type: 'list'; readonly each: string; readonly text: string; readonly when?: string }

export interface Party {
  readonly caption: string
  readonly name: string
  /** A place for the duty stamp of UU 10/2020 at the left of the signature. */
  readonly duty?: boolean
}

export interface Signatures {
  readonly left?: Party
  readonly right?: Party
  /** A list of people who each sign on a dotted line. */
  readonly signers?: { readonly caption: string; readonly each: string; readonly name: string }
  readonly witnesses: boolean
  /** `issues`: the letter is the head's own. `attests`: the head knows of what others declare. */
  readonly head: 'issues' | 'attests'
}

export type TextValues = Readonly<Record<string, string>>
export interface LetterValues {
  readonly texts: TextValues
  readonly lists: Readonly<Record<string, readonly TextValues[]>>
}

export type FilledBlock =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'facts'; readonly rows: readonly (readonly [label: string, text: string])[] }
  | { readonly type: 'list'; readonly items: readonly string[] }

export interface FilledLetter {
  readonly title: string
  readonly blocks: readonly FilledBlock[]
  readonly closing: string
  readonly basis: string
  readonly left: Party | null
  readonly right: Party | null
  readonly signers: { readonly caption: string; readonly names: readonly string[] } | null
  readonly witnesses: readonly { readonly name: string; readonly role: string }[]
  readonly head: 'issues' | 'attests'
}

const blank = /\{([a-zA-Z.]+)(\?)?\}/g

// Signs of the wording's own grammar inside a name would break it open.
const plain = (value: string): string => value.replace(/[{}*]/g, '')

const emptyLine = '..............................'

/** The letter in words, and the blanks that nobody filled. Those are printed as dots: a draft may have them, a letter not. */
export const fillTemplate = (
  template: LetterTemplate,
  values: LetterValues,
): { letter: FilledLetter; missing: readonly string[] } => {
  const missing = new Set<string>()
  const fill = (text: string, own: TextValues = {}): string =>
    text.replace(blank, (_, name: string, optional?: string) => {
      const value = own[name] ?? values.texts[name] ?? ''
      if (value === '' && !optional) missing.add(name)
      return value === '' && !optional ? emptyLine : plain(value)
    })
  const party = (one: Party | undefined): Party | null => (one ? { ...one, name: fill(one.name) } : null)
  const { signatures } = template
  const witnesses = signatures.witnesses ? witnessesOf(values) : []
  if (signatures.witnesses && witnesses.length < 2) missing.add('witnesses')
  const letter: FilledLetter = {
    title: fill(template.title),
    blocks: template.blocks.flatMap((block) => (shown(block, values) ? [fillBlock(block, values, fill, missing)] : [])),
    closing: fill(template.closing),
    basis: template.basis,
    left: party(signatures.left),
    right: party(signatures.right),
    signers: signersOf(signatures, values, fill),
    witnesses,
    head: signatures.head,
  }
  return { letter, missing: [...missing] }
}

type Fill = (text: string, own?: TextValues) => string

const shown = (block: Block, { texts, lists }: LetterValues): boolean => {
  if (!block.when) return true
  const name = block.when.replace('!', '')
  const has = Boolean(texts[name]) || (lists[name]?.length ?? 0) > 0
  return block.when.startsWith('!') ? !has : has
}

const fillBlock = (block: Block, values: LetterValues, fill: Fill, missing: Set<string>): FilledBlock => {
  if (block.type === 'text') return { type: 'text', text: fill(block.text) }
  if (block.type === 'facts') {
    const rows = block.rows.map(([label, text]) => [fill(label), fill(text)] as const)
    return { type: 'facts', rows: rows.filter(([, text]) => text.trim() !== '') }
  }
  const items = values.lists[block.each] ?? []
  if (items.length === 0) missing.add(block.each)
  return { type: 'list', items: items.map((item) => fill(block.text, item)) }
}

const witnessesOf = ({ lists }: LetterValues) =>
  (lists.witnesses ?? [])
    .filter((witness) => witness.name)
    .map((witness) => ({ name: plain(witness.name ?? ''), role: plain(witness.role ?? '') }))

const signersOf = ({ signers }: Signatures, { lists }: LetterValues, fill: Fill): FilledLetter['signers'] =>
  signers
    ? { caption: signers.caption, names: (lists[signers.each] ?? []).map((item) => fill(signers.name, item)) }
    : null
