import { type ReactNode, useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { type Form, useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, Operation, OutputOf } from '#platform/shared/operation.ts'
import { type CaseFile, getCaseSlip } from '../contract/case-file.ts'
import { CaseAnswer, type CaseNamed, useTrail } from './case-answer.tsx'

interface CaseFormProps<Values extends object, Op extends Operation> {
  readonly file: CaseNamed
  readonly command: Op
  readonly initial: Values
  /** The command's input of what was typed; `id` is new for each form. */
  readonly toInput: (values: Values, id: string) => InputOf<Op>
  readonly title: string
  readonly lead?: ReactNode
  readonly save: string
  readonly done: string
  readonly children: (form: Form<Values, OutputOf<Op>>) => ReactNode
}

/** One form about one case: its fields, its button, and back to the case. */
export const CaseForm = <Values extends object, Op extends Operation>(props: CaseFormProps<Values, Op>) => {
  const { file, command, toInput, title, lead, save, done, children } = props
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState(props.initial)
  const form = useForm<Values, Op>({
    ...{ initial, command },
    toInput: (values) => toInput(values, id),
    refresh: ['casework', 'migration', 'platform'],
    onDone: () => {
      toast({ text: say(done) })
      go(`/kasus/${file.case.id}`)
    },
  })
  return (
    <Page title={title} lead={lead} width="narrow" trail={useTrail(file)}>
      <form {...form.props}>
        <FormFaults count={form.faultCount} />
        {children(form)}
        <RefusalMessage refusal={form.refusal} />
        <ActionBar>
          <Button type="submit" kind="primary" busy={form.busy}>
            {say(save)}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}

/** A page that is a form over the case its path names. */
export const casePage = (Form: (props: { readonly file: CaseFile }) => ReactNode) => {
  const CasePageOf = ({ params }: PageProps) => (
    <CaseAnswer caseId={params.caseId}>{(file) => <Form file={file} />}</CaseAnswer>
  )
  return CasePageOf
}

export const trimmed = (words: string): string | null => words.trim() || null

/** A form that needs no more of the case than its number: it opens without a line too, where the phone has the task. */
export const slipPage = (Form: (props: { readonly file: CaseNamed }) => ReactNode) => {
  const SlipPageOf = ({ params }: PageProps) => {
    const { say } = useWords()
    const query = useQuery(getCaseSlip, { caseId: params.caseId ?? '' })
    return (
      <Answer query={query} waiting={say('casework.loading')}>
        {(slip) => <Form file={slip} />}
      </Answer>
    )
  }
  return SlipPageOf
}
