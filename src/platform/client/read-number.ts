interface Detector {
  detect(source: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>
}

type DetectorClass = new () => Detector

/** The one number of sixteen digits in these words; undefined when there is none, or more than one. */
export const sixteenDigitsIn = (words: readonly string[]): string | undefined => {
  const found = words.flatMap((word) =>
    [...word.matchAll(/(?<!\d)\d(?:[ .:-]?\d){15}(?!\d)/g)].map(([digits]) => digits.replace(/\D/g, '')),
  )
  const [first, ...others] = new Set(found)
  return others.length === 0 ? first : undefined
}

/**
 * Reads a NIK or card number from a photo, where the browser itself reads text (Shape Detection); undefined everywhere else. The
 * photo stays in this window. Why no reader of ours: docs/decisions/0013-paper-that-comes-back.md
 */
export const readNumber = async (photo: File): Promise<string | undefined> => {
  const detector = (globalThis as { TextDetector?: DetectorClass }).TextDetector
  if (!detector) return undefined
  const picture = await createImageBitmap(photo).catch(() => undefined)
  try {
    const words = picture ? await new detector().detect(picture) : []
    return sixteenDigitsIn(words.map(({ rawValue }) => rawValue))
  } catch {
    return undefined
  } finally {
    picture?.close()
  }
}
