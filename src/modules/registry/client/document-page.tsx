import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useSentFile } from '#platform/client/use-sent-file.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { DraftKept } from '#platform/design/draft-kept.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { SendingFiles } from '#platform/design/sending-files.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { type DocumentHolder, type DocumentKind, documentHolders, documentKinds } from '../contract/codes.ts'
import { recordDocument } from '../contract/document.ts'
import { attributeFaults, withheldFlag } from '../rules/documents.ts'
import { AttributeFields, type Attributes, writtenAttributes } from './attribute-field.tsx'
import { orNull, useLabels } from './labels.ts'

const useDocumentForm = (personId: string) => {
  const go = useGo()
  const [id] = useState(newId)
  return useForm({
    initial: {
      kind: '',
      number: '',
      issuer: '',
      issuedOn: '',
      expiresOn: '',
      heldBy: 'owner',
      fileHash: '',
      attributes: {} as Attributes,
    },
    command: recordDocument,
    key: `registry.document.${personId}`,
    toInput: (values) => ({
      id,
      personId,
      kind: values.kind as DocumentKind,
      number: orNull(values.number),
      issuer: orNull(values.issuer),
      issuedOn: orNull(values.issuedOn),
      expiresOn: orNull(values.expiresOn),
      attributes: writtenAttributes(values.kind, values.attributes),
      fileHash: orNull(values.fileHash),
      heldBy: values.heldBy as DocumentHolder,
    }),
    check: (values) => attributeFaults(values.kind, writtenAttributes(values.kind, values.attributes)),
    refresh: ['registry', 'platform'],
    onDone: () => go(`/orang/${personId}?bagian=kertas`, { replace: true }),
  })
}

/** Records a paper: what it says, until when, and who holds it. */
export const DocumentPage = ({ params }: PageProps) => {
  const { say, today } = useWords()
  const { worded } = useLabels()
  const personId = params.personId ?? ''
  const form = useDocumentForm(personId)
  const sending = useSentFile((fileHash) => form.set({ fileHash }))
  const flag = withheldFlag(form.values.kind, form.values.heldBy as DocumentHolder)
  return (
    <Page
      title={say('registry.newPaper')}
      lead={say('registry.newPaperLead')}
      trail={[{ href: `/orang/${personId}?bagian=kertas`, label: say('registry.papers') }]}
      width="narrow"
    >
      <form {...form.props}>
        <DraftKept form={form} />
        <FormFaults count={form.faultCount} />
        <ChoiceField
          label={say('registry.paperKind')}
          choices={worded('document', documentKinds)}
          {...form.field('kind')}
        />
        <Columns count={2} gap={20}>
          <TextField label={say('registry.paperNumber')} optional autoComplete="off" {...form.field('number')} />
          <TextField label={say('registry.issuer')} optional {...form.field('issuer')} />
          <DateField
            label={say('registry.issuedOn')}
            optional
            today={today}
            latest={today}
            {...form.field('issuedOn')}
          />
          <DateField label={say('registry.expiresOn')} optional today={today} {...form.field('expiresOn')} />
          <AttributeFields
            kind={form.values.kind}
            values={form.values.attributes}
            onChange={(attributes) => form.set({ attributes })}
            errorOf={form.errorOf}
          />
        </Columns>
        <SelectField
          label={say('registry.whoHolds')}
          choices={worded('holder', documentHolders)}
          warning={flag ? say(flag) : undefined}
          {...form.field('heldBy')}
        />
        <FileField
          label={say('registry.scan')}
          name="file"
          optional
          camera
          accept="image/*,application/pdf"
          {...sending.field}
        />
        <SendingFiles progress={sending.progress} />
        <RefusalMessage refusal={sending.refusal ?? form.refusal} />
        <ActionBar>
          <Button
            type="submit"
            kind="primary"
            busy={form.busy || sending.progress !== null}
            busyText={say('registry.saving')}
          >
            {say('registry.savePaper')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}
