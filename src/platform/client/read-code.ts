interface Detector {
  detect(source: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>
}

type DetectorClass = new (options: { formats: readonly string[] }) => Detector

/** The browser's own reader where it has one: some Android browsers do, and it is faster than any code of ours. */
const ownDetector = (): Detector | undefined => {
  const made = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  try {
    return made && new made({ formats: ['qr_code'] })
  } catch {
    return undefined
  }
}

// An old phone reads a QR of a page at this size in a fraction of a second.
const readAt = 900

/** Reads a QR code out of a picture or a camera's picture; undefined when there is none to be read. */
export const readCode = async (source: ImageBitmapSource & CanvasImageSource): Promise<string | undefined> => {
  const detector = ownDetector()
  if (detector) {
    const [found] = await detector.detect(source).catch(() => [])
    if (found) return found.rawValue
  }
  const pixels = pixelsOf(source)
  if (!pixels) return undefined
  const { decodeQR } = await import('qr/decode.js')
  try {
    return decodeQR(pixels)
  } catch {
    return undefined
  }
}

const sizeOf = (source: object): readonly [number, number] => {
  const { videoWidth, videoHeight, width, height } = source as Partial<HTMLVideoElement>
  return [videoWidth ?? width ?? 0, videoHeight ?? height ?? 0]
}

const pixelsOf = (source: CanvasImageSource): ImageData | undefined => {
  const [width, height] = sizeOf(source)
  if (width === 0 || height === 0) return undefined
  const factor = Math.min(1, readAt / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * factor)
  canvas.height = Math.round(height * factor)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  pen?.drawImage(source, 0, 0, canvas.width, canvas.height)
  return pen?.getImageData(0, 0, canvas.width, canvas.height)
}
