import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { Section } from '#platform/design/section.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { type HouseholdListItem, listHouseholds } from '../contract/household.ts'
import { shownName } from '../rules/names.ts'
import { FoundPeople } from './found-people.tsx'
import { useLabels } from './labels.ts'

const pageSize = 40
type Sort = 'headName' | 'hamlet' | 'recordedAt'

/** All families of the village: typed for, filtered by hamlet, forty at a time. */
export const HouseholdListPage = () => {
  const { say } = useWords()
  const { may } = useSession()
  const [text, setText] = useState('')
  const [hamlet, setHamlet] = useSearchParam('dusun')
  const [sort, setSort] = useSearchParam('urut', 'headName')
  const [limit, setLimit] = useState(pageSize)
  const query = useQuery(
    listHouseholds,
    { text, hamlet: hamlet || null, sort: sort as Sort, descending: sort === 'recordedAt', limit },
    { keepLast: true },
  )
  const known = query.data
  return (
    <Page
      title={say('registry.families')}
      lead={known && <FamiliesLead households={known.villageHouseholds} people={known.villagePeople} />}
      actions={<ListActions mayRecord={may('registry.recordHousehold')} />}
    >
      <Stack gap={16}>
        <SearchField
          label={say('registry.searchLabel')}
          hint={say('registry.searchHint')}
          value={text}
          onChange={(typed) => {
            setText(typed)
            setLimit(pageSize)
          }}
        />
        {known && known.hamlets.length > 1 && (
          <FilterChips
            label={say('registry.byHamlet')}
            value={hamlet}
            onChange={setHamlet}
            chips={[
              { value: '', label: say('registry.everywhere'), count: known.villageHouseholds },
              ...known.hamlets
                .filter((one) => one.hamlet !== null)
                .map((one) => ({ value: one.hamlet ?? '', label: shownName(one.hamlet ?? ''), count: one.households })),
            ]}
          />
        )}
      </Stack>
      {text.trim() !== '' && <FoundPeople text={text} hamlet={hamlet} />}
      <Answer query={query} waiting={say('registry.fetchingFamilies')}>
        {(answer) =>
          answer.villageHouseholds === 0 && text === '' ? (
            <NoFamilies />
          ) : (
            <Section
              title={text.trim() === '' ? say('registry.familyCards') : say('registry.theirFamilies')}
              action={text.trim() === '' && <SortField sort={sort} onSort={setSort} />}
            >
              <FamilyRows households={answer.households} />
              {answer.total > 0 && (
                <Pager
                  shown={answer.households.length}
                  total={answer.total}
                  busy={query.isFetching}
                  {...(answer.households.length < answer.total && limit < 200
                    ? { onMore: () => setLimit(Math.min(200, limit + pageSize)) }
                    : {})}
                />
              )}
            </Section>
          )
        }
      </Answer>
    </Page>
  )
}

const FamiliesLead = ({ households, people }: { readonly households: number; readonly people: number }) => {
  const { say, formatNumber } = useWords()
  if (households === 0) return say('registry.noFamiliesLead')
  return (
    <Rich text={say('registry.familiesLead', { households: formatNumber(households), people: formatNumber(people) })} />
  )
}

const ListActions = ({ mayRecord }: { readonly mayRecord: boolean }) => {
  const { say } = useWords()
  const { may } = useSession()
  if (!mayRecord) return null
  return (
    <>
      <LinkButton href="/keluarga/baru" icon="users">
        {say('registry.recordFamily')}
      </LinkButton>
      {may('registry.requestImport') && (
        <LinkButton href="/impor" icon="upload">
          {say('registry.importFile')}
        </LinkButton>
      )}
    </>
  )
}

const SortField = ({ sort, onSort }: { readonly sort: string; readonly onSort: (sort: string) => void }) => {
  const { say } = useWords()
  return (
    <SelectField
      label={<span className="read-only-by-ear">{say('registry.sort')}</span>}
      name="sort"
      value={sort}
      onChange={onSort}
      choices={(['headName', 'hamlet', 'recordedAt'] as const).map((value) => ({
        value,
        label: say(`registry.sort.${value}`),
      }))}
    />
  )
}

const NoFamilies = () => {
  const { say } = useWords()
  const { may } = useSession()
  const mayImport = may('registry.requestImport')
  return (
    <EmptyState
      title={say('registry.noFamilies')}
      sentence={say('registry.noFamiliesHow')}
      action={
        <LinkButton kind="primary" href={mayImport ? '/impor' : '/keluarga/baru'} icon={mayImport ? 'upload' : 'users'}>
          {say(mayImport ? 'registry.importFile' : 'registry.recordFamily')}
        </LinkButton>
      }
    />
  )
}

const FamilyRows = ({ households }: { readonly households: readonly HouseholdListItem[] }) => {
  const { say } = useWords()
  const { place } = useLabels()
  if (households.length === 0)
    return <EmptyState title={say('registry.nothingFound')} sentence={say('registry.nothingFoundHow')} />
  return (
    <RowList label={say('registry.familyCards')}>
      {households.map((household) => (
        <Row
          key={household.id}
          href={`/keluarga/${household.id}`}
          title={household.headName ?? say('registry.noHead')}
          reason={[
            place(household),
            say('registry.membersShort', { members: household.memberCount, children: household.childCount }),
          ]
            .filter(Boolean)
            .join(' · ')}
          end={
            <Cluster gap={8}>
              {household.cardMasked && <span className="small muted nowrap wide-only">{household.cardMasked}</span>}
              {household.headPersonId === null && <Badge kind="attention">{say('registry.headNeeded')}</Badge>}
            </Cluster>
          }
        />
      ))}
    </RowList>
  )
}
