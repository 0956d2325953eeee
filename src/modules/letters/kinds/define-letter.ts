import * as z from 'zod/mini'
import type { Block, LetterTemplate, LetterValues, Party, Signatures, TextValues } from '../rules/template.ts'
import type { Ask } from './ask.ts'
import { type FilledFrom, type LetterKind, personTexts, villageTexts, type Witness } from './kind.ts'

type Asks = Readonly<Record<string, Ask>>
/** The answers to a kind's questions. */
type Answers<A extends Asks> = { readonly [Name in keyof A]: A[Name] extends Ask<infer Value> ? Value : never }

interface Definition<A extends Asks> {
  readonly kind: string
  /** Raised whenever the wording changes: letters already asked for keep theirs. */
  readonly version?: number
  /** The code in the number, until the village writes its own. */
  readonly code: string
  readonly title: string
  readonly asks: A
  /** Under which word the letter speaks of the one it is about. */
  readonly about?: string
  /** Other people it introduces, each by the question that names them: `{ giver: 'giverId' }`. */
  readonly introduces?: Readonly<Record<string, keyof A & string>>
  /** Blanks that take more than the answer itself. */
  readonly words?: (fields: Answers<A>, from: FilledFrom) => TextValues
  readonly lists?: (fields: Answers<A>, from: FilledFrom) => LetterValues['lists']
  readonly blocks: readonly Block[]
  readonly closing?: string
  readonly signatures?: Signatures
  readonly basis?: string
  readonly validMonths?: number
  readonly documentCode?: LetterKind['documentCode']
  readonly needs?: LetterKind['needs']
}

const usualClosing =
  'Demikian surat keterangan ini dibuat dengan sebenarnya agar dapat dipergunakan sebagaimana mestinya.'
const villageDuty = 'UU 6/2014 tentang Desa pasal 26; UU 18/2017 pasal 42 huruf c'

/** The head's own letter; beside him signs the one it is about. */
export const issuedByHead = (caption = 'Yang bersangkutan,', name = '{subject.name}'): Signatures => ({
  left: { caption, name },
  witnesses: false,
  head: 'issues',
})

/** Others declare before two witnesses, the head knows of it; the one on the right signs across the duty stamp. */
export const declaredBy = (left: Party, right: Party): Signatures => ({
  left,
  right: { ...right, duty: true },
  witnesses: true,
  head: 'attests',
})

/** Law that a letter of its own kind rests on, beside the village's general duty. */
export const withVillageDuty = (law: string): string => `${law}; ${villageDuty}`

/** One kind of letter from its questions and its words. Whatever all kinds share is said here. */
export const defineLetter = <const A extends Asks>(definition: Definition<A>): LetterKind => {
  const { kind, asks, about = 'subject', introduces = {}, words, lists } = definition
  const names = Object.keys(asks)
  const witnessesOf = (fields: Answers<A>) =>
    ((fields as { witnesses?: Witness[] }).witnesses ?? []) as readonly Witness[]
  const values = (fields: Answers<A>, from: FilledFrom): LetterValues => ({
    texts: {
      ...villageTexts(from.village),
      ...personTexts(about, from.subject),
      ...Object.assign(
        {},
        ...Object.entries(introduces).map(([prefix, field]) => introduced(prefix, fields[field], from)),
      ),
      ...answersInWords(asks, fields),
      ...words?.(fields, from),
    },
    lists: {
      witnesses: witnessesOf(fields).map(({ name, role }) => ({ name: name.toUpperCase(), role })),
      ...lists?.(fields, from),
    },
  })
  return {
    kind,
    schema: z.object(Object.fromEntries(names.map((name) => [name, asks[name]?.schema]))) as never,
    form: names.flatMap((name) => formField(name, asks[name] as Ask)),
    values,
    witnessesOf,
    template: templateOf(definition),
    documentCode: definition.documentCode ?? null,
    needs: definition.needs ?? null,
  } as LetterKind
}

const templateOf = <A extends Asks>(definition: Definition<A>): LetterTemplate => ({
  kind: definition.kind,
  version: definition.version ?? 1,
  code: definition.code,
  title: definition.title,
  blocks: definition.blocks,
  closing: definition.closing ?? usualClosing,
  signatures: definition.signatures ?? issuedByHead(),
  basis: definition.basis ?? villageDuty,
  validMonths: definition.validMonths ?? null,
})

const introduced = (prefix: string, id: unknown, { people }: FilledFrom): TextValues =>
  typeof id === 'string' ? personTexts(prefix, people[id]) : {}

const answersInWords = (asks: Asks, fields: Readonly<Record<string, unknown>>): TextValues =>
  Object.fromEntries(
    Object.entries(asks).flatMap(([name, ask]) => (ask.words ? [[name, ask.words(fields[name])]] : [])),
  )

const formField = (name: string, { schema: _, words: __, ...field }: Ask) =>
  field.ask === 'former' ? [] : [{ name, ...field }]
