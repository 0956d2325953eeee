import type { FormEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { FieldFault, Refusal } from '../shared/errors.ts'
import type { InputOf, Operation, OutputOf, Schema } from '../shared/operation.ts'
import { readDraft, writeDraft } from './form-draft.ts'
import { faultOfField, faultsOfSchema } from './form-faults.ts'
import { useCommand } from './use-command.ts'
import { useWords } from './words.tsx'

interface FormOptions<Values, Op extends Operation> {
  readonly initial: Values
  readonly command: Op
  /** Default: the values themselves. */
  readonly toInput?: (values: Values) => InputOf<Op>
  /** Beyond the command's own schema: the module's rule, asked with the same values. */
  readonly check?: (values: Values) => readonly FieldFault[]
  readonly schema?: Schema
  readonly onDone?: (output: OutputOf<Op>) => void
  /** Keeps a draft under this name until it is sent. */
  readonly key?: string
  readonly refresh?: readonly string[]
  readonly village?: number | undefined
}

export interface FieldBinding<Value> {
  readonly name: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly onLeave: () => void
  readonly error: string | undefined
}

export interface Form<Values, Output> {
  readonly values: Values
  readonly set: (changed: Partial<Values>) => void
  readonly field: <Name extends keyof Values & string>(name: Name) => FieldBinding<Values[Name]>
  /** The sentence of a field's fault, for fields bound by hand. */
  readonly errorOf: (name: string) => string | undefined
  readonly faultCount: number
  readonly refusal: Refusal | null
  readonly busy: boolean
  readonly output: Output | undefined
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
  const { say } = useWords()
  const command = useCommand(options.command, { ...pick(options), onDone: (output) => finish(output) })
  const [values, setValues] = useState<Values>(() => ({ ...options.initial, ...readDraft<Values>(options.key) }))
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const [served, setServed] = useState<readonly FieldFault[]>([])
  const element = useRef<HTMLFormElement | null>(null)

  useEffect(() => writeDraft(options.key, values, options.initial), [options.key, values, options.initial])
  // The server's faults stay at their fields until those change.
  useEffect(() => {
    if (!command.refusal || command.refusal.fields.length === 0) return
    setServed(command.refusal.fields)
    setTried(true)
    focusFirst(element.current)
  }, [command.refusal])

  const toInput = (from: Values) => (options.toInput ? options.toInput(from) : from) as InputOf<Op>
  const faultsNow = () => [
    ...faultsOfSchema(options.schema ?? options.command.input, toInput(values)),
    ...(options.check?.(values) ?? []),
  ]
  const visible = tried || shown.size > 0 ? [...served, ...faultsNow()] : served
  const errorOf = (name: string) => {
    const fault = tried || shown.has(name) ? faultOfField(visible, name) : faultOfField(served, name)
    return fault && say(fault.code, fault.details)
  }
  const set = (changed: Partial<Values>) => {
    setValues((before) => ({ ...before, ...changed }))
    setServed((faults) =>
      faults.filter(
        (fault) => !Object.keys(changed).some((name) => fault.field === name || fault.field.startsWith(`${name}.`)),
      ),
    )
  }
  const reset = () => {
    setValues(options.initial)
    setShown(new Set())
    setTried(false)
    setServed([])
    command.reset()
  }
  const finish = (output: OutputOf<Op>) => {
    writeDraft(options.key, options.initial, options.initial)
    setTried(false)
    options.onDone?.(output)
  }
  const submit = async () => {
    setTried(true)
    setServed([])
    if (faultsNow().length > 0) {
      focusFirst(element.current)
      return undefined
    }
    return command.send(toInput(values))
  }
  return {
    values,
    set,
    field: (name) => ({
      name,
      value: values[name],
      onChange: (value) => set({ [name]: value } as unknown as Partial<Values>),
      onLeave: () => setShown((all) => new Set(all).add(name)),
      error: errorOf(name),
    }),
    errorOf,
    faultCount: tried ? new Set(visible.map((fault) => fault.field)).size : 0,
    refusal: command.refusal,
    busy: command.busy,
    output: command.output,
    reset,
    submit,
    props: {
      onSubmit: (event) => {
        event.preventDefault()
        void submit()
      },
      noValidate: true,
      ref: (form) => {
        element.current = form
      },
      className: 'form',
    },
  }
}

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
