import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import {
  type DoorPart,
  doorParts,
  type getOwnDoor,
  recordDoorShare,
  shareChannels,
  withdrawDoorShare,
} from '../contract/door.ts'

type Own = OutputOf<typeof getOwnDoor>

interface DoorSharesProps {
  readonly personId: string
  readonly name: string
  readonly shares: Own['shares']
  readonly near: Own['near']
  /** The desk writes down what it was told, and how. */
  readonly byDesk?: boolean
}

/** To whom somebody shows the own course, and how that is taken back. */
export const DoorShares = ({ personId, name, shares, near, byDesk = false }: DoorSharesProps) => {
  const { say } = useWords()
  const [adding, setAdding] = useState(false)
  return (
    <Section
      title={say(byDesk ? 'access.share.title' : 'access.own.shares')}
      note={byDesk ? say('access.share.why', { name }) : say('access.own.sharesWhy')}
    >
      {shares.length === 0 ? (
        <p className="muted">{say('access.share.none')}</p>
      ) : (
        <RowList label={say('access.share.title')}>
          {shares.map((share) => (
            <ShareRow key={share.id} share={share} />
          ))}
        </RowList>
      )}
      {near.length === 0 && <p className="small muted">{say('access.share.noNear')}</p>}
      {near.length > 0 && !adding && (
        <div>
          <Button icon="plus" onClick={() => setAdding(true)}>
            {say('access.share.add')}
          </Button>
        </div>
      )}
      {adding && <ShareForm personId={personId} near={near} byDesk={byDesk} onDone={() => setAdding(false)} />}
    </Section>
  )
}

const ShareRow = ({ share }: { readonly share: Own['shares'][number] }) => {
  const { say, formatDate } = useWords()
  const toast = useToast()
  const take = useCommand(withdrawDoorShare, {
    refresh: ['access'],
    onDone: () => toast({ text: say('access.share.taken') }),
  })
  const parts = share.parts.map((part) => say(`access.share.part.${part}`)).join(', ')
  const since = say('access.share.since', { parts, day: formatDate(share.saidOn) })
  const channel = say(`access.share.channel.${share.channel}`)
  // what the desk wrote down in her name she can see and take back
  const byDesk =
    share.channel === 'own-door' ? [] : [say('access.share.byDesk', { name: share.recordedByName, channel })]
  return (
    <>
      <Row
        title={share.toName}
        reason={[since, ...byDesk].join(' · ')}
        end={
          <Button compact kind="quiet" busy={take.busy} onClick={() => void take.send({ shareId: share.id })}>
            {say('access.share.take')}
          </Button>
        }
      />
      <RefusalMessage refusal={take.refusal} />
    </>
  )
}

interface ShareFormProps extends Pick<DoorSharesProps, 'personId' | 'near' | 'byDesk'> {
  readonly onDone: () => void
}

const ShareForm = ({ personId, near, byDesk, onDone }: ShareFormProps) => {
  const { say, today } = useWords()
  const toast = useToast()
  const [id] = useState(newId)
  const form = useForm({
    command: recordDoorShare,
    initial: { toPersonId: '', parts: ['course'] as readonly string[], channel: '', saidOn: today as string },
    toInput: ({ toPersonId, parts, channel, saidOn }) => ({
      ...{ id, personId, toPersonId, parts: doorParts.filter((part) => parts.includes(part)) as DoorPart[] },
      channel: byDesk ? (channel as (typeof shareChannels)[number]) : null,
      saidOn: byDesk ? saidOn : null,
    }),
    refresh: ['access'],
    onDone: () => {
      toast({ text: say('access.share.given') })
      onDone()
    },
  })
  const parts = form.field('parts')
  return (
    <form {...form.props}>
      <ChoiceField
        label={say('access.share.to')}
        choices={near.map((one) => ({ value: one.personId, label: one.name }))}
        {...form.field('toPersonId')}
      />
      <CheckGroup
        name="parts"
        label={say('access.share.parts')}
        choices={doorParts.map((value) => ({ value, label: say(`access.share.part.${value}`) }))}
        values={parts.value}
        onChange={parts.onChange}
        onLeave={parts.onLeave}
        error={parts.error}
      />
      {byDesk && (
        <>
          <ChoiceField
            label={say('access.share.channel')}
            choices={shareChannels.map((value) => ({ value, label: say(`access.share.channel.${value}`) }))}
            {...form.field('channel')}
          />
          <DateField label={say('access.share.saidOn')} {...form.field('saidOn')} />
        </>
      )}
      <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
      <Button type="submit" kind="primary" busy={form.busy}>
        {say('access.share.give')}
      </Button>
    </form>
  )
}
