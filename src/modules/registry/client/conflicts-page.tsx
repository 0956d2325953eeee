import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { type Conflict, type ConflictField, listConflicts, settleConflict } from '#platform/shared/conflict-contract.ts'
import { useShownValue } from './person-history.tsx'

/** Where two people said different things, somebody looks at both and chooses. */
export const ConflictsPage = () => {
  const { say } = useWords()
  const query = useQuery(listConflicts, {})
  const lead = query.data ? say('registry.conflictsLead', { count: query.data.conflicts.length }) : undefined
  return (
    <Page title={say('registry.conflicts')} width="narrow" {...(lead && { lead })}>
      <Answer query={query}>
        {({ conflicts }) =>
          conflicts.length === 0 ? (
            <EmptyState title={say('registry.noConflicts')} sentence={say('registry.noConflictsHow')} />
          ) : (
            <Stack gap={20}>
              {conflicts.map((conflict) => (
                <ConflictCard key={conflict.id} conflict={conflict} />
              ))}
            </Stack>
          )
        }
      </Answer>
    </Page>
  )
}

type Keep = 'phone' | 'office'

const ConflictCard = ({ conflict }: { readonly conflict: Conflict }) => {
  const { say, formatMoment } = useWords()
  const [keepByField, setKeep] = useState<Readonly<Record<string, Keep>>>({})
  const settle = useCommand(settleConflict)
  const choices = conflict.fields.flatMap(({ field, current }) => {
    const keep = keepByField[field]
    return keep ? [{ field, keep, current }] : []
  })
  const isChosen = choices.length === conflict.fields.length
  const { fieldOf } = useDisputed(conflict)
  const others = conflict.others.map(({ field }) => fieldOf(field)).join(', ')
  return (
    <Card title={<a href={conflict.path}>{conflict.subjectName}</a>}>
      <Stack gap={16}>
        <p className="small muted">
          {say('registry.conflictBy', {
            name: conflict.queuedByName,
            at: formatMoment(conflict.queuedAt ?? conflict.receivedAt),
          })}
        </p>
        {conflict.fields.map((field) => (
          <FieldChoice
            key={field.field}
            conflict={conflict}
            field={field}
            keep={keepByField[field.field]}
            onKeep={(keep) => setKeep({ ...keepByField, [field.field]: keep })}
          />
        ))}
        {others && <p className="small muted">{say('registry.conflictOthers', { fields: others })}</p>}
        <RefusalMessage refusal={settle.refusal} />
        <Button
          icon="check"
          busy={settle.busy}
          onClick={() => void settle.send({ conflictId: conflict.id, choices })}
          {...(!isChosen && { disabledBecause: say('registry.conflictChooseFirst') })}
        >
          {say('registry.conflictSettle')}
        </Button>
      </Stack>
    </Card>
  )
}

const prefixOf: Readonly<Record<string, string>> = { occupation: 'references.occupation', scheme: 'references.scheme' }

/** Fields and values of a dispute, in the words of the module whose act it is. */
const useDisputed = ({ operation }: Conflict) => {
  const { say, has, formatDate, language } = useWords()
  const shown = useShownValue()
  const module = operation.split('.')[0] ?? ''
  return {
    fieldOf: (field: string) => say(`${module}.field.${field}`),
    shownOf: (field: string, value: string | null): string => {
      if (module === 'registry' || value === null) return shown(field, value)
      if (field === 'destinationCountry')
        return new Intl.DisplayNames([language], { type: 'region' }).of(value) ?? value
      const key = `${prefixOf[field]}.${value}`
      if (has(key)) return say(key)
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value
    },
  }
}

interface FieldChoiceProps {
  readonly conflict: Conflict
  readonly field: ConflictField
  readonly keep: Keep | undefined
  onKeep(keep: Keep): void
}

const FieldChoice = ({ conflict, field, keep, onKeep }: FieldChoiceProps) => {
  const { say, formatMoment } = useWords()
  const { fieldOf, shownOf } = useDisputed(conflict)
  const value = (text: string | null) => shownOf(field.field, text)
  const office =
    field.currentByName && field.currentAt
      ? say('registry.conflictAuthor', {
          place: say('registry.atOffice'),
          name: field.currentByName,
          at: formatMoment(field.currentAt),
        })
      : say('registry.conflictWithout', { place: say('registry.atOffice') })
  const phone = say('registry.conflictAuthor', {
    place: say('registry.onPhone'),
    name: conflict.queuedByName,
    at: formatMoment(conflict.queuedAt ?? conflict.receivedAt),
  })
  return (
    <RadioCards
      label={fieldOf(field.field)}
      name={`${conflict.id}-${field.field}`}
      hint={say('registry.conflictSeen', { value: value(field.seen) })}
      value={keep ?? ''}
      onChange={(chosen) => onKeep(chosen === 'phone' ? 'phone' : 'office')}
      columns={2}
      choices={[
        { value: 'phone', label: value(field.wanted), hint: phone },
        { value: 'office', label: value(field.current), hint: office },
      ]}
    />
  )
}
