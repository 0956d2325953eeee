import { Refusal } from '../shared/errors.ts'
import { fileKindOf } from '../shared/file-kind.ts'
import { asRefusal, type RefusedAnswer } from './call-operation.ts'
import { fileHash } from './file-hash.ts'
import { phoneNow } from './phone.ts'
import { reducePhoto } from './reduce-photo.ts'
import { sendInParts, type TellSent } from './send-parts.ts'

interface Sending {
  readonly onSent?: TellSent
  /** The record that will name it may wait on this phone, so the file may too. */
  readonly mayWait?: boolean
}

/**
 * Sends one file and answers its SHA-256: bytes go first, the record that names them follows.
 * A photo is reduced before it leaves. A phone that keeps its village keeps the file first, encrypted, so that its hash is known
 * without a line. Throws a `Refusal` with its sentence; `platform.offline` where nothing keeps it.
 */
export const sendFile = async (file: File, { onSent, mayWait = false }: Sending = {}): Promise<string> => {
  const reduced = await reducePhoto(file)
  if (!(await mayGoInParts(reduced))) return post(reduced, onSent)
  return (mayWait ? await keptOnPhone(reduced) : undefined) ?? sendNow(reduced, onSent)
}

/** First safe, then on its way: a dead line is not waited for. Undefined where no phone keeps it. */
const keptOnPhone = async (file: File): Promise<string | undefined> => {
  const state = phoneNow()
  if (state.kind !== 'open') return undefined
  const { files } = state.phone
  const hash = await files.keep(file).catch((fault: unknown) => {
    // no room here; with a line it need not be here
    if (fault instanceof Refusal && fault.code === 'platform.phoneFullForFile' && navigator.onLine) return undefined
    throw fault
  })
  if (hash !== undefined) void files.sendNamed(hash).catch(() => undefined)
  return hash
}

const sendNow = async (file: File, onSent?: TellSent): Promise<string> => {
  const hash = await fileHash(file)
  await sendInParts(file, hash, { onSent, tries: 3 })
  return hash
}

/** Photos and PDF under a name of their own making; a browser without https makes none. */
const mayGoInParts = async (file: File): Promise<boolean> => {
  if (!globalThis.isSecureContext) return false
  const known = fileKindOf(new Uint8Array(await file.slice(0, 4_096).arrayBuffer()))
  return typeof known === 'object' && known.kind !== 'table' && known.mediaType === file.type
}

const post = (file: File, onSent?: TellSent): Promise<string> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/files')
    request.setRequestHeader('x-requested-with', 'desmigratif')
    request.responseType = 'json'
    request.upload.onprogress = (event) => onSent?.(Math.min(event.loaded, file.size), file.size)
    request.onerror = () => reject(new Refusal('conflict', 'platform.offline'))
    request.onload = () => {
      const answer = request.response as { readonly hash?: string; readonly refusal?: RefusedAnswer } | null
      if (answer?.hash) resolve(answer.hash)
      else if (answer?.refusal) reject(asRefusal(answer.refusal))
      else reject(new Refusal('conflict', 'platform.bug', { requestId: null }))
    }
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
