import { Refusal } from '../shared/errors.ts'
import { asRefusal, type RefusedAnswer } from './call-operation.ts'

/** How much has gone, and of how much: a photo is smaller on its way than it was on the phone. */
export type TellSent = (sentBytes: number, ofBytes: number) => void

// What a thin line carries in a few seconds: no more than this is ever sent twice.
const partBytes = 131_072
const patience = 45_000

interface PartAnswer {
  readonly hash?: string
  readonly offset?: number
  readonly hasArrived?: boolean
  readonly refusal?: RefusedAnswer
}

/** Sends a file under its SHA-256, and goes on where it stopped: after a drop, after the app was closed, on another day. */
export const sendInParts = async (
  file: File,
  hash: string,
  { onSent, tries }: { readonly onSent?: TellSent | undefined; readonly tries: number },
): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendFrom(await askOffset(hash, file.size), { file, hash, onSent })
    } catch (fault) {
      const { code } = fault as { code?: string }
      if (attempt >= tries || (code !== 'platform.offline' && code !== 'platform.filePartElsewhere')) throw fault
      await new Promise((done) => setTimeout(done, 400 * 2 ** attempt))
    }
  }
}

interface Sending {
  readonly file: File
  readonly hash: string
  readonly onSent: TellSent | undefined
}

const askOffset = async (hash: string, size: number): Promise<number> => {
  const { hasArrived, offset = 0 } = await ask('GET', hash)
  return hasArrived ? Number.POSITIVE_INFINITY : Math.min(offset, size)
}

const sendFrom = async (start: number, { file, hash, onSent }: Sending): Promise<void> => {
  let offset = start
  while (offset < file.size) {
    const part = file.slice(offset, offset + partBytes)
    const sent = offset
    const answer = await ask('PATCH', hash, { part, offset, file, tell: (bytes) => onSent?.(sent + bytes, file.size) })
    if (answer.hash) break
    offset = answer.offset ?? file.size
  }
  onSent?.(file.size, file.size)
}

interface Part {
  readonly part: Blob
  readonly offset: number
  readonly file: File
  readonly tell: (bytes: number) => void
}

// `fetch` cannot tell how much has gone, so this is a plain request.
const ask = (method: 'GET' | 'PATCH', hash: string, sent?: Part): Promise<PartAnswer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const noLine = () => reject(new Refusal('conflict', 'platform.offline'))
    request.open(method, `/files/${hash}/parts`)
    request.setRequestHeader('x-requested-with', 'desmigratif')
    request.responseType = 'json'
    request.timeout = patience
    request.onerror = noLine
    request.ontimeout = noLine
    request.onload = () => {
      const answer = request.response as PartAnswer | null
      if (answer?.refusal) reject(asRefusal(answer.refusal))
      else if (answer && request.status < 400) resolve(answer)
      else if (request.status >= 502 && request.status <= 504) noLine()
      else reject(new Refusal('conflict', 'platform.bug', { requestId: null }))
    }
    if (!sent) return request.send()
    request.upload.onprogress = (event) => sent.tell(Math.min(event.loaded, sent.part.size))
    request.setRequestHeader('content-type', 'application/offset+octet-stream')
    request.setRequestHeader('x-file-offset', String(sent.offset))
    request.setRequestHeader('x-file-size', String(sent.file.size))
    request.setRequestHeader('x-file-name', encodeURIComponent(sent.file.name.slice(0, 200)))
    return request.send(sent.part)
  })
