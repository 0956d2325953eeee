import { bytesOfBase64 } from './base64.ts'

/** Hands a file made on this device to whoever reads; its name says nothing of a person. */
export const downloadFile = (name: string, content: BlobPart, type: string): void => {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000) // a slow browser fetches it after the click
}

/** Hands bytes that came as base64 to the browser's downloads. */
export const saveBase64 = (fileName: string, base64: string, mediaType: string): void =>
  downloadFile(fileName, bytesOfBase64(base64), mediaType)
