// A cell that a spreadsheet would run as a formula is held back by a quote mark.
const safe = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)

const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value)
  const text = safe(value)
  return /[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as a file that a spreadsheet opens: byte order mark, commas, CRLF. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
