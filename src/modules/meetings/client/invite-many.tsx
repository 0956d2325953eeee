import { useEffect, useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Details } from '#platform/design/details.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { recordInvitees } from '../contract/attendance.ts'
import type { MeetingFile } from '../contract/meeting.ts'
import { type Invitable, type InviteSource, listInviteSources } from './invite-source.ts'
import type { FileProps } from './meeting-answer.tsx'

const atOnce = 200

/** Many at once: first from where, then which one, then the names, from which some are taken out. */
export const InviteMany = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const [code, setCode] = useState('')
  const offered = listInviteSources().filter((source) => may(source.operation))
  const source = offered.find((one) => one.code === code)
  if (offered.length === 0) return null
  return (
    <Details summary={say('meetings.inviteMany')}>
      <Stack gap={16}>
        <ChoiceField
          label={say('meetings.inviteFrom')}
          name="source"
          value={code}
          onChange={setCode}
          choices={offered.map((one) => ({ value: one.code, label: say(one.name) }))}
        />
        {source && <FromSource key={code} source={source} file={file} />}
      </Stack>
    </Details>
  )
}

/** What a source answers; the refusal where it cannot. */
const useAnswer = <Answer,>(ask: (() => Promise<Answer>) | null, key: string) => {
  const [answer, setAnswer] = useState<Answer>()
  const [refusal, setRefusal] = useState<Refusal>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` names what is asked
  useEffect(() => {
    setAnswer(undefined)
    setRefusal(undefined)
    if (!ask) return
    let isLeft = false
    ask().then(
      (found) => !isLeft && setAnswer(() => found),
      (reason: unknown) => !isLeft && setRefusal(reason instanceof Refusal ? reason : offline),
    )
    return () => {
      isLeft = true
    }
  }, [key])
  return { answer, refusal }
}

const offline = new Refusal('conflict', 'platform.offline')

const FromSource = ({ source, file }: FileProps & { readonly source: InviteSource }) => {
  const { say } = useWords()
  const [choice, setChoice] = useState('')
  const { id } = file.meeting
  const choices = useAnswer(async () => (await source.load()).listChoices(id), source.code)
  const people = useAnswer(choice ? async () => (await source.load()).listPeople(choice) : null, choice)
  if (choices.answer?.length === 0) return <p role="status">{say('meetings.inviteNothing')}</p>
  return (
    <>
      <ChoiceField
        label={say(source.choose)}
        name="choice"
        value={choice}
        onChange={setChoice}
        choices={choices.answer ?? []}
      />
      <RefusalMessage refusal={choices.refusal ?? people.refusal} />
      {people.answer && <Names key={choice} people={notOnList(people.answer, file)} file={file} />}
    </>
  )
}

/** Who stands on the list already is not shown again. */
const notOnList = (people: readonly Invitable[], { attendees }: MeetingFile): readonly Invitable[] =>
  people.filter(
    (one) =>
      !attendees.some(({ personId, name }) =>
        one.personId === null ? personId === null && name === one.guestName : personId === one.personId,
      ),
  )

interface NamesProps extends FileProps {
  readonly people: readonly Invitable[]
}

const Names = ({ people, file }: NamesProps) => {
  const { say } = useWords()
  const toast = useToast()
  const [listed] = useState(() => people.map((person) => ({ ...person, id: newId() })))
  const [chosen, setChosen] = useState<readonly string[]>(() => listed.map(({ id }) => id))
  const invite = useCommand(recordInvitees)
  const send = async () => {
    const wanted = listed.filter(({ id }) => chosen.includes(id))
    for (let at = 0; at < wanted.length; at += atOnce) {
      const some = wanted.slice(at, at + atOnce).map(({ name, from, ...person }) => person)
      if (!(await invite.send({ meetingId: file.meeting.id, people: some }))) return
    }
    setChosen([])
    toast({ text: say('meetings.invitedMany', { count: wanted.length }) })
  }
  const left = listed.filter((one) => notOnList([one], file).length > 0)
  if (left.length === 0) return <p role="status">{say('meetings.inviteAllOnList')}</p>
  return (
    <>
      <CheckGroup
        label={say('meetings.inviteNames', { count: left.length })}
        name="people"
        values={chosen}
        onChange={setChosen}
        choices={left.map(({ id, name, from }) => ({ value: id, label: name, ...(from && { hint: from }) }))}
      />
      <RefusalMessage refusal={invite.refusal} />
      <div>
        <Button
          icon="users"
          busy={invite.busy}
          onClick={() => void send()}
          {...(chosen.length === 0 && { disabledBecause: say('meetings.inviteNobody') })}
        >
          {say('meetings.inviteThem', { count: chosen.length })}
        </Button>
      </div>
    </>
  )
}
