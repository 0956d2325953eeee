import { useState } from 'react'
import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Bars } from '#platform/design/bars.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { Section } from '#platform/design/section.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { daysBetween } from '#platform/shared/dates.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { type ContactItem, listContacts } from '../contract/contact.ts'
import { contactGroups } from '../rules/contact-rhythm.ts'
import { ContactLegend, ContactLine } from './contact-line.tsx'
import { useLabels } from './labels.ts'

const atOnce = 40
const mostShown = 200
// no country and no hamlet is called so
const everything = '*'

type List = OutputOf<typeof listContacts>

/** Who works abroad and was not heard of, the longest silence first, with the year of each as a picture. */
export const ContactsPage = () => {
  const { say } = useWords()
  const [group, setGroup] = useSearchParam('kelompok', 'semua')
  const [typed, setTyped] = useState({ text: '', country: '', hamlet: '', shown: atOnce })
  const change = (wanted: Partial<typeof typed>) => setTyped({ ...typed, shown: atOnce, ...wanted })
  const query = useQuery(
    listContacts,
    {
      ...{ text: typed.text, country: typed.country || null, hamlet: typed.hamlet || null },
      ...{ group: contactGroups.find((one) => one === group) ?? null, offset: 0, limit: typed.shown },
    },
    { keepLast: true },
  )
  const everybody = query.data?.groups.reduce((sum, { count }) => sum + count, 0) ?? 0
  return (
    <Page
      title={say('migration.contacts')}
      pillar={1}
      lead={query.data && say('migration.contacts.lead', { count: everybody })}
    >
      <Answer query={query} waiting={say('migration.listLoading')}>
        {(list) =>
          list.countries.length + list.hamlets.length + everybody === 0 ? (
            <EmptyState title={say('migration.contacts.empty')} sentence={say('migration.contacts.emptyWhy')} />
          ) : (
            <>
              <HeardPicture list={list} />
              <Filters list={list} typed={typed} change={change} group={group} setGroup={setGroup} />
              <Contacts list={list} />
              <Pager
                shown={list.contacts.length}
                total={list.total}
                onMore={
                  typed.shown < mostShown
                    ? () => setTyped({ ...typed, shown: Math.min(mostShown, typed.shown + atOnce) })
                    : undefined
                }
                busy={query.isFetching}
              />
            </>
          )
        }
      </Answer>
    </Page>
  )
}

const HeardPicture = ({ list }: { readonly list: List }) => {
  const { say } = useWords()
  return (
    <Section title={say('migration.contacts.picture')}>
      <Bars
        label={say('migration.contacts.picture')}
        bars={list.bands.map(({ band, count }) => ({ label: say(`migration.contacts.band.${band}`), value: count }))}
      />
    </Section>
  )
}

interface Typed {
  readonly text: string
  readonly country: string
  readonly hamlet: string
}

interface FiltersProps {
  readonly list: List
  readonly typed: Typed
  readonly change: (wanted: Partial<Typed>) => void
  readonly group: string
  readonly setGroup: (group: string) => void
}

const Filters = ({ list, typed, change, group, setGroup }: FiltersProps) => {
  const { say } = useWords()
  const { country } = useLabels()
  const all = list.groups.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <FilterChips
        label={say('migration.contacts.filter')}
        value={group}
        onChange={setGroup}
        chips={[
          { value: 'semua', label: say('migration.contacts.all'), count: all },
          ...list.groups.map((one) => ({
            ...{ value: one.group, label: say(`migration.contactGroup.${one.group}`), count: one.count },
          })),
        ]}
      />
      <Columns count={3} gap={16}>
        <SearchField
          label={say('migration.contacts.search')}
          value={typed.text}
          onChange={(text) => change({ text })}
        />
        <SelectField
          label={say('migration.contacts.country')}
          name="country"
          value={typed.country || everything}
          onChange={(wanted) => change({ country: wanted === everything ? '' : wanted })}
          choices={[
            { value: everything, label: say('migration.contacts.anyCountry') },
            ...list.countries.map((value) => ({ value, label: country(value) })),
          ]}
        />
        <SelectField
          label={say('migration.contacts.hamlet')}
          name="hamlet"
          value={typed.hamlet || everything}
          onChange={(wanted) => change({ hamlet: wanted === everything ? '' : wanted })}
          choices={[
            { value: everything, label: say('migration.contacts.anyHamlet') },
            ...list.hamlets.map((value) => ({ value, label: shownName(value) })),
          ]}
        />
      </Columns>
    </>
  )
}

const Contacts = ({ list }: { readonly list: List }) => {
  const { say } = useWords()
  if (list.contacts.length === 0)
    return <EmptyState title={say('migration.contacts.none')} sentence={say('migration.contacts.noneWhy')} />
  return (
    <>
      <ContactLegend />
      <RowList label={say('migration.contacts')}>
        {list.contacts.map((contact) => (
          <ContactRow key={contact.episodeId} contact={contact} />
        ))}
      </RowList>
    </>
  )
}

const kinds = { silent: 'attention', due: 'attention', worry: 'attention', heard: 'good' } as const

const ContactRow = ({ contact }: { readonly contact: ContactItem }) => {
  const { say, formatDate, today } = useWords()
  const { country } = useLabels()
  const where = [country(contact.destinationCountry), contact.hamlet && shownName(contact.hamlet)]
  const heard = contact.heardOn
    ? say('migration.contact.heardAgo', { days: daysBetween(contact.heardOn, today) })
    : say('migration.contact.neverHeard', { day: formatDate(contact.startedOn) })
  return (
    <Row
      href={`/calon/${contact.episodeId}/kabar`}
      tile={{ icon: 'phone', pillar: 1 }}
      title={contact.personName}
      reason={
        <>
          {where.filter(Boolean).join(' · ')}
          <br />
          <b>{heard}</b>
          <ContactLine
            name={contact.personName}
            startedOn={contact.startedOn}
            marks={contact.marks}
            planned={contact.dueOn ? [contact.dueOn] : []}
          />
        </>
      }
      end={<Badge kind={kinds[contact.group]}>{say(`migration.contactGroup.${contact.group}`)}</Badge>}
    />
  )
}
