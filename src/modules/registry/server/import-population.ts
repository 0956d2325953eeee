import { getVillage, openVillage } from '#modules/places/contract.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, Operation, OutputOf, Schema } from '#platform/shared/operation.ts'
import {
  applyImport,
  closeImport,
  getImport,
  type ImportCounts,
  listImportFaults,
  recordImportPick,
  requestImport,
} from '../contract/import.ts'
import { faultSentence } from '../texts/import.ts'

/** Runs an operation for whoever imports, in one village. */
export type RunOperation = <I extends Schema, O extends Schema>(
  operation: Operation<I, O>,
  input: InputOf<Operation<I, O>>,
  village?: number,
) => Promise<OutputOf<Operation<I, O>>>

/** Brings a file in for a village, as an upload does, and answers its hash. */
export type SendTable = (file: TableFile, village: number) => Promise<string>

export interface TableFile {
  readonly bytes: Uint8Array
  readonly name: string
}

export interface PopulationImport {
  /** Kemendagri code: 33.07.10.2004. */
  readonly villageCode: string
  readonly file: TableFile
  /** Absent: every row counts as chosen. */
  readonly pick?: 'migrants' | TableFile
  readonly dryRun?: boolean
  readonly language?: 'id' | 'en'
}

export interface PopulationReport {
  readonly read: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  /** Rows that were not picked and are let go. */
  readonly left: number
  readonly warnings: number
  readonly families: number
  readonly layout: string | null
  readonly rows: readonly {
    readonly row: number
    readonly field: string
    readonly code: string
    readonly severity: 'error' | 'warning' | 'info'
    readonly message: string
  }[]
}

/** The whole way of a population file from bytes to people, for the command line: open the village, stage, pick, apply. */
export const importPopulation = async (
  run: RunOperation,
  send: SendTable,
  request: PopulationImport,
): Promise<PopulationReport> => {
  const village = await run(getVillage, { code: request.villageCode })
  if (!village.openedOn && !request.dryRun) await run(openVillage, { villageId: village.id })
  const inVillage: RunOperation = (operation, input) => run(operation, input, village.id)
  const stage = async (file: TableFile, pick: 'all' | 'migrants'): Promise<string> => {
    const importId = newId()
    const fileHash = await send(file, village.id)
    await inVillage(requestImport, { importId, fileHash, fileName: file.name, pick })
    return importId
  }
  const importId = await stage(request.file, request.pick === 'migrants' ? 'migrants' : 'all')
  if (typeof request.pick === 'object') await pickByList(inVillage, importId, await stage(request.pick, 'all'))
  const { counts, batch } = await inVillage(getImport, { importId })
  const { faults } = await inVillage(listImportFaults, { importId })
  const done = await finish(inVillage, importId, counts, request.dryRun ?? false)
  const rows = faults.map(({ row, fault }) => ({
    row,
    field: fault.field,
    code: fault.code,
    severity: fault.severity,
    message: faultSentence(fault, request.language ?? 'id'),
  }))
  const warnings = rows.filter((row) => row.severity === 'warning').length
  return { read: counts.read, ...done, warnings, layout: batch.layout, rows }
}

const pickByList = async (run: RunOperation, importId: string, listImportId: string): Promise<void> => {
  await run(recordImportPick, { importId, how: 'none' })
  await run(recordImportPick, { importId, how: 'list', listImportId })
  await run(closeImport, { importId: listImportId })
}

const finish = async (run: RunOperation, importId: string, counts: ImportCounts, dryRun: boolean) => {
  if (dryRun || counts.picked === 0) {
    await run(closeImport, { importId })
    const { created, updated, unchanged, rejected, families } = counts
    return { created, updated, unchanged, rejected, families, left: counts.read - counts.picked - rejected }
  }
  const { created, updated, unchanged, rejected, families, left } = await run(applyImport, { importId })
  await run(closeImport, { importId })
  return { created, updated, unchanged, rejected, families, left }
}
