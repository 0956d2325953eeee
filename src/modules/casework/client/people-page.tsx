import { type ReactNode, useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { type Command, useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import type { Choice } from '#platform/design/choice.ts'
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

interface HandProps {
  readonly name: string
  readonly hands: readonly Choice[]
  readonly value: string
  onChange(accountId: string): void
}

const Hand = ({ hands, ...field }: HandProps) => {
  const { say } = useWords()
  return <ChoiceField label={say('casework.people.whom')} choices={hands} {...field} />
}

interface AskingProps {
  readonly command: Pick<Command<never, unknown>, 'busy' | 'refusal'>
  /** What is not filled in yet; `false` when all is. */
  readonly missing: string | false
  readonly send: string
  onSend(): void
  readonly children: ReactNode
}

/** A few fields with one button, which says what it waits for. */
const Asking = ({ command, missing, send, onSend, children }: AskingProps) => {
  const { say } = useWords()
  return (
    <Stack gap={12}>
      {children}
      <RefusalMessage refusal={command.refusal} />
      <Button busy={command.busy} {...(missing ? { disabledBecause: say(missing) } : {})} onClick={onSend}>
        {say(send)}
      </Button>
    </Stack>
  )
}

const Helper = ({ file }: FileProps) => {
  const { say } = useWords()
  const hands = useHands(file, ['migration_officer', 'head'])
  const [accountId, setAccountId] = useState('')
  const command = useCommand(assignCase, { refresh, onDone: () => setAccountId('') })
  if (hands.length === 0) return null
  return (
    <Section title={say('casework.people.addHelper')} note={say('casework.people.helperNote')}>
      <Asking
        command={command}
        missing={accountId === '' && 'casework.people.choose'}
        send="casework.people.addHelper"
        onSend={() => void command.send({ id: newId(), caseId: file.case.id, accountId, part: 'helper' })}
      >
        <Hand name="helper" hands={hands} value={accountId} onChange={setAccountId} />
      </Asking>
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
      <Asking
        command={ask}
        missing={(accountId === '' || reason.trim() === '') && 'casework.transfer.fill'}
        send="casework.transfer.ask"
        onSend={() => void ask.send({ id: newId(), caseId: file.case.id, accountId, reason })}
      >
        <Hand name="transfer" hands={hands} value={accountId} onChange={setAccountId} />
        <TextArea
          label={say('casework.transfer.reason')}
          name="reason"
          value={reason}
          onChange={setReason}
          maxLength={400}
        />
      </Asking>
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
      <Asking
        command={command}
        missing={reason.trim() === '' && 'casework.protection.fill'}
        send={wanted ? 'casework.protection.on' : 'casework.protection.off'}
        onSend={() => void command.send({ id: newId(), caseId: file.case.id, protected: wanted, reason })}
      >
        <TextArea
          label={say('casework.protection.reason')}
          name="protection"
          value={reason}
          onChange={setReason}
          maxLength={400}
        />
      </Asking>
    </Section>
  )
}
