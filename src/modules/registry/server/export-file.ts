import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { type ExportKind, getExportFile } from '../contract/export.ts'
import { importColumnsOf } from '../import/columns.ts'
import type { ParsedPerson } from '../import/parsed-row.ts'
import { openSidCells } from '../import/to-opensid.ts'
import { encryptedZip } from './encrypted-zip.ts'
import { loadExported } from './export-people.ts'
import { getExportRow, isReady } from './export-requests.ts'
import type { ExportRequestRow } from './import-tables.ts'

/** A file with names, as it leaves: a workbook inside an AES-256 zip, marked with who asked, who allowed, why and when. */
export const getExportFileHandler = handle(getExportFile, async (context, { id, passphrase }) => {
  const row = await getExportRow(context, id)
  if (!isReady(row, context))
    throw new Refusal('rule', row.status === 'open' ? 'registry.export.notYet' : 'registry.export.notReady')
  const people = await loadExported(context, row.kind)
  const bytes = await encryptedZip(
    [
      { name: 'data-penduduk.xlsx', content: await exportWorkbook(people, row.kind) },
      { name: 'tanda.txt', content: markOf(context, row) },
    ],
    passphrase,
  )
  return { fileName: `desmigratif-${context.today}.zip`, base64: Buffer.from(bytes).toString('base64') }
})

// What OpenSID asks of somebody new and we do not keep: the village fills it in itself.
const filledByVillage = ['agama_id', 'golongan_darah_id']

/** OpenSID reads every sheet of a workbook and stops at an unknown one, so there is one sheet, named as it wants it. */
export const exportWorkbook = async (people: readonly ParsedPerson[], kind: ExportKind): Promise<Uint8Array> => {
  const { writeXlsx } = await import('hucre/xlsx')
  const columns = importColumnsOf(2024)
  const empty = new Map(
    columns.flatMap(({ header }, index) =>
      kind === 'new-people' && filledByVillage.includes(header) ? [[index, null] as const] : [],
    ),
  )
  const rows = [columns.map(({ header }) => header), ...people.map((person) => openSidCells(person, columns))]
  const cells = new Map(
    [...empty.keys()].flatMap((column) =>
      people.map(
        (_person, index) => [`${index + 1},${column}`, { value: null, type: 'empty' as const, style: toFill }] as const,
      ),
    ),
  )
  return writeXlsx({ sheets: [{ name: 'Data Penduduk', rows, cells, freezePane: { rows: 1 } }] })
}

const toFill = { fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: 'FCF0D0' } } }

const markOf = (context: Context, row: ExportRequestRow): string =>
  [
    'Berkas ini berisi data pribadi (UU 27/2022). Simpan bersandi, hapus setelah dipakai.',
    `Nomor permintaan: ${row.id}`,
    `Untuk: ${row.receiver}`,
    `Alasan: ${row.reason}`,
    `Diminta: ${row.recorded_by_name}, ${row.recorded_at}`,
    `Diizinkan: ${row.settled_by_name}, ${row.settled_at}`,
    `Diambil: ${context.actor.name}, ${context.now}`,
  ].join('\r\n')
