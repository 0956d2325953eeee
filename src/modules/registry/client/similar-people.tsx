import { useEffect, useState } from 'react'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { isPlainDate } from '#platform/shared/dates.ts'
import { findSimilarPeople, type SimilarPerson } from '../contract/person.ts'
import { useLabels } from './labels.ts'
import { type PersonDraft, splitBirth } from './person-draft.ts'

interface SimilarPeopleProps {
  readonly draft: PersonDraft
  readonly differentFrom: readonly string[]
  readonly onDifferent: (personId: string) => void
}

/** What was typed, a moment after the last key. */
const useSettled = <Value,>(value: Value, milliseconds: number): Value => {
  const [settled, setSettled] = useState(value)
  const written = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by what is written, not by identity
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [written, milliseconds])
  return settled
}

/** People already recorded who may be the one being typed: with reasons, one touch to open, one to say "somebody else". */
export const SimilarPeople = ({ draft, differentFrom, onDifferent }: SimilarPeopleProps) => {
  const { say } = useWords()
  const birth = splitBirth(draft.birthDate, draft.birthAbout)
  const asked = useSettled(
    {
      name: draft.name.slice(0, 120),
      nik: draft.nik.length === 16 ? draft.nik : null,
      birthDate: birth.birthDate !== null && isPlainDate(birth.birthDate) ? birth.birthDate : null,
      birthPrecision: birth.birthPrecision,
      sex: draft.sex || ('unknown' as const),
      motherName: draft.motherName.trim() || null,
      exceptId: draft.id,
    },
    350,
  )
  const query = useQuery(findSimilarPeople, asked, {
    enabled: asked.name.trim().length > 2 || asked.nik !== null,
    keepLast: true,
  })
  const open = (query.data?.similar ?? []).filter((match) => !differentFrom.includes(match.person.id))
  if (open.length === 0) return null
  return (
    <div role="status" className="stack" style={{ gap: 8 }}>
      {open.slice(0, 3).map((match) => (
        <SimilarMessage
          key={match.person.id}
          match={match}
          title={say(`registry.level.${match.level}`)}
          onDifferent={() => onDifferent(match.person.id)}
        />
      ))}
    </div>
  )
}

const SimilarMessage = ({
  match,
  title,
  onDifferent,
}: {
  readonly match: SimilarPerson
  readonly title: string
  readonly onDifferent: () => void
}) => {
  const { say } = useWords()
  const { age, place } = useLabels()
  const { person } = match
  const reasons = match.reasons
    .filter((reason) => reason.points > 0)
    .map((reason) => say(`registry.match.${reason.code}`))
  return (
    <Message
      kind={match.level === 'possible' ? 'info' : 'attention'}
      icon="users"
      title={`${title}: ${person.name}, ${age(person)}`}
      action={
        <Cluster>
          <LinkButton compact href={`/orang/${person.id}`} newTab>
            {say('registry.openThatPerson')}
          </LinkButton>
          <Button compact kind="quiet" onClick={onDifferent}>
            {say('registry.somebodyElse')}
          </Button>
        </Cluster>
      }
    >
      {[reasons.join(', '), place(person), person.headName && say('registry.ofFamily', { name: person.headName })]
        .filter(Boolean)
        .join(' · ')}
    </Message>
  )
}
