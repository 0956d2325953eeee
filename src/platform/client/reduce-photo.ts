/** A paper read from a phone's screen needs no more; a village's line carries no more. */
export const longestSide = 1_600

const quality = 0.82
// Below this a picture without a camera's marks (an emblem, a drawing) goes as it is.
const smallBytes = 300_000

/** Width and height after reducing: the same shape, never larger than it was. */
export const reducedSize = (width: number, height: number): { readonly width: number; readonly height: number } => {
  const factor = Math.min(1, longestSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}

const goesAsItIs = (file: File): boolean =>
  !file.type.startsWith('image/') ||
  file.type === 'image/svg+xml' ||
  (file.type === 'image/png' && file.size <= smallBytes)

/**
 * A photo as it is sent: upright, at most 1600 px, JPEG. Drawing it anew also leaves behind what the camera noted,
 * such as where it was taken. What the browser cannot read goes as it is, and the server says what is wrong with it.
 */
export const reducePhoto = async (file: File): Promise<File> => {
  if (goesAsItIs(file)) return file
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!picture) return file
  try {
    const bytes = await drawn(picture)
    return bytes ? new File([bytes], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' }) : file
  } finally {
    picture.close()
  }
}

const drawn = async (picture: ImageBitmap): Promise<Blob | null> => {
  const { width, height } = reducedSize(picture.width, picture.height)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) return null
  // JPEG knows no transparency: what was clear becomes white paper, not black.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, width, height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
