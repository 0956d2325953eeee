import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { Details } from '#platform/design/details.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { RowList } from '#platform/design/row.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import type { InputOf, OutputOf } from '#platform/shared/operation.ts'
import { listVacancies, vacancyOrders } from '../contract/vacancy.ts'
import { vacancyStates } from '../rules/vacancy.ts'
import { workPlaces } from '../rules/vacancy-shape.ts'
import { useLabels } from './labels.ts'
import { VacancyRow } from './vacancy-row.tsx'
import { WorkTabs } from './work-tabs.tsx'

type List = OutputOf<typeof listVacancies>
type Filter = InputOf<typeof listVacancies>

interface Choices {
  readonly text: string
  readonly workPlace: string
  readonly country: string
  readonly occupation: string
  readonly order: string
}
const nothing: Choices = { text: '', workPlace: '', country: '', occupation: '', order: 'deadline' }
const pageSize = 40
/** So few are seen at a glance. */
const few = 6

const oneOf = <Value extends string>(values: readonly Value[], value: string) =>
  values.find((one) => one === value) ?? null

/** What the village knows of work, abroad and at home; what is past its day has gone by itself. */
export const VacancyListPage = () => {
  const { say } = useWords()
  const [asked, setState] = useSearchParam('keadaan', 'open')
  const state = oneOf(vacancyStates, asked) ?? 'open'
  const [choices, setChoices] = useState(nothing)
  const filter = {
    ...{ text: choices.text, state, workPlace: oneOf(workPlaces, choices.workPlace) },
    ...{ country: choices.country || null, occupation: (choices.occupation || null) as Filter['occupation'] },
    order: oneOf(vacancyOrders, choices.order) ?? ('deadline' as const),
  }
  const [limit, setLimit] = useState(pageSize)
  const query = useQuery(listVacancies, { ...filter, limit }, { keepLast: true })
  const change = (wanted: Partial<Choices>) => setChoices({ ...choices, ...wanted })
  const clear = () => {
    setChoices(nothing)
    setState('open')
  }
  return (
    <Page
      title={say('placement.title')}
      pillar={1}
      tabs={<WorkTabs current="/lowongan" />}
      lead={query.data && query.data.villageTotal > 0 && <OpenCount list={query.data} />}
      actions={query.data && query.data.villageTotal > 0 && <Acts />}
    >
      <Answer query={query} waiting={say('placement.listLoading')}>
        {(list) =>
          list.villageTotal === 0 ? (
            <EmptyState title={say('placement.empty')} sentence={say('placement.emptyWhy')} action={<Acts />} />
          ) : (
            <>
              <Filters list={list} state={state} setState={setState} choices={choices} change={change} />
              <Rows list={list} clear={clear} busy={query.isFetching} more={() => setLimit(limit + pageSize)} />
            </>
          )
        }
      </Answer>
      <ForAnyone />
    </Page>
  )
}

const OpenCount = ({ list }: { readonly list: List }) => {
  const { say } = useWords()
  const count = list.states.find(({ state }) => state === 'open')?.count ?? 0
  return <Rich text={say('placement.lead', { count })} />
}

const Acts = () => {
  const { say } = useWords()
  const { may } = useSession()
  return (
    <>
      {may('placement.recordVacancy') && (
        <LinkButton href="/lowongan/baru" kind="primary" icon="plus">
          {say('placement.new')}
        </LinkButton>
      )}
      {may('placement.recordVacancy') && (
        <LinkButton href="/lowongan/muat" icon="upload">
          {say('placement.import')}
        </LinkButton>
      )}
    </>
  )
}

/** What villagers may read themselves, without an account: also the way to the leaflets. */
const ForAnyone = () => {
  const { say } = useWords()
  const { village } = useSession()
  return (
    <Section title={say('placement.forAnyone')} note={say('placement.forAnyoneWhy')}>
      <Cluster gap={12}>
        <LinkButton href={`/negara${village ? `?desa=${village.code}` : ''}`} icon="globe" newTab>
          {say('placement.countryPages')}
        </LinkButton>
        <LinkButton href="/cek-agen" icon="shield-check" newTab>
          {say('placement.agencyPage')}
        </LinkButton>
      </Cluster>
    </Section>
  )
}

