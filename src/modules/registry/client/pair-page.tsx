import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { type DuplicatePair, getPair, type mergeableFields, mergePeople, recordVerdict } from '../contract/duplicate.ts'
import { useLabels } from './labels.ts'
import { PairTable } from './pair-table.tsx'

/** Two rows side by side: what agrees, what differs, and which value is right. A person decides, the score only orders. */
export const PairPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(getPair, { firstPersonId: params.firstId ?? '', secondPersonId: params.secondId ?? '' })
  return (
    <Answer query={query} waiting={say('registry.comparing')}>
      {(pair) => <Review pair={pair} />}
    </Answer>
  )
}

/** The fuller and better known file is offered first; ties go to the older one. */
const fullness = (person: DuplicatePair['first']): number =>
  (person.verifiedLevel === 'self' ? 0 : 8) +
  [
    person.nikMasked,
    person.householdId,
    person.birthDate,
    person.motherName,
    person.fatherName,
    person.occupationCode,
  ].filter(Boolean).length

type Taken = (typeof mergeableFields)[number]

const Review = ({ pair }: { readonly pair: DuplicatePair }) => {
  const { say } = useWords()
  const [keptId, setKeptId] = useState(() =>
    fullness(pair.second) > fullness(pair.first) ? pair.second.id : pair.first.id,
  )
  const [taken, setTaken] = useState<readonly Taken[]>([])
  const [kept, merged] = keptId === pair.first.id ? [pair.first, pair.second] : [pair.second, pair.first]
  return (
    <Page
      title={say('registry.pairTitle', { first: pair.first.name, second: pair.second.name })}
      lead={say(`registry.pairLead.${pair.level}`)}
      trail={[{ href: '/kembar', label: say('registry.duplicates') }]}
    >
      <Cluster gap={8}>
        {pair.reasons.map((reason) => (
          <Badge key={reason.code} kind={reason.points > 0 ? 'good' : 'attention'}>
            {say(`registry.match.${reason.code}`)}
          </Badge>
        ))}
      </Cluster>
      <KeptChoice pair={pair} keptId={keptId} onChange={setKeptId} />
      <Section title={say('registry.sideBySide')} note={say('registry.sideBySideNote')}>
        <PairTable kept={kept} merged={merged} taken={taken} onTaken={setTaken} />
      </Section>
      <Decision kept={kept} merged={merged} taken={taken} />
    </Page>
  )
}

const KeptChoice = ({
  pair,
  keptId,
  onChange,
}: {
  readonly pair: DuplicatePair
  readonly keptId: string
  readonly onChange: (id: string) => void
}) => {
  const { say, formatDate } = useWords()
  const { place } = useLabels()
  const choice = (person: DuplicatePair['first']) => ({
    value: person.id,
    label: person.name,
    hint: [person.nikMasked, place(person), say('registry.recordedOn', { date: formatDate(person.recordedAt) })]
      .filter(Boolean)
      .join(' · '),
  })
  return (
    <RadioCards
      label={say('registry.whichFile')}
      name="kept"
      value={keptId}
      onChange={onChange}
      columns={2}
      choices={[choice(pair.first), choice(pair.second)]}
    />
  )
}

interface DecisionProps {
  readonly kept: DuplicatePair['first']
  readonly merged: DuplicatePair['first']
  readonly taken: readonly Taken[]
}

const Decision = ({ kept, merged, taken }: DecisionProps) => {
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const [ids] = useState(() => ({ merge: newId(), verdict: newId() }))
  const [reason, setReason] = useState('')
  const merge = useCommand(mergePeople, {
    onDone: () => {
      toast({ text: say('registry.mergeDone', { name: kept.name }) })
      go(`/orang/${kept.id}`, { replace: true })
    },
  })
  const verdict = useCommand(recordVerdict, { onDone: () => go('/kembar', { replace: true }) })
  const judge = (what: 'different' | 'unsure') =>
    void verdict.send({
      id: ids.verdict,
      firstPersonId: kept.id,
      secondPersonId: merged.id,
      verdict: what,
      note: reason.trim() || null,
    })
  return (
    <Section title={say('registry.yourVerdict')} note={say('registry.verdictNote')}>
      <TextField
        label={say('registry.verdictReason')}
        name="reason"
        value={reason}
        onChange={setReason}
        hint={say('registry.verdictReasonHint')}
      />
      <RefusalMessage refusal={merge.refusal ?? verdict.refusal} />
      <Cluster gap={12}>
        <Button
          kind="primary"
          icon="merge"
          busy={merge.busy}
          onClick={() =>
            void merge.send({
              id: ids.merge,
              keptPersonId: kept.id,
              mergedPersonId: merged.id,
              takeFromMerged: [...taken],
              reason,
            })
          }
          {...(reason.trim() === '' && { disabledBecause: say('registry.reasonFirst') })}
        >
          {say('registry.mergeThem')}
        </Button>
        <Button busy={verdict.busy} onClick={() => judge('different')}>
          {say('registry.twoPeople')}
        </Button>
        <Button kind="quiet" onClick={() => judge('unsure')}>
          {say('registry.askFirst')}
        </Button>
      </Cluster>
    </Section>
  )
}
