import { looksLikeText } from '#platform/shared/file-kind.ts'

/** What the first bytes say a file is: a zip (perhaps a workbook), plain text, or the reason it is refused. */
export type SniffedFile =
  | 'zip'
  | 'text'
  | 'fileEmpty'
  | 'isOldExcel'
  | 'passwordProtected'
  | 'isPdf'
  | 'isPicture'
  | 'isWebPage'
  | 'notATable'

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

const encryptedPackage = Array.from('EncryptedPackage', (letter) => letter.charCodeAt(0))

/** Word and Excel write directory names in UTF-16 inside their old container. */
const holdsEncryptedPackage = (bytes: Uint8Array): boolean => {
  const last = bytes.length - encryptedPackage.length * 2
  for (let start = 0; start <= last; start += 2) {
    if (
      encryptedPackage.every((code, index) => bytes[start + index * 2] === code && bytes[start + index * 2 + 1] === 0)
    )
      return true
  }
  return false
}

export const sniffFile = (bytes: Uint8Array): SniffedFile => {
  if (bytes.length === 0) return 'fileEmpty'
  if (startsWith(bytes, 0x50, 0x4b)) return 'zip'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return holdsEncryptedPackage(bytes) ? 'passwordProtected' : 'isOldExcel'
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'isPdf'
  if (startsWith(bytes, 0xff, 0xd8, 0xff) || startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'isPicture'
  const opening = new TextDecoder('windows-1252').decode(bytes.subarray(0, 400)).trimStart().toLowerCase()
  // Government sites hand out web pages named .xls: Excel opens them, but their digits are already lost.
  if (/^(<!doctype html|<html|<table|<\?xml|mime-version)/.test(opening)) return 'isWebPage'
  return looksLikeText(bytes) ? 'text' : 'notATable'
}
