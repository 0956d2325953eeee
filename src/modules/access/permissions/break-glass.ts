import type { PermissionTable } from '#platform/shared/permission.ts'

/** What may be read behind broken glass: one village, three hours, each reading logged under the reader's name. Nothing is changed there. */
export const glassQueries: readonly string[] = []

/** The table with a column for `break_glass`. A query that a module does not have yet is left out. */
export const behindGlass = (table: PermissionTable): PermissionTable =>
  Object.fromEntries(
    Object.entries(table).map(([name, row]) => [
      name,
      glassQueries.includes(name) ? { ...row, break_glass: 'village' as const } : row,
    ]),
  )
