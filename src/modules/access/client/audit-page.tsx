import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import type { ChainHit } from '#platform/design/chain-search.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { Details } from '#platform/design/details.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { Page } from '#platform/design/page.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { AuditEntries } from './audit-entries.tsx'
import { ChainState } from './chain-state.tsx'
import { VillageField } from './place-field.tsx'

/** `/catatan-tindakan`: who did what and when, and whether the log is whole. It can be read, never changed. */
export const AuditPage = () => {
  const { say } = useWords()
  const { villageIds } = useSession()
  const [place, setPlace] = useState(villageIds.length === 0 ? 'none' : 'village')
  const [picked, setPicked] = useState<ChainHit | null>(null)
  const villageId = place === 'village' && picked ? Number(picked.value) : null
  const filter = useFilter()
  return (
    <Page title={say('access.audit.title')} lead={say('access.audit.lead')}>
      <FilterChips
        label={say('access.audit.where')}
        value={place}
        onChange={setPlace}
        chips={['none', 'village'].map((value) => ({ value, label: say(`access.audit.where.${value}`) }))}
      />
      {place === 'village' && <VillageField value={picked} onChange={setPicked} />}
      {(place === 'none' || picked) && (
        <>
          <ChainState villageId={villageId} />
          <Filters filter={filter} />
          <AuditEntries
            key={JSON.stringify([villageId, filter.values])}
            villageId={villageId}
            operation={filter.values.operation}
            onlyRefused={filter.values.onlyRefused}
            from={filter.values.from}
            until={filter.values.until}
          />
        </>
      )}
    </Page>
  )
}

const useFilter = () => {
  const [values, setValues] = useState({ operation: '', from: '', until: '', onlyRefused: false })
  const set = (changed: Partial<typeof values>) => setValues((before) => ({ ...before, ...changed }))
  return { values, set }
}

const Filters = ({ filter: { values, set } }: { readonly filter: ReturnType<typeof useFilter> }) => {
  const { say } = useWords()
  return (
    <Details summary={say('access.audit.filter')}>
      <FieldGroup title={say('access.audit.what')} columns={3}>
        <SearchField
          label={say('access.audit.operation')}
          value={values.operation}
          onChange={(operation) => set({ operation })}
        />
        <DateField
          optional
          name="from"
          label={say('access.audit.from')}
          value={values.from}
          onChange={(from) => set({ from })}
        />
        <DateField
          optional
          name="until"
          label={say('access.audit.until')}
          value={values.until}
          onChange={(until) => set({ until })}
        />
        <CheckField
          name="onlyRefused"
          label={say('access.audit.onlyRefused')}
          checked={values.onlyRefused}
          onChange={(onlyRefused) => set({ onlyRefused })}
        />
      </FieldGroup>
    </Details>
  )
}
