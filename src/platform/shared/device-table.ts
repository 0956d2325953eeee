import type { OperationName } from './operation.ts'

/** Rows that belong to a row of another table leave a device with it. */
export interface RowOwner {
  readonly table: string
  readonly key: string
}

/**
 * A village's table as a phone may hold it. Only columns of the classes public, internal and confidential travel to everybody;
 * `specific` ones only where they are assigned, sealed ones never: `devices.test.ts` walks every declaration.
 */
export interface DeviceTable {
  readonly table: string
  /** Without `village_id` and `id`, which every row has. */
  readonly columns: readonly string[]
  /** Who may ask this operation of the whole village may hold the rows. */
  readonly heldBy: OperationName
  readonly owner?: RowOwner
  /** Rows of which this column is true, and what belongs to them, are on no device. */
  readonly withheldWhen?: string
  readonly assigned?: AssignedColumns
  /** The table of people: what names one of them by `person_id` in a table of the platform belongs to it. */
  readonly isOfPeople?: true
  /** What the server tells beside the row's own columns. */
  readonly added?: readonly string[]
  /** Rows drawn from other tables, with the place of each column there: sent whole whenever one of those changed. */
  readonly drawnFrom?: Readonly<Record<string, `${string}.${string}`>>
  /** Also held by who reaches a hamlet alone (`too`), or by nobody else (`only`). */
  readonly inHamlet?: 'too' | 'only'
  /** No village's rows but everybody's: sent whole whenever one of them changed. */
  readonly isCommon?: true
}

/** Kept apart for few (`specific`): only in the hands of whom a column names; to others these columns are empty. */
export interface AssignedColumns {
  readonly columns: readonly string[]
  /** The column with the account. */
  readonly to: string
  /** That column stands in the row this one belongs to. */
  readonly ofOwner?: true
}

export const deviceTable = (declared: DeviceTable): DeviceTable => declared

/** Told apart from any other shape of the rows: another shape means that a device begins anew. */
export const shapeOf = (tables: readonly DeviceTable[]): string =>
  tables.map((table) => `${table.table}(${columnsOf(table).join(',')})`).join(';')

/** The values of a row after its id, in the order in which they travel. */
export const columnsOf = ({ columns, assigned, added }: DeviceTable): readonly string[] => [
  ...columns,
  ...(assigned?.columns ?? []),
  ...(added ?? []),
]
