/** One cell as the file holds it. `text` of a number is the file's own digits: a number that went through a float may have lost some. */
export interface Cell {
  readonly text: string
  readonly kind: 'empty' | 'text' | 'number' | 'date' | 'error'
  readonly formula: boolean
}

/** A row that holds something, with the number a spreadsheet shows beside it. */
export interface SheetRow {
  readonly sheet: string
  readonly number: number
  readonly cells: readonly (Cell | undefined)[]
}

export const textCell = (text: string): Cell => ({ text, kind: text === '' ? 'empty' : 'text', formula: false })

// NBSP and its relatives come with BIP printouts, zero-width marks with copies from chats.
const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/g
const spaces = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g

/** Text without invisible marks and with single spaces. */
export const cleanText = (text: string): string => text.replace(invisible, '').replace(spaces, ' ').trim()

/** What was filled in, or `undefined` for blank and for the dash that OpenSID writes for "none". */
export const filled = (cell: Cell | undefined): string | undefined => {
  if (cell === undefined || cell.kind === 'empty') return undefined
  const text = cleanText(cell.text)
  return text === '' || /^[-–—]+$/.test(text) ? undefined : text
}
