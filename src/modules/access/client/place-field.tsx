import { findVillage } from '#modules/places/client/index.ts'
import { listRegions } from '#modules/places/contract.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { type ChainHit, ChainSearch } from '#platform/design/chain-search.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import type { Role } from '../contract/role.ts'
import { roleRules } from '../rules/roles.ts'

interface PlaceFieldProps {
  readonly role: Role
  readonly value: ChainHit | null
  readonly onChange: (place: ChainHit | null) => void
  readonly error?: string | undefined
}

/** Where an office lies: a village by name, an area from its list, the nation without asking. */
export const PlaceField = ({ role, ...field }: PlaceFieldProps) => {
  const [kind] = roleRules[role].at
  if (kind === 'nation') return null
  return kind === 'village' ? <VillageField {...field} /> : <AreaField {...field} wantsRegency={kind === 'regency'} />
}

/** Any village of the country, by a part of its name, with its whole chain. */
export const VillageField = ({ value, onChange, error }: Omit<PlaceFieldProps, 'role'>) => {
  const { say } = useWords()
  const search = async (text: string): Promise<readonly ChainHit[]> =>
    (await findVillage(text)).map(({ id, name, chain, code }) => ({
      value: String(id),
      name,
      chain,
      code,
    }))
  return (
    <ChainSearch
      name="placeId"
      label={say('access.officers.village')}
      hint={say('access.glass.villageHint')}
      value={value}
      onChange={onChange}
      search={search}
      error={error}
    />
  )
}

const AreaField = ({
  value,
  onChange,
  error,
  wantsRegency,
}: Omit<PlaceFieldProps, 'role'> & { readonly wantsRegency: boolean }) => {
  const { say } = useWords()
  const provinces = useQuery(listRegions, { parentId: null })
  const province = wantsRegency ? (value?.chain[0] ?? '') : (value?.value ?? '')
  const regencies = useQuery(listRegions, { parentId: Number(province) }, { enabled: wantsRegency && province !== '' })
  const choices = (rows: typeof provinces.data) =>
    (rows ?? []).map((row) => ({ value: String(row.id), label: row.name }))
  return (
    <>
      <ChoiceField
        name="province"
        label={say('access.role.province')}
        choices={choices(provinces.data)}
        value={province}
        onChange={(id) => onChange({ value: wantsRegency ? '' : id, name: '', chain: [id] })}
        error={wantsRegency ? undefined : error}
      />
      {wantsRegency && (
        <ChoiceField
          name="placeId"
          label={say('access.keys.place')}
          choices={choices(regencies.data)}
          value={value?.value ?? ''}
          onChange={(id) => onChange({ value: id, name: '', chain: [province] })}
          error={error}
        />
      )}
    </>
  )
}
