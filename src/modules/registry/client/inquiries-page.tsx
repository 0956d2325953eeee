import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { type Inquiry, listInquiries, settleInquiry } from '../contract/inquiry.ts'

/** Questions between villages: what others ask of us, and what we asked. */
export const InquiriesPage = () => {
  const { say } = useWords()
  const [direction, setDirection] = useSearchParam('arah', 'in')
  const query = useQuery(listInquiries, { direction: direction === 'out' ? 'out' : 'in' })
  return (
    <Page
      title={say('registry.inquiries')}
      lead={query.data && say('registry.inquiriesLead', { left: query.data.left })}
      width="narrow"
    >
      <FilterChips
        label={say('registry.inquiries')}
        value={direction}
        onChange={setDirection}
        chips={[
          { value: 'in', label: say('registry.toAnswer') },
          { value: 'out', label: say('registry.ourQuestions') },
        ]}
      />
      <Answer query={query}>
        {(answer) => <Inquiries inquiries={answer.inquiries} toAnswer={direction === 'in'} />}
      </Answer>
    </Page>
  )
}

const Inquiries = ({ inquiries, toAnswer }: { readonly inquiries: readonly Inquiry[]; readonly toAnswer: boolean }) => {
  const { say, formatDate } = useWords()
  if (inquiries.length === 0) return <EmptyState title={say('registry.noQuestions')} />
  const open = toAnswer ? inquiries.filter((inquiry) => inquiry.status === 'asked') : []
  return (
    <Stack gap={20}>
      {open.map((inquiry) => (
        <Question key={inquiry.id} inquiry={inquiry} />
      ))}
      <RowList label={say('registry.inquiries')}>
        {inquiries
          .filter((inquiry) => !open.includes(inquiry))
          .map((inquiry) => (
            <Row
              key={inquiry.id}
              href={`/orang/${inquiry.personId}`}
              title={inquiry.personName}
              reason={[inquiry.otherVillage, formatDate(inquiry.askedAt), inquiry.reason, inquiry.note]
                .filter(Boolean)
                .join(' · ')}
              end={
                <Badge kind={inquiry.status === 'same' ? 'info' : 'none'}>
                  {say(`registry.inquiry.${inquiry.status}`)}
                </Badge>
              }
            />
          ))}
      </RowList>
    </Stack>
  )
}

const Question = ({ inquiry }: { readonly inquiry: Inquiry }) => {
  const { say } = useWords()
  const { may } = useSession()
  const [note, setNote] = useState('')
  const settle = useCommand(settleInquiry)
  const send = (answer: 'same' | 'withheld') => void settle.send({ id: inquiry.id, answer, note: note.trim() || null })
  return (
    <Card title={<a href={`/orang/${inquiry.personId}`}>{inquiry.personName}</a>}>
      <Stack gap={12}>
        <p>{say('registry.askedWhy', { name: inquiry.askedByName, reason: inquiry.reason })}</p>
        <TextField
          label={say('registry.answerNote')}
          name={`note-${inquiry.id}`}
          optional
          value={note}
          onChange={setNote}
        />
        <RefusalMessage refusal={settle.refusal} />
        {may('registry.settleInquiry') && (
          <Cluster gap={12}>
            <Button busy={settle.busy} onClick={() => send('same')}>
              {say('registry.itIsTheSame')}
            </Button>
            <Button kind="quiet" onClick={() => send('withheld')}>
              {say('registry.sayNothing')}
            </Button>
          </Cluster>
        )}
      </Stack>
    </Card>
  )
}
