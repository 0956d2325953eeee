import { bytesOfBase64 } from '#platform/client/base64.ts'
import { downloadFile } from '#platform/client/download-file.ts'

/** Hands bytes that came as base64 to the browser's downloads. */
export const saveBase64 = (fileName: string, base64: string, mediaType: string): void =>
  downloadFile(fileName, bytesOfBase64(base64), mediaType)

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
