import { Refusal } from '#platform/shared/errors.ts'

interface Sent {
  readonly hash?: string
  readonly refusal?: { readonly kind: Refusal['kind']; readonly code: string }
}

/** Sends the bytes first and answers their hash; `fetch` cannot tell how much has gone, so this is a plain request. */
export const sendFile = (file: File, onSent: (bytes: number) => void): Promise<string> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/files')
    request.setRequestHeader('x-requested-with', 'desmigratif')
    request.responseType = 'json'
    request.upload.onprogress = (event) => onSent(event.loaded)
    request.onerror = () => reject(new Refusal('conflict', 'platform.offline'))
    request.onload = () => {
      const answer = request.response as Sent | null
      if (answer?.hash) resolve(answer.hash)
      else if (request.status === 413) reject(new Refusal('invalid', 'registry.import.fileTooLarge'))
      else
        reject(
          new Refusal(answer?.refusal?.kind ?? 'conflict', answer?.refusal?.code ?? 'platform.bug', {
            requestId: null,
          }),
        )
    }
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })

/** Hands bytes that came as base64 to the browser's downloads. */
export const saveBase64 = (fileName: string, base64: string, mediaType: string): void => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
