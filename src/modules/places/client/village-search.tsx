import { useEffect, useMemo } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { ChainSearch } from '#platform/design/chain-search.tsx'
import type { FieldProps } from '#platform/design/field.tsx'
import { type FoundVillage, findVillage, holdVillages } from './find-village.ts'

export interface VillageSearchProps extends Partial<FieldProps> {
  readonly value: FoundVillage | null
  readonly onChange: (village: FoundVillage | null) => void
}

const hitOf = (village: FoundVillage) => ({
  value: String(village.id),
  name: village.name,
  chain: village.chain,
  code: village.code,
})

/** Any village of the nation by any part of its chain, on the device: `kuripan wono`. */
export const VillageSearch = ({ value, onChange, ...field }: VillageSearchProps) => {
  const { say } = useWords()
  useEffect(() => {
    holdVillages().catch(() => undefined)
  }, [])
  const found = useMemo(() => new Map<string, FoundVillage>(), [])
  const search = async (text: string) => {
    const villages = await findVillage(text)
    for (const village of villages) found.set(String(village.id), village)
    return villages.map(hitOf)
  }
  return (
    <ChainSearch
      name="village"
      label={say('places.village')}
      hint={say('places.searchHint')}
      {...field}
      value={value && hitOf(value)}
      onChange={(hit) => onChange(hit ? (found.get(hit.value) ?? null) : null)}
      search={search}
    />
  )
}
