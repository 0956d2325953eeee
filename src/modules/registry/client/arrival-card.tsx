import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Message } from '#platform/design/message.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { settleTransfer, type Transfer } from '../contract/transfer.ts'
import { useLabels } from './labels.ts'
import { PersonPicker, type PickedPerson } from './person-picker.tsx'

type CardChoice = 'new' | 'known' | 'none'

const useSettling = (transfer: Transfer) => {
  const known = transfer.known && { ...transfer.known, householdId: null }
  const [existing, setExisting] = useState<PickedPerson | null>(known)
  const [card, setCard] = useState<CardChoice>(transfer.known ? 'none' : 'new')
  const [relative, setRelative] = useState<PickedPerson | null>(null)
  const [relation, setRelation] = useState(transfer.relationCode ?? '1')
  const [reason, setReason] = useState('')
  const settle = useCommand(settleTransfer)
  const send = (accept: boolean) =>
    void settle.send({
      transferId: transfer.id,
      accept,
      existingPersonId: accept ? (existing?.id ?? null) : null,
      newHousehold: accept && card === 'new',
      householdId: accept && card === 'known' ? (relative?.householdId ?? null) : null,
      relationCode: relation,
      reason: reason.trim() || null,
    })
  return {
    ...{ existing, setExisting, card, setCard, relative, setRelative },
    ...{ relation, setRelation, reason, setReason, settle, send },
  }
}

/** One arrival: who it is, from where, whether a row is here already, on which card, yes or no. */
export const ArrivalCard = ({ transfer }: { readonly transfer: Transfer }) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const form = useSettling(transfer)
  const cardless = form.card === 'known' && form.relative?.householdId == null
  return (
    <Card title={transfer.name}>
      <Stack gap={16}>
        <ArrivalFacts transfer={transfer} />
        {transfer.known && <Message title={say('registry.moveKnown', { name: transfer.known.name })} />}
        <PersonPicker
          label={say('registry.alreadyHere')}
          hint={say('registry.alreadyHereHint')}
          value={form.existing}
          onChange={form.setExisting}
        />
        <RadioCards
          label={say('registry.moveCard')}
          name={`card-${transfer.id}`}
          value={form.card}
          onChange={(value) => form.setCard(value as CardChoice)}
          choices={(['new', 'known', 'none'] as const).map((value) => ({
            value,
            label: say(`registry.moveCard.${value}`),
          }))}
        />
        {form.card === 'known' && (
          <PersonPicker label={say('registry.moveCardOf')} value={form.relative} onChange={form.setRelative} />
        )}
        {form.card !== 'none' && (
          <SelectField
            label={say('registry.moveRelation')}
            name={`relation-${transfer.id}`}
            value={form.relation}
            onChange={form.setRelation}
            choices={choices('relation')}
          />
        )}
        <TextField
          label={say('registry.refuseReason')}
          name={`reason-${transfer.id}`}
          optional
          value={form.reason}
          onChange={form.setReason}
        />
        <RefusalMessage refusal={form.settle.refusal} />
        <Cluster gap={12}>
          <Button
            kind="primary"
            icon="check"
            busy={form.settle.busy}
            onClick={() => form.send(true)}
            {...(cardless && { disabledBecause: say('registry.moveCardMissing') })}
          >
            {say(form.existing ? 'registry.acceptAndLink' : 'registry.accept')}
          </Button>
          <Button
            kind="quiet"
            onClick={() => form.send(false)}
            {...(form.reason.trim() === '' && { disabledBecause: say('registry.reasonFirst') })}
          >
            {say('registry.sendBack')}
          </Button>
        </Cluster>
      </Stack>
    </Card>
  )
}

const ArrivalFacts = ({ transfer }: { readonly transfer: Transfer }) => {
  const { say, formatDate } = useWords()
  const { label } = useLabels()
  return (
    <p className="small muted">
      {[
        transfer.birthDate && formatDate(transfer.birthDate),
        transfer.relationCode && label('relation', transfer.relationCode).toLowerCase(),
        say('registry.movedOn', { date: formatDate(transfer.occurredOn) }),
        say('registry.moveFrom', { village: transfer.otherVillage }),
        transfer.reason,
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  )
}
