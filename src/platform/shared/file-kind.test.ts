import { expect, it } from 'vitest'
import { fileKindOf } from './file-kind.ts'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)))

it('a file is what its first bytes say, whatever its name', () => {
  expect(fileKindOf(bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF'))).toMatchObject({ mediaType: 'image/jpeg' })
  expect(fileKindOf(bytes([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13]))).toMatchObject({ mediaType: 'image/png' })
  expect(fileKindOf(bytes('RIFF', [1, 0, 0, 0], 'WEBPVP8 '))).toMatchObject({ mediaType: 'image/webp' })
  expect(fileKindOf(bytes('%PDF-1.7'))).toMatchObject({ kind: 'pdf' })
  expect(fileKindOf(bytes('PK', [3, 4]))).toMatchObject({ kind: 'table' })
  expect(fileKindOf(bytes('nik;nama\n1;Siti'))).toMatchObject({ kind: 'table', mediaType: 'text/plain' })
  expect(fileKindOf(bytes([0xff, 0xfe], 'n\0i\0k\0'))).toMatchObject({ mediaType: 'text/plain' })
})

it('a page or a drawing with a script in it is text and nothing more', () => {
  for (const text of ['<script>alert(1)</script>', '<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'])
    expect(fileKindOf(bytes(text))).toMatchObject({ mediaType: 'text/plain' })
})

it('a photo no browser here shows is named as such; a program is nothing we keep', () => {
  expect(fileKindOf(bytes([0, 0, 0, 24], 'ftypheic'))).toBe('heic')
  expect(fileKindOf(bytes('MZ', [0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0, 0xb8, 1, 2, 3]))).toBeUndefined()
  expect(fileKindOf(bytes([0x7f], 'ELF', [2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0]))).toBeUndefined()
})
