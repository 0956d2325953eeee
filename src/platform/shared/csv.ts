/** A cell that begins like a formula is text: a sheet must not run what somebody typed as a name. */
export const safeCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const cell = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `"${safeCell(value).replaceAll('"', '""')}"`

/** Rows as a file that a spreadsheet opens; the mark at the start makes Excel read UTF-8. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
