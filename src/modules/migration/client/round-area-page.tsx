import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { usePath } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, OutputOf } from '#platform/shared/operation.ts'
import { listRoundHouseholds, recordRoundVisit } from '../contract/rounds.ts'
import { visitOutcomes } from '../rules/rounds.ts'
import { useLabels } from './labels.ts'
import { areaName } from './round-page.tsx'

type Household = OutputOf<typeof listRoundHouseholds>['households'][number]

/** The households of one RT: door by door, without a signal too. */
export const RoundAreaPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const { search } = usePath()
  const roundId = params.roundId ?? ''
  const place = { hamlet: search.dusun || null, rt: search.rt || null }
  const query = useQuery(listRoundHouseholds, { roundId, ...place })
  return (
    <Page
      title={areaName(say, place)}
      pillar={1}
      width="narrow"
      trail={[
        { href: '/pendataan', label: say('migration.rounds') },
        { href: `/pendataan/${roundId}`, label: say('migration.round.coverage') },
      ]}
    >
      <Answer query={query}>
        {({ households }) =>
          households.length === 0 ? (
            <EmptyState title={say('migration.round.noHouseholds')} sentence={say('migration.round.noHouseholdsWhy')} />
          ) : (
            <Stack gap={16}>
              {households.map((household) => (
                <OneHousehold key={household.id} roundId={roundId} household={household} />
              ))}
            </Stack>
          )
        }
      </Answer>
    </Page>
  )
}

interface OneHouseholdProps {
  readonly roundId: string
  readonly household: Household
}

const OneHousehold = ({ roundId, household }: OneHouseholdProps) => {
  const { say, formatDate } = useWords()
  const [open, setOpen] = useState(false)
  const { visit } = household
  return (
    <Card title={household.headName ?? '–'}>
      <Stack gap={12}>
        <p className="small">
          {household.address && <span className="muted">{household.address} </span>}
          <Badge kind={visit ? (visit.outcome === 'not_met' ? 'attention' : 'good') : 'none'}>
            {say(`migration.visit.${visit?.outcome ?? 'open'}`)}
          </Badge>
          {visit && (
            <>
              <br />
              <span className="muted">
                {say('migration.round.line', { day: formatDate(visit.visitedOn), officer: visit.recordedByName })}
              </span>
            </>
          )}
        </p>
        {open ? (
          <VisitForm roundId={roundId} household={household} onDone={() => setOpen(false)} />
        ) : (
          <Button kind={visit ? 'quiet' : 'plain'} onClick={() => setOpen(true)}>
            {say(visit ? 'migration.round.again' : 'migration.round.visit')}
          </Button>
        )}
      </Stack>
    </Card>
  )
}

const initial = { outcome: '', name: '', country: '', note: '' }
type Values = typeof initial

const inputOf = (
  ids: { readonly id: string; readonly leadId: string; readonly roundId: string; readonly householdId: string },
  today: string,
  { outcome, name, country, note }: Values,
) => {
  const { id, leadId, roundId, householdId } = ids
  const lead = { id: leadId, name: name.trim(), country: country || null, note: note.trim() || null }
  return {
    ...{ id, roundId, householdId, outcome, visitedOn: today, leads: lead.name === '' ? [] : [lead] },
  } as unknown as InputOf<typeof recordRoundVisit>
}

const VisitForm = ({ roundId, household, onDone }: OneHouseholdProps & { readonly onDone: () => void }) => {
  const { say, today } = useWords()
  const { choices, countryChoices } = useLabels()
  const toast = useToast()
  const [ids] = useState(() => ({ id: newId(), leadId: newId(), roundId, householdId: household.id }))
  const form = useForm({
    initial,
    command: recordRoundVisit,
    toInput: (values) => inputOf(ids, today, values),
    refresh: ['migration', 'platform'],
    onDone: () => {
      toast({ text: say('migration.round.visited') })
      onDone()
    },
    onKept: onDone,
  })
  return (
    <form {...form.props}>
      <RadioCards
        label={say('migration.round.visit')}
        choices={choices(visitOutcomes, 'migration.visit')}
        {...form.field('outcome')}
      />
      <TextField
        label={say('migration.round.who')}
        hint={say('migration.round.whoHint')}
        optional
        maxLength={120}
        {...form.field('name')}
      />
      {form.values.name.trim() !== '' && (
        <>
          <ChoiceField
            label={say('migration.round.country')}
            optional
            choices={countryChoices}
            {...form.field('country')}
          />
          <TextField label={say('migration.round.note')} optional maxLength={240} {...form.field('note')} />
        </>
      )}
      <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
      <Button type="submit" kind="primary" busy={form.busy}>
        {say('migration.round.save')}
      </Button>
    </form>
  )
}
