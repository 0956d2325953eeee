import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { keyOfBody, type ReferenceKind, recordRow } from '../contract.ts'
import { fieldsOfKind, shapeOf } from '../rules/body-fields.ts'
import { readCell } from '../rules/read-cell.ts'
import { BodyField } from './body-field.tsx'

/** Everything as it stands in the fields; a field of the body is named `body.amount`. */
export type RowValues = Readonly<Record<string, string>>

interface RowFormProps {
  readonly kind: ReferenceKind
  readonly initial: RowValues
  /** The row this corrects. */
  readonly replaces?: { readonly id: string; readonly key: string }
}

const readBody = (kind: ReferenceKind, values: RowValues) =>
  Object.entries(shapeOf(kind)).map(([name, schema]) => ({
    name,
    read: readCell(schema, values[`body.${name}`] ?? ''),
  }))

const toInput = (
  kind: ReferenceKind,
  values: RowValues,
  replaces: RowFormProps['replaces'],
): InputOf<typeof recordRow> => {
  const body = Object.fromEntries(readBody(kind, values).map(({ name, read }) => [name, read?.value]))
  return {
    id: values.id ?? '',
    kind,
    key: replaces?.key ?? keyOfBody(kind, values.title ?? '', body),
    title: values.title ?? '',
    titleEn: values.titleEn || null,
    body,
    effectiveFrom: values.effectiveFrom ?? '',
    effectiveTo: values.effectiveTo || null,
    source: values.source ?? '',
    sourceUrl: values.sourceUrl || null,
    replaces: replaces?.id ?? null,
  }
}

export const RowForm = ({ kind, initial, replaces }: RowFormProps) => {
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const form = useForm({
    command: recordRow,
    initial: { ...initial, id: initial.id ?? newId() } as RowValues,
    toInput: (values: RowValues) => toInput(kind, values, replaces),
    check: (values: RowValues) =>
      readBody(kind, values).flatMap(({ name, read }) =>
        read ? [] : [{ field: `body.${name}`, code: 'references.badField' }],
      ),
    refresh: ['references'],
    onDone: ({ id }) => {
      toast({ text: say('references.form.saved') })
      go(`/rujukan/${id}`, { replace: true })
    },
  })
  const field = (name: string) => ({ ...form.field(name), value: form.values[name] ?? '' })
  return (
    <form {...form.props}>
      <TextField label={say('references.form.name')} {...field('title')} maxLength={300} />
      <TextField label={say('references.form.nameEn')} optional {...field('titleEn')} maxLength={300} />
      <FieldGroup title={say('references.form.body')} columns={2}>
        {fieldsOfKind(kind).map((asked) => (
          <BodyField key={asked.name} asked={asked} binding={field(`body.${asked.name}`)} />
        ))}
      </FieldGroup>
      <FieldGroup title={say('references.validity')} columns={2}>
        <DateField label={say('references.form.from')} {...field('effectiveFrom')} />
        <DateField label={say('references.form.to')} optional {...field('effectiveTo')} />
        <TextField
          label={say('references.form.source')}
          hint={say('references.load.sourceHint')}
          {...field('source')}
          maxLength={500}
        />
        <TextField
          label={say('references.form.sourceUrl')}
          optional
          type="url"
          {...field('sourceUrl')}
          maxLength={500}
        />
      </FieldGroup>
      <FormFaults count={form.faultCount} />
      <RefusalMessage refusal={form.refusal} />
      <ActionBar>
        <Button type="submit" kind="primary" busy={form.busy} busyText={say('references.form.saving')}>
          {say('references.form.save')}
        </Button>
      </ActionBar>
    </form>
  )
}
