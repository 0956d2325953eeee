import { shownName } from '#modules/registry/contract.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { Details } from '#platform/design/details.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { type listEpisodes, listOrders } from '../contract/episode.ts'
import type { ListGroup } from '../rules/stages.ts'
import type { ListChoices } from './episode-list-page.tsx'
import { useLabels } from './labels.ts'

export type EpisodeList = OutputOf<typeof listEpisodes>

interface FiltersProps {
  readonly list: EpisodeList
  readonly choices: ListChoices
  readonly change: (change: Partial<ListChoices>) => void
}

/** Name and stage at hand; the rest unfolds, and each choice says how many it would leave. */
export const EpisodeFilters = ({ list, choices, change }: FiltersProps) => {
  const { say } = useWords()
  const all = list.groups.reduce((sum, one) => sum + one.count, 0)
  const counted = list.groups.filter((one) => one.count > 0 || one.group === choices.group)
  const closed = choices.group === 'ditutup'
  const others = [choices.country, choices.agency, choices.hamlet, choices.waitingFor].filter(Boolean).length
  return (
    <div className="stack" style={{ gap: 16 }}>
      <SearchField label={say('migration.search')} value={choices.text} onChange={(text) => change({ text })} />
      <FilterChips
        label={say('migration.filterStage')}
        value={choices.group}
        onChange={(group) => change({ group })}
        chips={[
          { value: 'semua', label: say('migration.filterAll'), count: closed ? undefined : all },
          ...counted.map((one) => ({
            value: one.group,
            label: groupLabel(one.group, say),
            count: closed ? undefined : one.count,
          })),
          { value: 'ditutup', label: say('migration.filterClosed') },
        ]}
      />
      <Details summary={say('migration.filterMore', { count: others })} open={others > 0}>
        <MoreFilters list={list} choices={choices} change={change} />
      </Details>
    </div>
  )
}

const groupLabel = (group: ListGroup, say: (key: string) => string): string =>
  say(
    group === 'abroad' || group === 'home' || group === 'ended'
      ? `migration.group.${group}`
      : `migration.step.${group}`,
  )

const MoreFilters = ({ list, choices, change }: FiltersProps) => {
  const { say } = useWords()
  const { country } = useLabels()
  const counted = (value: string, label: string, count: number) => ({ value, label: `${label} (${count})` })
  const fields = [
    {
      name: 'waitingFor' as const,
      choices: list.waiting
        .filter((one) => one.count > 0 || one.party === choices.waitingFor)
        .map((one) => counted(one.party, say(`migration.waiting.${one.party}`), one.count)),
    },
    {
      name: 'country' as const,
      choices: list.countries.map((one) => counted(one.country, country(one.country), one.count)),
    },
    { name: 'agency' as const, choices: list.agencies.map((one) => counted(one.agency, one.agency, one.count)) },
    {
      name: 'hamlet' as const,
      choices: list.hamlets.map((one) => counted(one.hamlet, shownName(one.hamlet), one.count)),
    },
  ]
  return (
    <Columns count={2} gap={16}>
      {fields.map((field) => (
        <ChoiceField
          key={field.name}
          name={field.name}
          label={say(`migration.filter.${field.name}`)}
          value={choices[field.name]}
          onChange={(value) => change({ [field.name]: value })}
          emptyLabel={say('migration.filterAny')}
          choices={field.choices}
        />
      ))}
      <SelectField
        label={say('migration.order')}
        name="order"
        value={choices.order === 'recent' ? '' : choices.order}
        onChange={(order) => change({ order: order || 'recent' })}
        emptyLabel={say('migration.order.recent')}
        choices={listOrders
          .filter((order) => order !== 'recent')
          .map((value) => ({ value, label: say(`migration.order.${value}`) }))}
      />
    </Columns>
  )
}
