import { type ReactNode, useState } from 'react'
import { useGo } from '#platform/client/navigation.ts'
import { type Form, useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, Operation, OutputOf } from '#platform/shared/operation.ts'
import { FormFrame } from './form-frame.tsx'
import { Page, type PageProps } from './page.tsx'
import { useToast } from './toast.tsx'

export interface PageFormProps<Values extends object, Op extends Operation>
  extends Pick<PageProps, 'title' | 'lead' | 'trail'> {
  readonly command: Op
  readonly initial: Values
  /** The command's input of what was typed; `id` is new for each form. */
  readonly toInput: (values: Values, id: string) => InputOf<Op>
  readonly refresh: readonly string[]
  /** Keys of the words on the button, and of what is said when it is done. */
  readonly save: string
  readonly done?: string
  /** Where one goes then. */
  readonly to: string
  readonly children: (form: Form<Values, OutputOf<Op>>) => ReactNode
}

/** A page that is one form: its fields, its button, and back to what it is about. */
export const PageForm = <Values extends object, Op extends Operation>(props: PageFormProps<Values, Op>) => {
  const { command, toInput, refresh, save, done, to, children, initial: _, ...page } = props
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState(props.initial)
  const form = useForm<Values, Op>({
    ...{ initial, command, refresh },
    toInput: (values) => toInput(values, id),
    onDone: () => {
      if (done) toast({ text: say(done) })
      go(to)
    },
  })
  return (
    <Page width="narrow" {...page}>
      <FormFrame form={form} save={say(save)}>
        {children(form)}
      </FormFrame>
    </Page>
  )
}
