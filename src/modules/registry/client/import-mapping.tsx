import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { recordImportMapping } from '../contract/import.ts'
import { guessColumns } from '../import/guess-columns.ts'
import { LetGo } from './import-apply.tsx'
import type { ImportView } from './import-page.tsx'

const offered = [
  'nik', 'nama', 'no_kk', 'sex', 'tempatlahir', 'tanggallahir', 'kk_level', 'status_kawin', 'pendidikan_kk_id', 'pekerjaan_id', 'nama_ayah', 'nama_ibu',
  'alamat', 'dusun', 'rt', 'rw', 'alamat_sekarang', 'dokumen_pasport', 'tanggal_akhir_paspor', 'status_dasar', 'warganegara_id', 'ket',
] // biome-ignore format: a list

/** A table nobody knows: which column holds what. NIK and name must be shown, the rest may stay out. */
export const ImportMapping = ({ view }: { readonly view: ImportView }) => {
  const { say } = useWords()
  const headers = view.heading?.headers ?? []
  const [fields, setFields] = useState<Record<number, string>>(() => guessColumns(headers, offered))
  const map = useCommand(recordImportMapping, { refresh: ['registry'] })
  // One field is one column: choosing it anew takes it from the other.
  const choose = (column: number, field: string) => {
    const others = Object.entries(fields).filter(([, taken]) => field === '' || taken !== field)
    setFields({ ...Object.fromEntries(others), [column]: field })
  }
  const chosen = Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== ''))
  const complete = ['nik', 'nama'].every((field) => Object.values(chosen).includes(field))
  return (
    <Stack gap={16}>
      {headers.map((header, column) =>
        header === '' ? null : (
          <SelectField
            // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name than its place
            key={column}
            name={`column-${column}`}
            label={say('registry.import.mapColumn', { header })}
            emptyLabel={say('registry.import.mapSkip')}
            value={fields[column] ?? ''}
            onChange={(value) => choose(column, value)}
            choices={offered.map((field) => ({ value: field, label: say(`registry.import.field.${field}`) }))}
          />
        ),
      )}
      <RefusalMessage refusal={map.refusal} />
      <ActionBar>
        <LetGo importId={view.batch.id} />
        <Button
          kind="primary"
          busy={map.busy}
          {...(!complete && { disabledBecause: say('registry.import.mappingIncomplete') })}
          onClick={() => map.send({ importId: view.batch.id, headerRow: view.heading?.row ?? 1, fields: chosen })}
        >
          {say('registry.import.mapRead')}
        </Button>
      </ActionBar>
    </Stack>
  )
}
