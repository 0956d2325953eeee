import { callNumbers } from '#modules/references/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getReceipt, issueReceipt } from '../contract/public.ts'
import { type FileProps, useTrail } from './case-answer.tsx'
import { casePage } from './case-form.tsx'

/** What the family takes home: the number and the PIN with which it follows its case. */
export const ReceiptPage = casePage(({ file }) => <Receipt file={file} />)

const Receipt = ({ file }: FileProps) => {
  const { say } = useWords()
  const query = useQuery(getReceipt, { caseId: file.case.id })
  const command = useCommand(issueReceipt, { refresh: ['casework'] })
  return (
    <Page
      title={say('casework.receipt.title')}
      lead={say('casework.receipt.lead')}
      width="narrow"
      trail={useTrail(file)}
    >
      <Answer query={query}>
        {({ code, pin, address, hotlines }) => (
          <>
            <Card>
              <Facts
                stacked
                facts={[
                  { label: say('casework.receipt.address'), value: <span className="big">{address}</span> },
                  { label: say('casework.receipt.code'), value: <span className="big">{code}</span> },
                  { label: say('casework.receipt.pin'), value: <span className="big">{pin}</span> },
                ]}
              />
              <p>{say('casework.receipt.free')}</p>
              <Doors hotlines={hotlines} />
            </Card>
            <Section>
              <Button kind="primary" icon="printer" onClick={() => window.print()}>
                {say('casework.receipt.print')}
              </Button>
            </Section>
            <Section title={say('casework.receipt.renew')} note={say('casework.receipt.renewNote')}>
              <RefusalMessage refusal={command.refusal} />
              <Button busy={command.busy} onClick={() => void command.send({ caseId: file.case.id })}>
                {say('casework.receipt.renew')}
              </Button>
            </Section>
          </>
        )}
      </Answer>
    </Page>
  )
}

interface DoorsProps {
  readonly hotlines: OutputOf<typeof getReceipt>['hotlines']
}

/** Printed with the number and PIN: whom else to call from where the worker is, and for what happened. */
const Doors = ({ hotlines }: DoorsProps) => {
  const { say } = useWords()
  return (
    <>
      <h3>{say('casework.receipt.doors')}</h3>
      <ul>
        {hotlines.map(({ title, phones, confirmed }) => (
          <li key={title}>
            {`${title}: `}
            <b>
              {callNumbers(phones)
                .map(({ shown }) => shown)
                .join(', ')}
            </b>
            {!confirmed && <small className="muted">{` (${say('casework.receipt.unconfirmed')})`}</small>}
          </li>
        ))}
      </ul>
    </>
  )
}
