import { useWords } from '#platform/client/words.tsx'
import { Message } from '#platform/design/message.tsx'
import { requestScreening } from '../contract/screening.ts'
import type { FileProps } from './case-answer.tsx'
import { CaseForm, casePage } from './case-form.tsx'

/** Whoever helps a family does not ask about trafficking: she asks the one who does. */
export const ScreeningAskPage = casePage(({ file }) => <Ask file={file} />)

const Ask = ({ file }: FileProps) => {
  const { say } = useWords()
  return (
    <CaseForm
      file={file}
      command={requestScreening}
      initial={{}}
      toInput={(_, id) => ({ id, caseId: file.case.id })}
      title={say('casework.screening.ask')}
      save="casework.screening.ask"
      done="casework.screening.sent"
    >
      {() => (
        <Message icon="shield-check" title={say('casework.screening.apart')}>
          {say('casework.screening.apartWhy')}
        </Message>
      )}
    </CaseForm>
  )
}
