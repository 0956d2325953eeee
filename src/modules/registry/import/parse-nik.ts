import { type Cell, cleanText } from './cell.ts'
import { fault, nothing, quoted, type Reading, read, wrong } from './faults.ts'

/** A number of sixteen digits; `temporary` is OpenSID's `0` for a person without one. */
export interface SixteenDigits {
  readonly kind: 'digits' | 'temporary'
  readonly digits: string
}

// A cell typed as a number keeps fifteen digits: the sixteenth is a guess of the spreadsheet.
const passedThroughAFloat = (cell: Cell, text: string): boolean =>
  /\d[.,]?\d*e\+?\d+$/i.test(text) ||
  ((cell.kind === 'number' || cell.kind === 'date') && text.replace(/\D/g, '').length >= 15)

const readDigits = (field: 'nik' | 'no_kk' | 'ayah_nik' | 'ibu_nik', cell: Cell | undefined): Reading<string> => {
  const text = cell ? cleanText(cell.text) : ''
  if (cell === undefined || text === '' || /^[-–—]+$/.test(text)) return nothing
  if (passedThroughAFloat(cell, text)) return wrong(field, 'numberLostDigits', { text: quoted(text) })
  const digits = text.replace(/\D/g, '')
  if (/^0+$/.test(digits) && digits.length < 16) return read('0')
  if (digits.length !== 16 || /[a-z]/i.test(text))
    return wrong(field, 'notSixteenDigits', { text: quoted(text), digits: digits.length })
  return read(digits)
}

/** Reads a NIK: spaces of every kind, dots, dashes and a leading apostrophe are taken out, nothing is guessed. */
export const parseNik = (field: 'nik' | 'ayah_nik' | 'ibu_nik', cell: Cell | undefined): Reading<SixteenDigits> => {
  const reading = readDigits(field, cell)
  if (reading.value === undefined) return { faults: reading.faults }
  if (reading.value === '0' || /^0{16}$/.test(reading.value)) return read({ kind: 'temporary', digits: '' })
  return read({ kind: reading.value.startsWith('0') ? 'temporary' : 'digits', digits: reading.value })
}

/** A parent's number never costs a person the row: what cannot be read is left out with a warning. */
export const parseParentNik = (field: 'ayah_nik' | 'ibu_nik', cell: Cell | undefined): Reading<string> => {
  const reading = parseNik(field, cell)
  if (reading.value?.kind === 'digits') return read(reading.value.digits)
  return { faults: reading.faults.map((one) => fault('warning', field, 'parentNikUnreadable', one.values)) }
}

/** Reads a family card number. `0` and a row of zeros mean that there is none. */
export const parseCardNumber = (cell: Cell | undefined): Reading<string> => {
  const reading = readDigits('no_kk', cell)
  return reading.value === undefined || /^0+$/.test(reading.value) ? { faults: reading.faults } : read(reading.value)
}
