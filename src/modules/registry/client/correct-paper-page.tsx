import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import {
  correctDocument,
  getDocument,
  type PaperChange,
  paperFields,
  type RegistryDocument,
} from '../contract/document.ts'
import { attributeFaults, attributesOf } from '../rules/documents.ts'
import { AttributeFields, type Attributes, writtenAttributes } from './attribute-field.tsx'
import { orNull } from './labels.ts'
import type { PaperFile } from './paper-page.tsx'

/** `/orang/$personId/kertas/$documentId/betulkan`: what really stands on the paper; the value seen goes along. */
export const CorrectPaperPage = ({ params }: PageProps) => {
  const query = useQuery(getDocument, { personId: params.personId ?? '', documentId: params.documentId ?? '' })
  return <Answer query={query}>{(file) => <CorrectForm file={file} personId={params.personId ?? ''} />}</Answer>
}

interface Values {
  readonly number: string
  readonly issuer: string
  readonly issuedOn: string
  readonly expiresOn: string
  readonly attributes: Attributes
  readonly reason: string
}

/** A number is only sent when somebody typed a new one. */
const changesOf = (paper: RegistryDocument, values: Values): PaperChange[] => {
  const own = paperFields.flatMap((field): PaperChange[] => {
    const [from, to] = [field === 'number' ? paper.numberMasked : paper[field], orNull(values[field])]
    return from === to || (field === 'number' && to === null) ? [] : [{ field, from, to }]
  })
  const more = attributesOf(paper.kind).flatMap(({ name }): PaperChange[] => {
    const [from, to] = [paper.attributes[name] ?? null, orNull(values.attributes[name] ?? '')]
    return from === to ? [] : [{ field: name, from, to }]
  })
  return [...own, ...more]
}

const useCorrectForm = ({ document: paper }: PaperFile, back: string) => {
  const go = useGo()
  const [initial] = useState<Values>(() => ({
    number: '',
    issuer: paper.issuer ?? '',
    issuedOn: paper.issuedOn ?? '',
    expiresOn: paper.expiresOn ?? '',
    attributes: paper.attributes,
    reason: '',
  }))
  return useForm({
    initial,
    command: correctDocument,
    toInput: (values) => ({
      documentId: paper.id,
      changes: changesOf(paper, values),
      reason: orNull(values.reason),
    }),
    check: (values) => attributeFaults(paper.kind, writtenAttributes(paper.kind, values.attributes)),
    refresh: ['registry', 'platform'],
    onDone: () => go(back, { replace: true }),
  })
}

const CorrectForm = ({ file, personId }: { readonly file: PaperFile; readonly personId: string }) => {
  const { say, today } = useWords()
  const { document: paper } = file
  const back = `/orang/${personId}/kertas/${paper.id}`
  const form = useCorrectForm(file, back)
  const changed = changesOf(paper, form.values)
  return (
    <Page
      title={say('registry.correctPaper')}
      lead={say('registry.correctPaperLead')}
      trail={[{ href: back, label: say(`registry.document.${paper.kind}`) }]}
      width="narrow"
    >
      <form {...form.props}>
        <FormFaults count={form.faultCount} />
        <Columns count={2} gap={20}>
          <TextField
            label={say('registry.paperNumber')}
            optional
            autoComplete="off"
            hint={paper.numberMasked ? say('registry.paperNumberNow', { number: paper.numberMasked }) : undefined}
            {...form.field('number')}
          />
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
            kind={paper.kind}
            values={form.values.attributes}
            onChange={(attributes) => form.set({ attributes })}
            errorOf={form.errorOf}
          />
        </Columns>
        {paper.status === 'verified' && changed.length > 0 && (
          <Message title={say('registry.lookAgain')}>{say('registry.lookAgainWhy')}</Message>
        )}
        <TextField label={say('registry.reason')} optional {...form.field('reason')} />
        <RefusalMessage refusal={form.refusal} />
        <ActionBar note={say('registry.changeCount', { count: changed.length })}>
          <Button
            type="submit"
            kind="primary"
            busy={form.busy}
            {...(changed.length === 0 && { disabledBecause: say('registry.nothingToChange') })}
          >
            {say('registry.saveCorrection')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}
