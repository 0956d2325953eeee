/** What a stored file can be: told by its first bytes, never by its name. */
export const fileKinds = ['picture', 'pdf', 'table'] as const
export type FileKind = (typeof fileKinds)[number]

export interface KnownFile {
  readonly kind: FileKind
  readonly mediaType: string
}

/** Above this a file of its kind is refused. Photos are reduced on the device, so theirs is reached by none of them. */
export const maximumMegabytes: Readonly<Record<FileKind, number>> = { picture: 10, pdf: 10, table: 30 }

const starts: readonly (readonly [KnownFile, readonly number[]])[] = [
  [{ kind: 'picture', mediaType: 'image/jpeg' }, [0xff, 0xd8, 0xff]],
  [{ kind: 'picture', mediaType: 'image/png' }, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  [{ kind: 'pdf', mediaType: 'application/pdf' }, [0x25, 0x50, 0x44, 0x46]],
  [{ kind: 'table', mediaType: 'application/zip' }, [0x50, 0x4b]],
  [{ kind: 'table', mediaType: 'application/vnd.ms-excel' }, [0xd0, 0xcf, 0x11, 0xe0]],
]

/** The kind of these bytes; `heic` is a phone's photo that no browser here shows; `undefined` is nothing we keep. */
export const fileKindOf = (bytes: Uint8Array): KnownFile | 'heic' | undefined => {
  const known = starts.find(([, start]) => start.every((byte, index) => bytes[index] === byte))
  if (known) return known[0]
  if (lettersAt(bytes, 0) === 'RIFF' && lettersAt(bytes, 8) === 'WEBP')
    return { kind: 'picture', mediaType: 'image/webp' }
  if (lettersAt(bytes, 4) === 'ftyp' && /^(hei|hev|mif1|msf1|avif)/.test(lettersAt(bytes, 8))) return 'heic'
  return looksLikeText(bytes) ? { kind: 'table', mediaType: 'text/plain' } : undefined
}

/** The kind of a stored file by the media type it was given when it came in. */
export const kindOfMediaType = (mediaType: string): FileKind =>
  mediaType === 'application/pdf' ? 'pdf' : /^image\/(jpeg|png|webp)$/.test(mediaType) ? 'picture' : 'table'

const lettersAt = (bytes: Uint8Array, start: number): string => String.fromCharCode(...bytes.subarray(start, start + 4))

/** Text has hardly any control characters; half of UTF-16 is zeros. */
export const looksLikeText = (bytes: Uint8Array): boolean => {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (marked) return true
  const sample = bytes.subarray(0, 4_000)
  let [zeros, controls] = [0, 0]
  for (const byte of sample) {
    if (byte === 0) zeros++
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++
  }
  const utf16WithoutMark = zeros > sample.length * 0.3 && zeros <= sample.length * 0.52
  return controls < sample.length * 0.02 && (zeros === 0 || utf16WithoutMark)
}
