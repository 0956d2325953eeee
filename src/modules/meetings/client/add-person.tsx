import { useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { type ChainHit, ChainSearch } from '#platform/design/chain-search.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { usePeopleSearch } from './people-search.ts'

export interface AddedPerson {
  readonly id: string
  readonly personId: string | null
  readonly guestName: string | null
  readonly guestFrom: string | null
  readonly mayVote: boolean
  /** As it is shown until the office says it. */
  readonly name: string
}

interface AddPersonProps {
  readonly onAdd: (person: AddedPerson) => void
  readonly votesByDefault: boolean
}

/** Somebody of the register by typing, or somebody else by name: a guest from elsewhere is a person too. */
export const AddPerson = ({ onAdd, votesByDefault }: AddPersonProps) => {
  const { say } = useWords()
  const search = usePeopleSearch()
  const [hit, setHit] = useState<ChainHit | null>(null)
  const [isGuest, setGuest] = useState(false)
  const [name, setName] = useState('')
  const [from, setFrom] = useState('')
  const [mayVote, setMayVote] = useState(votesByDefault)
  const [error, setError] = useState<string>()
  const add = () => {
    const guest = name.trim()
    if (isGuest ? guest === '' : hit === null) return setError(say('meetings.whoMissing'))
    onAdd({
      ...{ id: newId(), personId: isGuest ? null : (hit?.value ?? null), guestName: isGuest ? guest : null, mayVote },
      ...{ guestFrom: isGuest ? from.trim() || null : null, name: isGuest ? guest : (hit?.name ?? '') },
    })
    setHit(null)
    setName('')
    setFrom('')
    setError(undefined)
  }
  return (
    <Stack gap={12}>
      {isGuest ? (
        <>
          <TextField
            label={say('meetings.guestName')}
            name="guestName"
            maxLength={80}
            value={name}
            onChange={setName}
            error={error}
          />
          <TextField
            label={say('meetings.guestFrom')}
            hint={say('meetings.guestFromHint')}
            name="guestFrom"
            optional
            maxLength={80}
            value={from}
            onChange={setFrom}
          />
        </>
      ) : (
        <ChainSearch
          label={say('meetings.findPerson')}
          name="personId"
          value={hit}
          onChange={setHit}
          search={search}
          error={error}
        />
      )}
      <CheckField label={say('meetings.mayVote')} name="mayVote" checked={mayVote} onChange={setMayVote} />
      <Cluster gap={8}>
        <Button icon="plus" onClick={add}>
          {say('meetings.addToList')}
        </Button>
        <Button kind="quiet" onClick={() => setGuest(!isGuest)}>
          {say(isGuest ? 'meetings.fromRegister' : 'meetings.notInRegister')}
        </Button>
      </Cluster>
    </Stack>
  )
}
