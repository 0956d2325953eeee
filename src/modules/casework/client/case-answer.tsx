import type { ReactNode } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { missing } from '#platform/shared/errors.ts'
import { type CaseDetails, type CaseFile, getCase } from '../contract/case-file.ts'

export interface FileProps {
  readonly file: CaseFile
}

/** A case as far as a form over it needs it. */
export interface CaseNamed {
  readonly case: { readonly id: string; readonly number: string }
}

export interface NamedProps {
  readonly file: CaseNamed
}

export interface WholeProps extends FileProps {
  readonly details: CaseDetails
}

/** The case that a page is about, once it is there. */
export const CaseAnswer = ({
  caseId,
  children,
}: {
  readonly caseId: string | undefined
  readonly children: (file: CaseFile) => ReactNode
}) => {
  const { say } = useWords()
  const query = useQuery(getCase, { caseId: caseId ?? '' })
  return (
    <Answer query={query} waiting={say('casework.loading')}>
      {children}
    </Answer>
  )
}

/** A part of the case that the address names and the case has not, or no longer. */
export const NotInCase = ({ file, title, code }: FileProps & { readonly title: string; readonly code: string }) => {
  const { say } = useWords()
  return (
    <Page title={say(title)} trail={useTrail(file)} width="narrow">
      <RefusalMessage refusal={missing(code)} />
    </Page>
  )
}

/** The way back from a form: the list, then the case. */
export const useTrail = ({ case: one }: CaseNamed) => {
  const { say } = useWords()
  return [
    { href: '/kasus', label: say('casework.menu') },
    { href: `/kasus/${one.id}`, label: one.number },
  ]
}
