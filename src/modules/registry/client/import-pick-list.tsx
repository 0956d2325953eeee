import { useState } from 'react'
import { sendFile } from '#platform/client/send-file.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { newId } from '#platform/shared/ids.ts'
import { closeImport, recordImportPick, requestImport } from '../contract/import.ts'

/** Picks whom a list names: suplemen, BP3MI, or a bare column of NIKs. The list itself is not kept. */
export const PickByList = ({ importId }: { readonly importId: string }) => {
  const { say } = useWords()
  const [files, setFiles] = useState<readonly File[]>([])
  const [fault, setFault] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const request = useCommand(requestImport, { refresh: [] })
  const pick = useCommand(recordImportPick, { refresh: ['registry'] })
  const close = useCommand(closeImport, { refresh: ['registry'] })
  const use = async (file: File) => {
    setBusy(true)
    setFault(null)
    try {
      const listImportId = newId()
      const fileHash = await sendFile(file)
      const read = await request.send({
        importId: listImportId,
        fileHash,
        fileName: file.name.slice(0, 200),
        pick: 'all',
      })
      if (!read) return
      const picked = await pick.send({ importId, how: 'list', listImportId })
      await close.send({ importId: listImportId })
      if (picked) setFiles([])
    } catch (reason) {
      setFault(reason instanceof Error ? reason : new Error(String(reason)))
    } finally {
      setBusy(false)
    }
  }
  const [file] = files
  return (
    <Stack gap={12}>
      <FileField
        label={say('registry.import.pickList')}
        name="list"
        hint={say('registry.import.pickListHint')}
        accept=".xlsx,.xlsm,.csv,.tsv,.txt"
        files={files}
        onChange={setFiles}
      />
      <RefusalMessage refusal={fault ?? request.refusal ?? pick.refusal} />
      {file && (
        <Button busy={busy} icon="check" onClick={() => use(file)}>
          {say('registry.import.pickList')}
        </Button>
      )}
    </Stack>
  )
}
