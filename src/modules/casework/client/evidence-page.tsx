import { useState } from 'react'
import { useSendFiles } from '#platform/client/use-send-files.ts'
import { useWords } from '#platform/client/words.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { SendingFiles } from '#platform/design/sending-files.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { recordEvidence } from '../contract/work.ts'
import type { FileProps } from './case-answer.tsx'
import { CaseForm, casePage } from './case-form.tsx'

/** A photo or PDF that shows what happened. */
export const EvidencePage = casePage(({ file }) => <Evidence file={file} />)

const Evidence = ({ file }: FileProps) => {
  const { say } = useWords()
  const [files, setFiles] = useState<readonly File[]>([])
  const sending = useSendFiles()
  return (
    <CaseForm
      file={file}
      command={recordEvidence}
      initial={{ fileHash: '', label: '' }}
      toInput={({ fileHash, label }, id) => ({ id, caseId: file.case.id, fileHash, label })}
      title={say('casework.evidence.new')}
      lead={say('casework.evidence.lead')}
      save="casework.entry.save"
      done="casework.entry.done"
    >
      {(form) => (
        <>
          <FileField
            label={say('casework.evidence.file')}
            name="fileHash"
            accept="image/*,application/pdf"
            camera
            files={files}
            error={form.errorOf('fileHash')}
            onChange={async (picked) => {
              setFiles(picked)
              form.set({ fileHash: '' })
              const [sent] = await sending.send(picked)
              if (sent) form.set({ fileHash: sent.hash })
            }}
          />
          <SendingFiles progress={sending.progress} />
          <RefusalMessage refusal={sending.refusal} />
          <TextField label={say('casework.evidence.label')} maxLength={160} {...form.field('label')} />
        </>
      )}
    </CaseForm>
  )
}
