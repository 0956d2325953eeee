import type { PageProps } from '#platform/client/client-module.ts'
import { useWords } from '#platform/client/words.tsx'
import { Message } from '#platform/design/message.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { recordAnswer } from '../contract/work.ts'
import { CaseAnswer, NotInCase } from './case-answer.tsx'
import { CaseForm } from './case-form.tsx'

/** The family asked on its page; the answer stands there in the same words. */
export const AnswerPage = ({ params }: PageProps) => {
  const { say, formatDate } = useWords()
  return (
    <CaseAnswer caseId={params.caseId}>
      {(file) => {
        const question = file.details?.questions.find((one) => one.id === params.questionId)
        if (!question) return <NotInCase file={file} title="casework.answer.new" code="casework.questionMissing" />
        return (
          <CaseForm
            file={file}
            command={recordAnswer}
            initial={{ words: '' }}
            toInput={({ words }, id) => ({ id, caseId: file.case.id, questionId: question.id, words })}
            title={say('casework.answer.new')}
            lead={say('casework.answer.lead')}
            save="casework.answer.save"
            done="casework.answer.done"
          >
            {(form) => (
              <>
                <Message icon="message" title={formatDate(question.askedOn)}>
                  {question.words}
                </Message>
                <TextArea label={say('casework.answer.words')} rows={4} maxLength={2000} {...form.field('words')} />
              </>
            )}
          </CaseForm>
        )
      }}
    </CaseAnswer>
  )
}
