import type { Form } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { SentFileField } from '#platform/design/sent-file-field.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { recordEvidence } from '../contract/work.ts'
import type { FileProps } from './case-answer.tsx'
import { CaseForm, casePage } from './case-form.tsx'

/** A photo or PDF that shows what happened. */
export const EvidencePage = casePage(({ file }) => <Evidence file={file} />)

const Evidence = ({ file }: FileProps) => {
  const { say } = useWords()
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
      {(form) => <EvidenceFields form={form} />}
    </CaseForm>
  )
}

interface EvidenceForm {
  readonly form: Form<{ fileHash: string; label: string }, OutputOf<typeof recordEvidence>>
}

const EvidenceFields = ({ form }: EvidenceForm) => {
  const { say } = useWords()
  return (
    <>
      <SentFileField
        label={say('casework.evidence.file')}
        name="fileHash"
        optional={false}
        error={form.errorOf('fileHash')}
        onSent={(fileHash) => form.set({ fileHash })}
      />
      <TextField label={say('casework.evidence.label')} maxLength={160} {...form.field('label')} />
    </>
  )
}
