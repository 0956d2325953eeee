import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useGo } from '#platform/client/navigation.ts'
import { Slot } from '#platform/client/slot.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, OutputOf } from '#platform/shared/operation.ts'
import { listMoveEffects, transferPerson } from '../contract/transfer.ts'
import type { Mover } from './move-page.tsx'

interface MoveFollowsProps {
  readonly movers: readonly Mover[]
  readonly move: InputOf<typeof listMoveEffects>
  readonly back: string
}

/** What the move changes for each, read before it is sent; what cannot be is said here, with the way out. */
export const MoveFollows = (props: MoveFollowsProps) => {
  const { say } = useWords()
  const query = useQuery(listMoveEffects, props.move)
  return (
    <Answer query={query}>
      {(answer) => {
        const refusal = answer.refusal ?? answer.people.find((person) => person.refusal)?.refusal
        return refusal ? (
          <Message kind="attention" title={say(refusal)} />
        ) : (
          <SendMove {...props} people={answer.people} />
        )
      }}
    </Answer>
  )
}

type People = OutputOf<typeof listMoveEffects>['people']

const SendMove = ({ movers, move, back, people }: MoveFollowsProps & { readonly people: People }) => {
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const [newHead, setNewHead] = useState('')
  const send = useCommand(transferPerson, {
    onDone: () => {
      toast({ text: say('registry.moveSent') })
      go(back, { replace: true })
    },
  })
  const staying = movers.filter((mover) => !move.personIds.includes(mover.id))
  const needsHead = people.some((person) => person.effects.some((effect) => effect.code === 'head-needed'))
  const fault = send.refusal?.fields.find((one) => one.field === 'newHeadPersonId')
  const effectsSeen = Object.fromEntries(
    people.map((person) => [person.personId, person.effects.map((effect) => effect.code)]),
  )
  return (
    <>
      <Section title={say('registry.whatFollows')} note={say('registry.whatFollowsNote')}>
        <RowList label={say('registry.whatFollows')}>
          {people.map((person) => (
            <Row
              key={person.personId}
              tile={{ icon: 'arrow-right' }}
              title={person.name}
              reason={person.effects.map((effect) => say(`registry.effect.${effect.code}`, effect.values)).join(' ')}
            />
          ))}
        </RowList>
        {people.map((person) => (
          <Slot key={person.personId} place="person-move" subject={{ personId: person.personId }} />
        ))}
      </Section>
      {needsHead && (
        <SelectField
          label={say('registry.newHead')}
          hint={say('registry.newHeadHint')}
          name="newHeadPersonId"
          value={newHead}
          onChange={setNewHead}
          error={fault && say(fault.code, fault.details)}
          choices={staying.map((mover) => ({ value: mover.id, label: mover.label }))}
        />
      )}
      <TextField
        label={say('registry.moveReason')}
        hint={say('registry.moveReasonHint')}
        name="reason"
        optional
        value={reason}
        onChange={setReason}
      />
      <RefusalMessage refusal={send.refusal} />
      <ActionBar>
        <Button
          kind="primary"
          busy={send.busy}
          busyText={say('registry.saving')}
          onClick={() =>
            void send.send({
              ...move,
              id,
              reason: reason.trim() || null,
              newHeadPersonId: newHead || null,
              effectsSeen,
            })
          }
        >
          {say('registry.moveSend', { count: people.length })}
        </Button>
      </ActionBar>
    </>
  )
}
