import type { Handler, Job, Subscriber } from '#platform/server/module.ts'
import type { TaskKind } from '#platform/server/tasks.ts'
import { applyImportHandler } from './apply-import.ts'
import { closeImportHandler, letGoOfOldImports } from './close-import.ts'
import { getExportFileHandler } from './export-file.ts'
import {
  approveExportHandler,
  approveExportTask,
  listExportsHandler,
  refuseExportHandler,
  requestExportHandler,
  withdrawExportHandler,
} from './export-requests.ts'
import { getImportFaultSheetHandler } from './import-fault-sheet.ts'
import { askAboutImported } from './import-inquiries.ts'
import { correctImportRowHandler, recordImportPickHandler, settleImportRowHandler } from './import-picks.ts'
import { getImportProgressHandler } from './import-progress.ts'
import {
  getImportHandler,
  listImportFaultsHandler,
  listImportRowsHandler,
  listImportsHandler,
} from './import-queries.ts'
import { recordImportMappingHandler, requestImportHandler } from './request-import.ts'
import { reverseImportHandler } from './reverse-import.ts'

/** Import and export, as the module's face joins them with the rest. */
export const importHandlers: readonly Handler[] = [
  requestImportHandler,
  recordImportMappingHandler,
  getImportHandler,
  getImportProgressHandler,
  listImportRowsHandler,
  listImportFaultsHandler,
  correctImportRowHandler,
  recordImportPickHandler,
  settleImportRowHandler,
  applyImportHandler,
  reverseImportHandler,
  closeImportHandler,
  listImportsHandler,
  getImportFaultSheetHandler,
  requestExportHandler,
  approveExportHandler,
  refuseExportHandler,
  withdrawExportHandler,
  listExportsHandler,
  getExportFileHandler,
]
export const importTasks: readonly TaskKind[] = [approveExportTask]
export const importSubscribers: readonly Subscriber[] = [askAboutImported]
export const importJobs: readonly Job[] = [letGoOfOldImports]
