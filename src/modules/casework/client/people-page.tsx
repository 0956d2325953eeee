import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { newId } from '#platform/shared/ids.ts'
import { recordProtection } from '../contract/case.ts'
import { assignCase, closeAssignment, listHands, settleTransfer, transferCase } from '../contract/work.ts'
import { type FileProps, useTrail } from './case-answer.tsx'
import { casePage } from './case-form.tsx'

const refresh = ['casework', 'platform', 'migration']

/** Who works on the case: helpers, handing it over, and whether anybody else may know of it. */
export const PeoplePage = casePage(({ file }) => <People file={file} />)

const People = ({ file }: FileProps) => {
  const { say } = useWords()
  return (
    <Page title={say('casework.people.title')} width="narrow" trail={useTrail(file)}>
      <Members file={file} />
      <Helper file={file} />
      <Transfer file={file} />
      <Protection file={file} />
    </Page>
  )
}

const Members = ({ file }: FileProps) => {
  const { say } = useWords()
  const end = useCommand(closeAssignment, { refresh })
  return (
    <Section title={say('casework.people.who')}>
      <RefusalMessage refusal={end.refusal} />
      <RowList label={say('casework.people.who')}>
        {(file.details?.members ?? []).map((member) => (
          <Row
            key={member.accountId}
            tile={{ icon: 'user', pillar: 1 }}
            title={member.name}
            reason={say(`casework.part.${member.part}`)}
            end={
              member.part === 'helper' && (
                <Button
                  compact
                  busy={end.busy}
                  onClick={() => void end.send({ caseId: file.case.id, accountId: member.accountId })}
                >
                  {say('casework.people.end')}
                </Button>
              )
            }
          />
        ))}
      </RowList>
    </Section>
  )
}

const useHands = (file: FileProps['file'], roles: readonly string[]) => {
  const { say } = useWords()
  const query = useQuery(listHands, {})
  const taken = new Set(file.details?.members.map((member) => member.accountId))
  return (query.data?.hands ?? [])
    .filter((hand) => !taken.has(hand.accountId) && roles.includes(hand.role))
    .map((hand) => ({ value: hand.accountId, label: `${hand.name}, ${say(`access.role.${hand.role}`).toLowerCase()}` }))
}

const Helper = ({ file }: FileProps) => {
  const { say } = useWords()
  const hands = useHands(file, ['migration_officer', 'head'])
  const [accountId, setAccountId] = useState('')
  const command = useCommand(assignCase, { refresh, onDone: () => setAccountId('') })
  if (hands.length === 0) return null
  return (
    <Section title={say('casework.people.addHelper')} note={say('casework.people.helperNote')}>
      <Stack gap={12}>
        <ChoiceField
          label={say('casework.people.whom')}
          name="helper"
          value={accountId}
          onChange={setAccountId}
          choices={hands}
        />
        <RefusalMessage refusal={command.refusal} />
        <Button
          busy={command.busy}
          {...(accountId === '' ? { disabledBecause: say('casework.people.choose') } : {})}
          onClick={() => void command.send({ id: newId(), caseId: file.case.id, accountId, part: 'helper' })}
        >
          {say('casework.people.addHelper')}
        </Button>
      </Stack>
    </Section>
  )
}

const Transfer = ({ file }: FileProps) => {
  const { say } = useWords()
  const { account } = useSession()
  const hands = useHands(file, ['migration_officer']).filter((hand) => hand.value !== account?.id)
  const [accountId, setAccountId] = useState('')
  const [reason, setReason] = useState('')
  const ask = useCommand(transferCase, { refresh })
  const settle = useCommand(settleTransfer, { refresh })
  const { transfer } = file.details ?? {}
  if (transfer)
    return (
      <Section
        title={say('casework.transfer.title')}
        note={say('casework.transfer.waitsFor', { name: transfer.toName })}
      >
        <RefusalMessage refusal={settle.refusal} />
        <Button busy={settle.busy} onClick={() => void settle.send({ transferId: transfer.id, answer: 'withdrawn' })}>
          {say('casework.transfer.withdraw')}
        </Button>
      </Section>
    )
  if (hands.length === 0) return null
  return (
    <Section title={say('casework.transfer.title')} note={say('casework.transfer.note')}>
      <Stack gap={12}>
        <ChoiceField
          label={say('casework.people.whom')}
          name="transfer"
          value={accountId}
          onChange={setAccountId}
          choices={hands}
        />
        <TextArea
          label={say('casework.transfer.reason')}
          name="reason"
          value={reason}
          onChange={setReason}
          maxLength={400}
        />
        <RefusalMessage refusal={ask.refusal} />
        <Button
          busy={ask.busy}
          {...(accountId === '' || reason.trim() === '' ? { disabledBecause: say('casework.transfer.fill') } : {})}
          onClick={() => void ask.send({ id: newId(), caseId: file.case.id, accountId, reason })}
        >
          {say('casework.transfer.ask')}
        </Button>
      </Stack>
    </Section>
  )
}

const Protection = ({ file }: FileProps) => {
  const { say } = useWords()
  const [reason, setReason] = useState('')
  const command = useCommand(recordProtection, { refresh, onDone: () => setReason('') })
  const wanted = !file.case.protected
  return (
    <Section
      title={say('casework.protection.title')}
      note={say(wanted ? 'casework.protectHint' : 'casework.protectedWhy')}
    >
      <Stack gap={12}>
        <TextArea
          label={say('casework.protection.reason')}
          name="protection"
          value={reason}
          onChange={setReason}
          maxLength={400}
        />
        <RefusalMessage refusal={command.refusal} />
        <Button
          busy={command.busy}
          {...(reason.trim() === '' ? { disabledBecause: say('casework.protection.fill') } : {})}
          onClick={() => void command.send({ id: newId(), caseId: file.case.id, protected: wanted, reason })}
        >
          {say(wanted ? 'casework.protection.on' : 'casework.protection.off')}
        </Button>
      </Stack>
    </Section>
  )
}
