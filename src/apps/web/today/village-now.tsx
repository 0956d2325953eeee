import type { listLetters } from '#modules/letters/contract.ts'
import type { listEpisodes } from '#modules/migration/contract.ts'
import type { listHouseholds } from '#modules/registry/contract.ts'
import { queryNamed } from '#platform/client/call-operation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Bars } from '#platform/design/bars.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { Figure } from '#platform/design/figure.tsx'
import { Section } from '#platform/design/section.tsx'

const families = queryNamed<typeof listHouseholds>('registry.listHouseholds')
const episodes = queryNamed<typeof listEpisodes>('migration.listEpisodes')
const letters = queryNamed<typeof listLetters>('letters.listLetters')

// Those of the file who no longer prepare themselves.
const gone: readonly string[] = ['abroad', 'home', 'ended']
const countriesShown = 5
// One row is asked for: the counts beside it are what is shown.
const one = { limit: 1 }

/** The village in four numbers and one picture: who is there, who prepares, who is abroad, and where. */
export const VillageNow = () => {
  const { say } = useWords()
  const { village } = useSession()
  const figures = useFigures()
  const countries = useCountries()
  return (
    <>
      {figures.length > 0 && (
        <Section title={say('today.now', { village: village?.name ?? '' })}>
          <Columns count={2} phone={2} gap={20}>
            {figures.map((figure) => (
              <Figure key={figure.label} {...figure} />
            ))}
          </Columns>
        </Section>
      )}
      {countries.length > 1 && (
        <Section title={say('today.countries')}>
          <Bars label={say('today.countries')} bars={countries} />
        </Section>
      )}
    </>
  )
}

const useFigures = () => {
  const { say, formatNumber } = useWords()
  const { may } = useSession()
  const registry = useQuery(families, one, { enabled: may(families.name) }).data
  const migration = useEpisodes()
  const waiting = useQuery(letters, one, { enabled: may(letters.name) }).data
  const figures: { value: string; label: string; note?: string }[] = []
  const add = (count: number, label: string, note = '') =>
    figures.push({ value: formatNumber(count), label: say(label, { count }), note })
  if (registry) {
    const people = say('today.people', { count: formatNumber(registry.villagePeople) })
    add(registry.villageHouseholds, 'today.families', people)
  }
  if (migration) {
    const count = (test: (group: string) => boolean) =>
      migration.groups.reduce((sum, each) => sum + (test(each.group) ? each.count : 0), 0)
    add(
      count((group) => !gone.includes(group)),
      'today.preparing',
    )
    add(
      count((group) => group === 'abroad'),
      'today.abroad',
    )
  }
  if (waiting) add(waiting.counts.requested + waiting.counts.verified, 'today.lettersWaiting')
  return figures
}

const useCountries = () => {
  const { language } = useWords()
  const migration = useEpisodes()
  const names = new Intl.DisplayNames([language === 'en' ? 'en' : 'id'], { type: 'region' })
  return (migration?.countries ?? [])
    .toSorted((one, other) => other.count - one.count)
    .slice(0, countriesShown)
    .map(({ country, count }) => ({ label: names.of(country) ?? country, value: count }))
}

const useEpisodes = () => {
  const { may } = useSession()
  return useQuery(episodes, one, { enabled: may(episodes.name) }).data
}
