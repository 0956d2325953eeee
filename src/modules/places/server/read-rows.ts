import Papa from 'papaparse'

/** Rows of a CSV, TSV or semicolon file; the separator is found by looking, a byte-order mark is dropped. */
export const readRows = (text: string): string[][] => {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  const count = (mark: string) => firstLine.split(mark).length
  const delimiter = ['\t', ';', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',')
  const clean = text.replace(/^\uFEFF/, '')
  // tabs need no quotation marks, and lists of names carry stray ones
  return Papa.parse<string[]>(clean, {
    delimiter,
    skipEmptyLines: true,
    ...(delimiter === '\t' ? { quoteChar: '\0' } : {}),
  }).data
}
