import { Refusal } from '#platform/shared/errors.ts'

/** Sends one file and answers its SHA-256: bytes go first, the record that names them follows. */
export const sendFile = async (file: File): Promise<string> => {
  const body = new FormData()
  body.append('file', file)
  const response = await fetch('/files', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'x-requested-with': 'desmigratif' },
    body,
  })
  const answer = (await response.json().catch(() => undefined)) as { readonly hash?: string } | undefined
  if (!answer?.hash) throw new Refusal('invalid', 'registry.fileNotSent')
  return answer.hash
}
