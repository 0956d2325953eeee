import { useState } from 'react'
import { useSearchParam } from '#platform/client/navigation.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { Details } from '#platform/design/details.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { isPlainDate } from '#platform/shared/dates.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listKinds, type ReferenceKind, referenceKinds } from '../contract.ts'
import { ReferenceList, type Shown } from './reference-list.tsx'

const isKind = (value: string): value is ReferenceKind => referenceKinds.some((kind) => kind === value)

/** Everything the house goes by, in one list: what holds on a day, where it comes from, who compared it. */
const ReferencesPage = () => {
  const { say, today, formatDate } = useWords()
  const [kind, setKind] = useSearchParam('jenis')
  const [only, setOnly] = useSearchParam('tampil', 'current')
  const [day, setDay] = useSearchParam('tanggal')
  const [text, setText] = useState('')
  const on = isPlainDate(day) ? day : today
  const kinds = useQuery(listKinds, { on })
  const total = (kinds.data ?? []).reduce((sum, one) => sum + one.count, 0)
  const unconfirmed = (kinds.data ?? []).reduce((sum, one) => sum + one.unconfirmed, 0)
  const lead = say('references.lead', { count: total, unconfirmed, day: formatDate(on) })
  return (
    <Page title={say('references.title')} lead={kinds.data && <Rich text={lead} />} actions={<PageActs kind={kind} />}>
      <Stack gap={20}>
        <KindChips kinds={kinds.data ?? []} kind={kind} onChange={setKind} />
        <SearchField
          label={say('references.search')}
          hint={say('references.searchHint')}
          value={text}
          onChange={setText}
        />
        <FilterChips
          label={say('references.show')}
          value={only}
          onChange={setOnly}
          chips={(['current', 'unconfirmed', 'coming', 'past'] as const).map((value) => ({
            value,
            label: say(`references.only.${value}`),
          }))}
        />
        <Details summary={say('references.otherDay')} open={day !== ''}>
          <DateField
            name="on"
            label={say('references.asOf')}
            hint={say('references.asOfHint')}
            value={day}
            onChange={setDay}
          />
        </Details>
      </Stack>
      <ReferenceList
        key={`${kind} ${only} ${on} ${text}`}
        kind={isKind(kind) ? kind : undefined}
        only={only as Shown}
        on={on}
        text={text}
      />
    </Page>
  )
}

interface KindChipsProps {
  readonly kinds: OutputOf<typeof listKinds>
  readonly kind: string
  readonly onChange: (kind: string) => void
}

/** Kinds that have rows; an empty one only while it is chosen. */
const KindChips = ({ kinds, kind, onChange }: KindChipsProps) => {
  const { say } = useWords()
  const held = kinds.filter((one) => one.count > 0 || one.kind === kind)
  const total = kinds.reduce((sum, one) => sum + one.count, 0)
  return (
    <FilterChips
      label={say('references.kinds')}
      value={kind}
      onChange={onChange}
      chips={[
        { value: '', label: say('references.allKinds'), count: total },
        ...held.map((one) => ({ value: one.kind, label: say(`references.kind.${one.kind}`), count: one.count })),
      ]}
    />
  )
}

const PageActs = ({ kind }: { readonly kind: string }) => {
  const { say } = useWords()
  const { may } = useSession()
  const chosen = kind === '' ? '' : `?jenis=${kind}`
  return (
    <>
      {may('references.importRows') && (
        <LinkButton href={`/rujukan/muat${chosen}`} icon="upload">
          {say('references.act.load')}
        </LinkButton>
      )}
      {may('references.recordRow') && (
        <LinkButton href={`/rujukan/catat${chosen}`} icon="plus" kind="quiet">
          {say('references.act.add')}
        </LinkButton>
      )}
      <LinkButton href="/wilayah" icon="map-pin" kind="quiet">
        {say('references.act.findVillage')}
      </LinkButton>
    </>
  )
}

export default ReferencesPage
