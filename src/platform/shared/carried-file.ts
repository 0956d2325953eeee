import { Refusal } from './errors.ts'

/** What goes by stick or messenger: a phone's queue to the village, and the village's rows to one phone. */
type CarriedKind = 'bundle' | 'pack'

interface CarriedFile {
  readonly village: number
  readonly sealed: Uint8Array<ArrayBuffer>
}

/** The largest that is read: far more than weeks of one officer's work, or the rows of a large village. */
export const carriedBytes: Readonly<Record<CarriedKind, number>> = { bundle: 6_000_000, pack: 30_000_000 }

const version = 1
const kinds: readonly CarriedKind[] = ['bundle', 'pack']
const longestHead = 80
const headForm = /^desmigratif-([a-z]+) (\d{1,6}) (\d{1,15}) (\d{1,12})$/

/**
 * One line that says what it is, in which form, for which village and how long; then the sealed bytes. The line proves nothing:
 * it lets a reader say in words why a file cannot be taken. What proves is inside the seal.
 */
export const writeCarried = (kind: CarriedKind, { village, sealed }: CarriedFile): Uint8Array<ArrayBuffer> => {
  const head = new TextEncoder().encode(`desmigratif-${kind} ${version} ${village} ${sealed.length}\n`)
  const file = new Uint8Array(head.length + sealed.length)
  file.set(head)
  file.set(sealed, head.length)
  return file
}

/** Reads what `writeCarried` wrote. Refused in words: no such file, the other kind, a later form, cut short, too large. */
export const readCarried = (kind: CarriedKind, file: Uint8Array<ArrayBuffer>): CarriedFile => {
  if (file.length > carriedBytes[kind] + longestHead) throw no('platform.carriedTooLarge')
  const end = file.subarray(0, longestHead).indexOf(10)
  const parts = headForm.exec(new TextDecoder('latin1').decode(file.subarray(0, Math.max(0, end))))
  if (!parts) throw no('platform.carriedUnknown')
  const [, found = '', form, village, length] = parts
  if (!kinds.some((one) => one === found)) throw no('platform.carriedUnknown')
  if (found !== kind) throw no(kind === 'bundle' ? 'platform.carriedIsPack' : 'platform.carriedIsBundle')
  if (Number(form) !== version) throw no('platform.carriedVersion')
  const sealed = file.subarray(end + 1)
  if (sealed.length < Number(length)) throw no('platform.carriedCut')
  if (sealed.length > Number(length)) throw no('platform.carriedChanged')
  return { village: Number(village), sealed }
}

const no = (code: string) => new Refusal('invalid', code)

/** `desmigratif-33.07.10.2004-2026-11-30.dmg`: it says which village and which day, and nothing of a person. */
export const carriedName = (kind: CarriedKind, villageCode: string, day: string): string =>
  `desmigratif-${kind === 'pack' ? 'paket-' : ''}${villageCode}-${day}.dmg`
