import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, expect, test } from 'vitest'
import type { Instant } from '../../shared/dates.ts'
import { openKeys, publicKeys, signEd25519, verifyEd25519 } from '../keys.ts'
import { localCertificate } from './local-signature.ts'
import { renderPdf } from './render-pdf.ts'
import { readPdfSignature, signPdf } from './sign-pdf.ts'

const words = {
  purpose: 'letters',
  organisation: 'Desa Kuripan',
  name: 'Sugeng Riyadi',
  place: 'Kuripan',
  reason: 'S-39/017/2004/XI/2026',
  at: '2026-11-20T03:00:00.000Z' as Instant,
}

const signedFile = async (): Promise<Buffer> => {
  const pdf = await renderPdf({ title: 'Surat', author: 'Desa Kuripan', createdAt: words.at, content: 'Isi surat' })
  return Buffer.from(await signPdf(pdf, words))
}

const holds = (file: Uint8Array): boolean => {
  const read = readPdfSignature(file)
  return read !== undefined && verifyEd25519('letters', read.keyId, read.signed, read.signature)
}

beforeAll(() => openKeys(mkdtempSync(join(tmpdir(), 'desmigratif-sign-'))))

test('the signature reaches over the whole file: any changed or added byte breaks it', async () => {
  const file = await signedFile()
  expect(holds(file)).toBe(true)
  for (const at of [20, 900, file.length - 40]) {
    const copy = Buffer.from(file)
    copy[at] = (copy[at] ?? 0) ^ 1
    expect(holds(copy)).toBe(false)
  }
  expect(holds(Buffer.concat([file, Buffer.from('\n% more')]))).toBe(false)
  expect(readPdfSignature(Buffer.from('%PDF-1.7'))).toBeUndefined()
})

test('a signed file is still a PDF, and signing twice gives the same bytes', async () => {
  const file = await signedFile()
  expect((await signedFile()).equals(file)).toBe(true)
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise
  expect(pdf.numPages).toBe(1)
  const page = await pdf.getPage(1)
  const text = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')
  expect(text).toContain('Isi surat')
  expect((await page.getAnnotations()).some((one) => one.fieldType === 'Sig')).toBe(true)
})

test("the certificate is read by Node's own X.509 and signed by its own key", () => {
  const { keyId } = signEd25519('letters', new Uint8Array())
  const certificate = new X509Certificate(localCertificate('letters', keyId, 'Desa Kuripan'))
  const key = createPublicKey(publicKeys('letters').find((one) => one.keyId === keyId)!.publicKeyPem)
  expect(certificate.verify(key)).toBe(true)
  expect(certificate.subject).toContain('Desa Kuripan')
  expect(certificate.ca).toBe(false)
  expect(verify(null, Buffer.from('x'), key, signEd25519('letters', Buffer.from('x')).signature)).toBe(true)
})
