/** A paper read from a phone's screen needs no more; a village's line carries no more. */
export const longestSide = 1_600
/** What a photo weighs at most once it is reduced. */
export const mostPhotoBytes = 200_000

/** First coarser, then smaller: letters on a paper bear the first better, so they stay legible longest. */
const steps: readonly (readonly [side: number, quality: number])[] = [
  ...[0.82, 0.74, 0.66, 0.58].map((quality) => [longestSide, quality] as const),
  ...[0.66, 0.56].map((quality) => [1_360, quality] as const),
  ...[0.6, 0.48].map((quality) => [1_120, quality] as const),
  ...[0.5, 0.38].map((quality) => [900, quality] as const),
  ...[0.4, 0.25].map((quality) => [640, quality] as const),
]
// Below this a picture without a camera's marks (an emblem, a drawing) goes as it is.
const smallBytes = mostPhotoBytes

/** Width and height after reducing: the same shape, never larger than it was. */
export const reducedSize = (
  width: number,
  height: number,
  side = longestSide,
): { readonly width: number; readonly height: number } => {
  const factor = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}

const goesAsItIs = (file: File): boolean =>
  !file.type.startsWith('image/') ||
  file.type === 'image/svg+xml' ||
  (file.type === 'image/png' && file.size <= smallBytes)

/**
 * A photo as it is sent: upright, JPEG, at most 200 kB and 1600 px. Drawing it anew also leaves behind what the camera noted,
 * such as where it was taken. What the browser cannot read goes as it is, and the server says what is wrong with it.
 */
export const reducePhoto = async (file: File): Promise<File> => {
  if (goesAsItIs(file)) return file
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!picture) return file
  try {
    const bytes = await lightEnough(picture)
    return bytes ? new File([bytes], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' }) : file
  } finally {
    picture.close()
  }
}

const lightEnough = async (picture: ImageBitmap): Promise<Blob | null> => {
  let bytes: Blob | null = null
  let canvas: HTMLCanvasElement | null = null
  let drawnSide = 0
  for (const [side, quality] of steps) {
    if (side !== drawnSide) canvas = drawn(picture, side)
    drawnSide = side
    bytes = await jpegOf(canvas, quality)
    if (!bytes || bytes.size <= mostPhotoBytes) break
  }
  return bytes
}

const jpegOf = (canvas: HTMLCanvasElement | null, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => (canvas ? canvas.toBlob(resolve, 'image/jpeg', quality) : resolve(null)))

const drawn = (picture: ImageBitmap, side: number): HTMLCanvasElement | null => {
  const { width, height } = reducedSize(picture.width, picture.height, side)
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
  return canvas
}
