import { deviceTable } from '#platform/shared/device-table.ts'
import { type ReferenceKind, referenceKinds } from './contract/bodies.ts'

/** Long lists of codes that are only looked up at an office. */
const atTheOffice: readonly ReferenceKind[] = ['kbli', 'kbji']
export const kindsOnPhone: readonly ReferenceKind[] = referenceKinds.filter((kind) => !atTheOffice.includes(kind))

export const referenceTable = deviceTable({
  table: 'reference_rows',
  columns: [
    ...['kind', 'key', 'title', 'title_en', 'body', 'effective_from', 'effective_to', 'source', 'source_url'],
    ...['confirmed_by', 'confirmed_on', 'withdrawn_by', 'withdrawn_on', 'withdrawn_because', 'replaces'],
    ...['recorded_at', 'recorded_by'],
  ],
  heldBy: 'references.listRows',
  isCommon: true,
})