interface FiltersProps {
  readonly list: List
  readonly state: string
  readonly setState: (state: string) => void
  readonly choices: Choices
  readonly change: (wanted: Partial<Choices>) => void
}

const isNarrow = ({ workPlace, country, occupation }: Choices) => [workPlace, country, occupation].some(Boolean)

const Filters = ({ list, state, setState, choices, change }: FiltersProps) => {
  const { say } = useWords()
  return (
    <Stack gap={16}>
      <SearchField label={say('placement.search')} value={choices.text} onChange={(text) => change({ text })} />
      <FilterChips
        label={say('placement.filterState')}
        value={state}
        onChange={setState}
        chips={list.states
          .filter((one) => one.count > 0 || one.state === state || one.state === 'open')
          .map((one) => ({ value: one.state, label: say(`placement.state.${one.state}`), count: one.count }))}
      />
      {list.villageTotal > few && (
        <Details summary={say('placement.filterMore')} open={isNarrow(choices)}>
          <Narrower list={list} choices={choices} change={change} />
        </Details>
      )}
    </Stack>
  )
}

const Narrower = ({ list, choices, change }: Pick<FiltersProps, 'list' | 'choices' | 'change'>) => {
  const { say } = useWords()
  const { country } = useLabels()
  const counted = (label: string, count: number) => `${label} (${count})`
  const abroad = list.countries.filter((one) => one.country !== 'ID')
  return (
    <Columns count={4} gap={16}>
      <ChoiceField
        name="workPlace"
        label={say('placement.filterWorkPlace')}
        value={choices.workPlace}
        onChange={(workPlace) => change({ workPlace })}
        emptyLabel={say('placement.filterAny')}
        choices={list.workPlaces.map((one) => ({
          ...{ value: one.workPlace, label: counted(say(`placement.workPlace.${one.workPlace}`), one.count) },
        }))}
      />
      <ChoiceField
        name="country"
        label={say('placement.filterCountry')}
        value={choices.country}
        onChange={(code) => change({ country: code })}
        emptyLabel={say('placement.filterAny')}
        choices={abroad.map((one) => ({ value: one.country, label: counted(country(one.country), one.count) }))}
      />
      <ChoiceField
        name="occupation"
        label={say('placement.filterOccupation')}
        value={choices.occupation}
        onChange={(occupation) => change({ occupation })}
        emptyLabel={say('placement.filterAny')}
        choices={list.occupations.map((one) => ({
          ...{ value: one.occupation, label: counted(say(`references.occupation.${one.occupation}`), one.count) },
        }))}
      />
      <ChoiceField
        name="order"
        label={say('placement.order')}
        value={choices.order}
        onChange={(order) => change({ order })}
        choices={vacancyOrders.map((value) => ({ value, label: say(`placement.order.${value}`) }))}
      />
    </Columns>
  )
}

interface RowsProps {
  readonly list: List
  readonly clear: () => void
  readonly busy: boolean
  readonly more: () => void
}

const Rows = ({ list: { vacancies, total }, clear, busy, more }: RowsProps) => {
  const { say } = useWords()
  if (total === 0)
    return (
      <EmptyState
        title={say('placement.emptyFilter')}
        sentence={say('placement.emptyFilterWhy')}
        action={<Button onClick={clear}>{say('placement.clearFilter')}</Button>}
      />
    )
  return (
    <>
      <RowList label={say('placement.title')}>
        {vacancies.map((vacancy) => (
          <VacancyRow key={vacancy.id} vacancy={vacancy} />
        ))}
      </RowList>
      {total > pageSize && (
        <Pager shown={vacancies.length} total={total} busy={busy} {...(vacancies.length < total && { onMore: more })} />
      )}
    </>
  )
}
