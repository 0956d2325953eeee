import { useWords } from '#platform/client/words.tsx'
import type { ImportRow } from '../contract/import.ts'
import { shownName } from '../rules/names.ts'

/** "baru · KRAJAN RT 002 · punya paspor · baris 14": enough to know who it is, no full number. */
export const useRowWords = () => {
  const { say, formatDate } = useWords()
  return (row: ImportRow): string =>
    [
      say(`registry.import.verdict.${row.verdict}`, { name: shownName(row.personName ?? '') }),
      row.birthDate && formatDate(row.birthDate, 'digits'),
      row.hamlet && `${shownName(row.hamlet)}${row.rt ? ` RT ${row.rt}` : ''}`,
      ...row.hints.map((hint) => say(`registry.import.hint.${hint}`)),
      row.remark,
      say('registry.import.rowPlace', { row: row.row }),
    ]
      .filter(Boolean)
      .join(' · ')
}

/** Files shout names in capitals; screens do not. */
export const rowName = (row: ImportRow, unnamed: string): string => (row.name === null ? unnamed : shownName(row.name))
