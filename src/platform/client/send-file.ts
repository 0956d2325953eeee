import { Refusal } from '../shared/errors.ts'
import { asRefusal, type RefusedAnswer } from './call-operation.ts'
import { reducePhoto } from './reduce-photo.ts'

/** How much has gone, and of how much: a photo is smaller on its way than it was on the phone. */
export type TellSent = (sentBytes: number, ofBytes: number) => void

/**
 * Sends one file and answers its SHA-256: bytes go first, the record that names them follows.
 * A photo is reduced before it leaves. Throws a `Refusal` with its sentence; without a network `platform.offline`.
 */
export const sendFile = async (file: File, onSent?: TellSent): Promise<string> => post(await reducePhoto(file), onSent)

// `fetch` cannot tell how much has gone, so this is a plain request.
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
