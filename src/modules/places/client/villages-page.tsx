import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { Page } from '#platform/design/page.tsx'
import { Section } from '#platform/design/section.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getVillage, listVersions, type Village, zoneAbbreviations } from '../contract.ts'
import type { FoundVillage } from './find-village.ts'
import { VillageSearch } from './village-search.tsx'

/** Any village of the nation: its code, its words, its clock, and what it was before. */
const VillagesPage = () => {
  const { say } = useWords()
  const [found, setFound] = useState<FoundVillage | null>(null)
  return (
    <Page
      title={say('places.title')}
      lead={say('places.lead')}
      trail={[{ href: '/rujukan', label: say('places.references') }]}
      width="narrow"
    >
      <VillageSearch value={found} onChange={setFound} />
      {found && <OneVillage key={found.id} villageId={found.id} />}
    </Page>
  )
}

const OneVillage = ({ villageId }: { readonly villageId: number }) => {
  const village = useQuery(getVillage, { villageId })
  const versions = useQuery(listVersions, { villageId })
  return (
    <>
      <Answer query={village}>{(known) => <VillageFacts village={known} />}</Answer>
      {versions.data && <Past {...versions.data} />}
    </>
  )
}

const VillageFacts = ({ village }: { readonly village: Village }) => {
  const { say, formatDate } = useWords()
  return (
    <Section title={`${village.kindWord} ${village.name}`}>
      <Facts
        facts={[
          { label: say('places.code'), value: <span className="nowrap">{village.code}</span> },
          { label: say('places.head'), value: village.headTitle },
          { label: village.districtWord, value: village.district },
          { label: say('places.regency'), value: village.regency },
          { label: say('places.province'), value: village.province },
          { label: say('places.clock'), value: zoneAbbreviations[village.timeZone] },
          {
            label: say('places.inUse'),
            value: village.openedOn ? formatDate(village.openedOn) : say('places.notInUse'),
          },
        ]}
      />
    </Section>
  )
}

/** Only where something changed: most villages have had one code all along. */
const Past = ({ versions, links }: OutputOf<typeof listVersions>) => {
  const { say, formatDate } = useWords()
  if (versions.length < 2 && links.length === 0) return null
  const spans = versions.map(({ code, name, validFrom, validTo, source }) => ({
    id: `${code} ${validFrom}`,
    title: `${name} · ${code}`,
    when: validFrom ? formatDate(validFrom) : say('places.fromTheStart'),
    note: source,
    state: validTo ? ('past' as const) : ('now' as const),
  }))
  const changes = links.map(({ from, to, on }) => ({
    id: `${from} ${to}`,
    title: say('places.link', { from, to }),
    when: formatDate(on),
    state: 'past' as const,
  }))
  return (
    <Section title={say('places.past')}>
      <Timeline items={[...spans, ...changes]} />
    </Section>
  )
}

export default VillagesPage
