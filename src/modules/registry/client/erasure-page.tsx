import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listErasureDue, settleErasure, settlePartErasure } from '../contract/erasure.ts'
import { ErasureChoice } from './erasure-choice.tsx'

type Listed = OutputOf<typeof listErasureDue>

/** Whose time of keeping is over, and which parts of other files: the list is read first, and only the head erases. */
export const ErasurePage = () => {
  const { say } = useWords()
  const query = useQuery(listErasureDue, {})
  return (
    <Page
      title={say('registry.erasure')}
      lead={
        query.data &&
        say('registry.erasureLead', { count: query.data.due.length, years: Math.round(query.data.keptMonths / 12) })
      }
      width="narrow"
    >
      <Answer query={query}>{(answer) => <DueLists answer={answer} />}</Answer>
    </Page>
  )
}

const DueLists = ({ answer }: { readonly answer: Listed }) => {
  const { say } = useWords()
  const { may } = useSession()
  if (answer.due.length === 0 && answer.parts.length === 0) return <EmptyState title={say('registry.nothingDue')} />
  return (
    <>
      {!may('registry.settleErasure') && <Message title={say('registry.eraseAsksHead')} />}
      {answer.due.length > 0 && <PeopleDue due={answer.due} />}
      {answer.parts.map((part) => (
        <PartDue key={part.kind} part={part} />
      ))}
    </>
  )
}

const PeopleDue = ({ due }: { readonly due: Listed['due'] }) => {
  const { say, formatDate } = useWords()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const settle = useCommand(settleErasure, { onDone: () => setChosen([]) })
  return (
    <ErasureChoice
      name="people"
      title={say('registry.duePeople')}
      note={say('registry.duePeopleHint')}
      choices={due.map((person) => ({
        value: person.personId,
        label: person.name,
        hint: say('registry.dueBecause', {
          status: say(`registry.life.${person.lifeStatus}`),
          date: formatDate(person.lastServiceOn),
        }),
      }))}
      chosen={chosen}
      onChoose={setChosen}
      button={say('registry.eraseChosen', { count: chosen.length })}
      question={say('registry.eraseTitle', { count: chosen.length })}
      means={say('registry.eraseMeans')}
      mayErase="registry.settleErasure"
      busy={settle.busy}
      refusal={settle.refusal}
      onErase={(reason) => settle.send({ personIds: [...chosen], reason })}
    />
  )
}

const PartDue = ({ part }: { readonly part: Listed['parts'][number] }) => {
  const { say } = useWords()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const settle = useCommand(settlePartErasure, { onDone: () => setChosen([]) })
  const kind = part.kind.split('.')[1] ?? part.kind
  const name = say(`registry.keeping.${kind}`)
  const hint = say(`registry.keeping.${kind}Hint`)
  const count = part.groups.reduce((sum, group) => sum + (chosen.includes(group.key) ? group.count : 0), 0)
  return (
    <ErasureChoice
      name={kind}
      title={name}
      note={say('registry.partKept', { hint, years: Math.round(part.months / 12) })}
      choices={part.groups.map((group) => ({
        value: group.key,
        label: group.label,
        hint: say('registry.partCount', { count: group.count }),
      }))}
      chosen={chosen}
      onChoose={setChosen}
      button={say('registry.partChosen', { count: chosen.length })}
      question={say('registry.partTitle', { part: name })}
      means={say('registry.partMeans', { count, hint })}
      mayErase="registry.settlePartErasure"
      busy={settle.busy}
      refusal={settle.refusal}
      onErase={(reason) => settle.send({ kind: part.kind, keys: [...chosen], reason })}
    />
  )
}
