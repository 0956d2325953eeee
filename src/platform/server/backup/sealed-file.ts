import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rm, stat } from 'node:fs/promises'

// magic line · one line of JSON · frames · SHA-256 of all before it. A frame is a length (its top bit marks the last), then bytes.
const magic = 'DESMIGRATIF-BACKUP 1\n'
const frameBytes = 1 << 18
const tagBytes = 16
const digestBytes = 32
const lastFrame = 0x8000_0000
const scryptCost = { N: 1 << 17, r: 8, p: 1, maxmem: 1 << 28 }

interface Header {
  /** In hex; present when the frames are encrypted. */
  readonly salt?: string
}

/** What is wrong with a backup, for the person who holds it. */
export class BackupFault extends Error {
  readonly code:
    | 'notABackup'
    | 'damaged'
    | 'passphraseMissing'
    | 'passphraseWrong'
    | 'otherKeys'
    | 'notEmpty'
    | 'auditBroken'

  constructor(code: BackupFault['code'], message: string) {
    super(message)
    this.name = 'BackupFault'
    this.code = code
  }
}

/** Writes a whole stream as a sealed file: beside first, then forced to the disk; a half-written one never stays. */
export const writeSealed = async (
  path: string,
  chunks: AsyncIterable<Buffer>,
  passphrase?: string,
): Promise<number> => {
  const file = await open(path, 'wx', 0o600)
  try {
    const salt = passphrase === undefined ? undefined : randomBytes(16)
    const headLine = Buffer.from(
      `${magic}${JSON.stringify(salt === undefined ? {} : { salt: salt.toString('hex') })}\n`,
    )
    const key = passphrase === undefined || salt === undefined ? undefined : keyOf(passphrase, salt)
    const digest = createHash('sha256')
    const write = async (bytes: Buffer) => {
      digest.update(bytes)
      await file.write(bytes)
    }
    await write(headLine)
    let number = 0
    for await (const { bytes, last } of inFrames(chunks)) {
      const body = key === undefined ? bytes : encrypt(key, number, frameMark(headLine, last), bytes)
      const length = Buffer.alloc(4)
      length.writeUInt32BE((body.length | (last ? lastFrame : 0)) >>> 0)
      await write(length)
      await write(body)
      number++
    }
    await file.write(digest.digest())
    await file.sync()
    return (await file.stat()).size
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

/** Reads a sealed file back. Its hash is checked before the first byte is given, so that damage is found before anything is done. */
export async function* readSealed(path: string, passphrase?: string): AsyncGenerator<Buffer> {
  const header = await checkWhole(path)
  if (header.salt !== undefined && passphrase === undefined) {
    throw new BackupFault('passphraseMissing', 'This backup is encrypted. Set BACKUP_PASSPHRASE and try again.')
  }
  const key = header.salt === undefined ? undefined : keyOf(passphrase ?? '', Buffer.from(header.salt, 'hex'))
  const file = await open(path, 'r')
  try {
    const headLine = await readHeadLine(file)
    yield* frames(file, headLine, key)
  } finally {
    await file.close()
  }
}

async function* frames(file: FileHandle, headLine: Buffer, key: Buffer | undefined): AsyncGenerator<Buffer> {
  let position = headLine.length
  for (let number = 0; ; number++) {
    const mark = (await readExactly(file, position, 4)).readUInt32BE()
    const last = mark >= lastFrame
    const length = mark % lastFrame
    const body = await readExactly(file, position + 4, length)
    position += 4 + length
    yield key === undefined ? body : decrypt(key, number, frameMark(headLine, last), body)
    if (last) return
  }
}

const checkWhole = async (path: string): Promise<Header> => {
  const { size } = await stat(path)
  if (size < magic.length + digestBytes) throw notABackup()
  const file = await open(path, 'r')
  try {
    const headLine = await readHeadLine(file)
    const expected = await readExactly(file, size - digestBytes, digestBytes)
    const digest = createHash('sha256')
    for await (const chunk of createReadStream(path, { end: size - digestBytes - 1 })) digest.update(chunk as Buffer)
    if (!digest.digest().equals(expected)) {
      throw new BackupFault('damaged', 'This backup is damaged: its content does not match its hash. Use another copy.')
    }
    return JSON.parse(headLine.toString().slice(magic.length)) as Header
  } finally {
    await file.close()
  }
}

const notABackup = () => new BackupFault('notABackup', 'This file is not a backup of Desmigratif.')

const readHeadLine = async (file: FileHandle): Promise<Buffer> => {
  const start = Buffer.alloc(200)
  await file.read(start, 0, start.length, 0)
  const end = start.indexOf('\n', magic.length)
  if (!start.subarray(0, magic.length).equals(Buffer.from(magic)) || end < 0) throw notABackup()
  return start.subarray(0, end + 1)
}

const readExactly = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, position)
  if (bytesRead !== length) throw new BackupFault('damaged', 'This backup ends too early. Use another copy.')
  return bytes
}

async function* inFrames(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    held.push(chunk)
    size += chunk.length
    if (size < frameBytes) continue
    yield { bytes: Buffer.concat(held), last: false }
    held = []
    size = 0
  }
  yield { bytes: Buffer.concat(held), last: true }
}

const keyOf = (passphrase: string, salt: Buffer): Buffer =>
  scryptSync(passphrase.normalize('NFC'), salt, 32, scryptCost)

/** Bound into each frame: the head line, and whether it is the last, so that a cut file cannot pass for a whole one. */
const frameMark = (headLine: Buffer, last: boolean): Buffer => Buffer.concat([headLine, Buffer.from([last ? 1 : 0])])

// a key serves one file alone, so the frame's number is nonce enough
const nonceOf = (number: number): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 8)
  return nonce
}

const encrypt = (key: Buffer, number: number, mark: Buffer, bytes: Buffer): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number)).setAAD(mark)
  return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

const decrypt = (key: Buffer, number: number, mark: Buffer, body: Buffer): Buffer => {
  const cut = body.length - tagBytes
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number), { authTagLength: tagBytes }).setAAD(mark)
  try {
    decipher.setAuthTag(body.subarray(cut))
    return Buffer.concat([decipher.update(body.subarray(0, cut)), decipher.final()])
  } catch {
    throw new BackupFault('passphraseWrong', 'The passphrase does not open this backup.')
  }
}
