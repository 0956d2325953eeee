import { base32Values, letterOfValue, tidyBase32 } from './base32.ts'

/** A code people read aloud and type: the village, random letters, and a letter that finds typing mistakes. */
export interface CodeKind {
  readonly randomLetters: number
  /** Where the sum of the last letter begins: a code of one kind never passes for one of another. */
  readonly sumFrom: number
}

/** Beside the QR of a letter: 55 random bits. */
export const letterCodes: CodeKind = { randomLetters: 11, sumFrom: 0 }
/** On the receipt of a request: 80 random bits, because nothing else guards what it opens. */
export const receiptCodes: CodeKind = { randomLetters: 16, sumFrom: 7 }

const lastLetter = ({ sumFrom }: CodeKind, values: readonly number[]): number =>
  values.reduce((sum, value, index) => (sum + value * (index + 2)) % 31, sumFrom)

const inGroups = (letters: string): string => letters.match(/.{1,4}/g)?.join('-') ?? letters

const villageLetters = (villageId: number): string => {
  let [text, rest] = ['', villageId]
  while (rest > 0 || text.length < 4) {
    text = letterOfValue(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}

export const writeCode = (kind: CodeKind, villageId: number, random: string): string => {
  const body = villageLetters(villageId) + random
  return inGroups(body + letterOfValue(lastLetter(kind, base32Values(body) ?? [])))
}

export interface ReadCode {
  readonly villageId: number
  readonly random: string
  /** Tidy, in groups of four. */
  readonly code: string
}

/** The village and what is random, or `undefined` when a letter is wrong. */
export const readCode = (kind: CodeKind, typed: string): ReadCode | undefined => {
  const letters = tidyBase32(typed)
  const values = base32Values(letters)
  const villageLength = letters.length - kind.randomLetters - 1
  if (!values || villageLength < 4 || villageLength > 10) return undefined
  if (lastLetter(kind, values.slice(0, -1)) !== values.at(-1)) return undefined
  return {
    villageId: values.slice(0, villageLength).reduce((sum, value) => sum * 32 + value, 0),
    random: letters.slice(villageLength, -1),
    code: inGroups(letters),
  }
}
