import { recordFile } from '../shared/file-contract.ts'
import { newId } from '../shared/ids.ts'
import type { Actor } from './context.ts'
import { putFile } from './files.ts'
import type { House } from './house.ts'
import { keepableFile } from './keepable-file.ts'
import { fileReceipt } from './platform-module.ts'
import { ask } from './run-operation.ts'

interface SentFile {
  readonly actor: Actor
  readonly bytes: Uint8Array
  readonly name: string
  /** Absent: the actor's own village. */
  readonly village?: number
  readonly requestId?: string
}

/** The one way in for a file: its kind is told by its bytes, the bytes are kept, and the village says that it sent them. */
export const receiveFile = async (house: House, sent: SentFile): Promise<string> => {
  const { actor, bytes, name, village, requestId } = sent
  const { mediaType } = keepableFile(bytes)
  const hash = await putFile(bytes)
  const input = {
    id: newId(),
    hash,
    name: name.slice(0, 200),
    mediaType,
    sizeBytes: bytes.length,
    receipt: fileReceipt(actor.accountId, hash),
  }
  await ask(house, recordFile, { actor, commandId: newId(), input, village, requestId })
  // between the two, another village may have let go of the same bytes; now that they are named here, nobody does
  return putFile(bytes)
}
