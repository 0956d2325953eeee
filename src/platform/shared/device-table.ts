import type { OperationName } from './operation.ts'

/** Rows that belong to a row of another table leave a device with it. */
export interface RowOwner {
  readonly table: string
  readonly key: string
}

/**
 * A village's table as a phone may hold it. Only columns of the classes public, internal and confidential travel; what is kept
 * apart for few (`specific`) or sealed stays on the server: `devices.test.ts` walks every declaration.
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
}

export const deviceTable = (declared: DeviceTable): DeviceTable => declared

/** Told apart from any other shape of the rows: another shape means that a device begins anew. */
export const shapeOf = (tables: readonly DeviceTable[]): string =>
  tables.map(({ table, columns }) => `${table}(${columns.join(',')})`).join(';')
