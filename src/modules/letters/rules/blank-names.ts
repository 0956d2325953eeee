/** A blank as the code writes it, and as a village reads it. */
export interface NamedBlank {
  readonly name: string
  readonly optional: boolean
  readonly label: string
}

/** `{giver.name}` reads `[Nama pemberi izin]`: nobody in a village has to know what a blank is called inside. */
export const toReadable = (text: string, blanks: readonly NamedBlank[]): string =>
  text.replace(/\{([^{}?]*)\??\}/g, (whole, name: string) => {
    const found = blanks.find((one) => one.name === name)
    return found ? `[${found.label}]` : whole
  })

/** Back again. What nobody knows stays between braces, so that it is refused by its name. */
export const fromReadable = (text: string, blanks: readonly NamedBlank[], before = ''): string =>
  text.replace(/\[([^[\]]*)\]/g, (_, label: string) => {
    const found = blanks.find((one) => one.label.toLowerCase() === label.trim().toLowerCase())
    if (!found) return `{${label}}`
    const was = new RegExp(`\\{${found.name.replaceAll('.', '\\.')}(\\??)\\}`).exec(before)?.[1]
    return `{${found.name}${was ?? (found.optional ? '?' : '')}}`
  })
