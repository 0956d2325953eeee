import type { FormEvent } from 'react'
import { useRef, useState } from 'react'
import type { FieldFault, Refusal } from '../shared/errors.ts'
import type { InputOf, Operation, OutputOf, Schema } from '../shared/operation.ts'
import { filledFrom } from './filled-from.ts'
import { readDraft, writeDraft } from './form-draft.ts'
import { faultsOfSchema } from './form-faults.ts'
import { useGo } from './navigation.ts'
import { heldSealed, isEmpty, withoutSealed, withSealed } from './sealed-fields.ts'
import { type Busy, useNoteForm } from './signal.ts'
import { useCommand } from './use-command.ts'
import { useCorrected } from './use-corrected.ts'
import { useFormFaults } from './use-form-faults.ts'
import { useWords } from './words.tsx'

interface FormOptions<Values, Op extends Operation> {
  readonly initial: Values
  readonly command: Op
  /** Default: the values themselves. */
  readonly toInput?: (values: Values) => InputOf<Op>
  /** Of a refused record that is put right: the values it was written with. Default: fields of one name. */
  readonly fromInput?: (input: Readonly<Record<string, unknown>>) => Partial<Values>
  /** Beyond the command's own schema: the module's rule, asked with the same values. */
  readonly check?: (values: Values) => readonly FieldFault[]
  readonly schema?: Schema
  readonly onDone?: (output: OutputOf<Op>) => void
  /** Without a line, once the phone keeps it. Default: to the outbox, where it can be seen. */
  readonly onKept?: () => void
  /** Keeps a draft under this name until it is sent. */
  readonly key?: string
  readonly refresh?: readonly string[]
  readonly village?: number | undefined
}

export interface FieldBinding<Value> {
  readonly name: string
  readonly value: Value
  /** A method here and in the fields, so that a field of strings may be bound to one of a few words. */
  onChange(value: Value): void
  readonly onLeave: () => void
  readonly error: string | undefined
  /** What lies sealed in the field goes along unread, until something else is written there. */
  readonly warning?: string
}

export interface Form<Values, Output> {
  readonly values: Values
  readonly set: (changed: Partial<Values>) => void
  readonly field: <Name extends keyof Values & string>(name: Name) => FieldBinding<Values[Name]>
  /** The sentence of a field's fault, for fields bound by hand. */
  readonly errorOf: (name: string) => string | undefined
  readonly faultCount: number
  readonly refusal: Refusal | null
  /** The "no" that no field of this form says already. */
  readonly refusalBesideFields: () => Refusal | null
  readonly busy: Busy
  readonly output: Output | undefined
  /** What was typed before was put in again. */
  readonly hasDraft: boolean
  readonly reset: () => void
  readonly submit: () => Promise<Output | undefined>
  /** Spread on `<form>`. */
  readonly props: {
    readonly onSubmit: (event: FormEvent) => void
    readonly noValidate: true
    readonly ref: (form: HTMLFormElement | null) => void
    readonly className: string
  }
}

/** A form over one command: checks on leaving a field, never while typing; on sending, the focus goes to the first fault. */
export const useForm = <Values extends object, Op extends Operation>(
  options: FormOptions<Values, Op>,
): Form<Values, OutputOf<Op>> => {
  const [initial] = useState(options.initial)
  const corrected = useCorrected(options.command)
  const [sealed] = useState(() => heldSealed(options.command, corrected.input))
  const { say } = useWords()
  const [draft] = useState(() => (corrected.input ? {} : readDraft<Values>(options.key)))
  const [hasDraft, setHasDraft] = useState(Object.keys(draft).length > 0)
  const [values, setValues] = useState<Values>(() => ({
    ...{ ...initial, ...draft },
    ...(corrected.input && valuesOf(withoutSealed(corrected.input, sealed), options)),
  }))
  const element = useRef<HTMLFormElement | null>(null)
  const asked = useRef(new Set<string>())
  const toInput = () => withSealed((options.toInput ? options.toInput(values) : values) as InputOf<Op>, sealed)
  const faultsNow = () => [
    ...faultsOfUnsealed(options.schema ?? options.command.input, options.command, toInput()),
    ...(options.check?.(values) ?? []).filter(({ field }) => !(field in sealed && isEmpty(values[field as never]))),
  ]
  const finish = (output: OutputOf<Op>) => {
    writeDraft(options.key, initial, initial)
    faults.forget()
    corrected.replace()
    options.onDone?.(output)
  }
  const go = useGo()
  const finishKept = () => {
    writeDraft(options.key, initial, initial)
    faults.forget()
    corrected.replace()
    if (options.onKept) options.onKept()
    else go('/kiriman')
  }
  const command = useCommand(options.command, { ...pick(options), onDone: finish, onKept: finishKept })
  useNoteForm(options.command, command.busy === 'noSignal')
  const faults = useFormFaults(command.refusal, faultsNow, () => focusFirst(element.current))

  const set = (changed: Partial<Values>) => {
    setValues((before) => {
      const after = { ...before, ...changed }
      writeDraft(options.key, after, initial)
      return after
    })
    faults.changed(Object.keys(changed))
  }
  const submit = async () => {
    faults.tryAll()
    if (faultsNow().length === 0) return command.send(toInput())
    focusFirst(element.current)
    return undefined
  }
  const errorOf = (name: string) => {
    asked.current.add(name)
    return faults.errorOf(name)
  }
  return {
    values,
    set,
    field: (name) => ({
      name,
      value: values[name],
      onChange: (value) => set({ [name]: value } as unknown as Partial<Values>),
      onLeave: () => faults.leave(name),
      error: errorOf(name),
      ...(name in sealed && isEmpty(values[name]) && { warning: say('platform.sealedStays') }),
    }),
    errorOf,
    faultCount: faults.count,
    refusal: command.refusal,
    refusalBesideFields: () => unsaid(command.refusal, asked.current),
    busy: command.busy,
    output: command.output,
    hasDraft,
    reset: () => {
      setValues(initial)
      setHasDraft(false)
      writeDraft(options.key, initial, initial)
      faults.forget()
      command.reset()
    },
    submit,
    props: formProps(submit, element),
  }
}

/** What lies sealed was looked at when it was written. */
const faultsOfUnsealed = (schema: Schema, command: Operation, input: unknown): readonly FieldFault[] =>
  faultsOfSchema(schema, input).filter(({ field }) => !(field in heldSealed(command, input)))

const valuesOf = <Values extends object, Op extends Operation>(
  input: Readonly<Record<string, unknown>>,
  { initial, fromInput }: FormOptions<Values, Op>,
): Partial<Values> => fromInput?.(input) ?? filledFrom(initial, input)

const unsaid = (refusal: Refusal | null, asked: ReadonlySet<string>): Refusal | null =>
  refusal?.fields.length && refusal.fields.every(({ field }) => asked.has(field)) ? null : refusal

const formProps = (submit: () => Promise<unknown>, element: { current: HTMLFormElement | null }) => ({
  onSubmit: (event: FormEvent) => {
    event.preventDefault()
    void submit()
  },
  noValidate: true as const,
  ref: (form: HTMLFormElement | null) => {
    element.current = form
  },
  className: 'form',
})

const pick = ({
  refresh,
  village,
}: {
  readonly refresh?: readonly string[]
  readonly village?: number | undefined
}) => ({ ...(refresh && { refresh }), village })

/** After the faults are drawn. */
const focusFirst = (form: HTMLFormElement | null) => {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
