import type { ReactNode } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { PageForm, type PageFormProps } from '#platform/design/page-form.tsx'
import type { Operation } from '#platform/shared/operation.ts'
import { type CaseFile, getCaseSlip } from '../contract/case-file.ts'
import { CaseAnswer, type CaseNamed, useTrail } from './case-answer.tsx'

interface CaseFormProps<Values extends object, Op extends Operation>
  extends Omit<PageFormProps<Values, Op>, 'refresh' | 'to' | 'trail'> {
  readonly file: CaseNamed
}

/** One form about one case, and back to the case. */
export const CaseForm = <Values extends object, Op extends Operation>({ file, ...form }: CaseFormProps<Values, Op>) => (
  <PageForm<Values, Op>
    {...form}
    refresh={['casework', 'migration', 'platform']}
    trail={useTrail(file)}
    to={`/kasus/${file.case.id}`}
  />
)

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
