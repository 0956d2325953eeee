const mark = 'sealed1:'

/** A text that only the village opens, in the place of what was written: base64 of what `sealForVillage` makes. */
export const sealedText = (base64: string): string => `${mark}${base64}`

export const isSealedText = (value: unknown): value is string => typeof value === 'string' && value.startsWith(mark)

export const sealedBase64 = (value: string): string => value.slice(mark.length)
