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
