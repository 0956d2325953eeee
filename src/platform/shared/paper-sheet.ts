import type { PaperKind } from './paper-form.ts'

/** What a sheet of paper says of itself: which form, of which version, of which village, and whose file it opens. Nothing else. */
export interface Sheet {
  readonly kind: PaperKind
  readonly version: number
  readonly village: number
  /** Absent on a blank form. */
  readonly subjectId: string | null
}

/** The code under the QR, as somebody types it: it names a file only to whoever holds that file already. */
export interface TypedCode {
  readonly kind: PaperKind
  readonly version: number
  readonly code: string
}

const blank = '0'

/** Capitals and digits: the smallest QR. */
export const writeSheet = ({ kind, version, village, subjectId }: Sheet): string =>
  `${kind}${version}.${village.toString(36)}.${subjectId?.replaceAll('-', '') ?? blank}`.toUpperCase()

// Without I, L, O and U, which are misread (Crockford).
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 6

/** FNV-1a: the same for ever, or an old paper would open another file. */
const hashOfId = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

const checkLetter = (text: string): string => {
  const sum = [...text].reduce((total, letter, index) => total + (index + 2) * (letters.indexOf(letter) + 1), 0)
  return letters[sum % letters.length] ?? '0'
}

const bareCode = (subjectId: string): string => {
  let [left, code] = [hashOfId(subjectId.replaceAll('-', '').toLowerCase()), '']
  for (let index = 0; index < codeLength; index++, left = Math.floor(left / letters.length))
    code = (letters[left % letters.length] ?? '0') + code
  return code + checkLetter(code)
}

/** `K1-2F7-9XQM`: printed under the QR, for a phone whose camera does not work. */
export const typedCodeOf = ({ kind, version, subjectId }: Sheet): string => {
  const code = subjectId === null ? `000000${checkLetter('000000')}` : bareCode(subjectId)
  return `${kind}${version}-${code.slice(0, 3)}-${code.slice(3)}`
}

/** Does this id stand behind the typed code? */
export const fitsCode = (subjectId: string, code: string): boolean => bareCode(subjectId) === code

export const isBlankCode = (code: string): boolean => code === `000000${checkLetter('000000')}`

const asId = (hex: string): string | null =>
  hex === blank ? null : hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** Reads what a QR says, alone or at the end of an address, or what was typed; undefined is no paper of ours. */
export const readSheet = (text: string): Sheet | TypedCode | undefined => {
  const said = text
    .trim()
    .split(/[/?#]/)
    .findLast((part) => /^[KM]\d/i.test(part))
    ?.toUpperCase()
  if (!said) return undefined
  const full = /^([KM])(\d{1,3})\.([0-9A-Z]{1,9})\.(0|[0-9A-F]{32})$/.exec(said)
  if (full) {
    const [, kind, version, village = '', id = ''] = full
    return {
      kind: kind as PaperKind,
      version: Number(version),
      village: Number.parseInt(village, 36),
      subjectId: asId(id),
    }
  }
  const typed = /^([KM])(\d{1,2})[-. ]([0-9A-Z]{3})[-. ]?([0-9A-Z]{4})$/.exec(said)
  if (!typed) return undefined
  const [, kind, version, first = '', rest = ''] = typed
  const code = `${first}${rest}`.replaceAll('O', '0').replace(/[IL]/g, '1')
  return checkLetter(code.slice(0, -1)) === code.at(-1)
    ? { kind: kind as PaperKind, version: Number(version), code }
    : undefined
}
