import { shownName } from '#modules/registry/contract.ts'

interface Place {
  readonly address: string | null
  readonly hamlet: string | null
  readonly rt: string | null
  readonly rw: string | null
}

interface Village {
  readonly kindWord: string
  readonly name: string
  readonly districtWord: string
  readonly district: string
}

// Some registers write the hamlet into the address as well.
const hamletWords = ({ address, hamlet }: Place): string | null => {
  if (!hamlet || address?.toLowerCase().includes(hamlet.toLowerCase())) return null
  return /^(dusun|dukuh|banjar|lorong|padukuhan|kampung)\b/i.test(hamlet)
    ? shownName(hamlet)
    : `Dusun ${shownName(hamlet)}`
}

/** Where somebody lives, as letters write it. */
export const addressWords = (person: Place, village: Village): string | null => {
  const parts = [
    person.address && shownName(person.address),
    hamletWords(person),
    person.rt && !/\bRT\b/i.test(person.address ?? '') && `RT ${person.rt}`,
    person.rw && !/\bRW\b/i.test(person.address ?? '') && `RW ${person.rw}`,
  ].filter(Boolean)
  if (parts.length === 0) return null
  return `${parts.join(' ')}, ${village.kindWord} ${village.name}, ${village.districtWord} ${village.district}`
}
