import type { OperationName, Reach } from './operation.ts'

/** Who may ask what, and how far: operation → role → reach. What is not written is refused. */
export type PermissionTable = Readonly<Record<OperationName, Readonly<Record<string, Reach>>>>

export const reachOf = (table: PermissionTable, role: string, name: OperationName): Reach | undefined =>
  table[name]?.[role]
