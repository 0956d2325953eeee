import { useWords } from '#platform/client/words.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { Progress } from '#platform/design/progress.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import type { listAreas } from '../contract.ts'
import { useShownFigure } from './shown-figure.ts'

type Area = OutputOf<typeof listAreas>['areas'][number]
const mostBars = 8

// what is hidden has no bar
const shown = (area: Area, fact: string): number => {
  const figure = area.counts[fact]
  return typeof figure === 'number' ? figure : 0
}

/** The same scale in both columns, so that the bars can be compared. */
export const AreaChart = ({ areas }: { readonly areas: readonly Area[] }) => {
  const { say } = useWords()
  const figure = useShownFigure()
  const facts = ['migration.candidates', 'migration.abroad'] as const
  const max = Math.max(1, ...areas.flatMap((area) => facts.map((fact) => shown(area, fact))))
  if (areas.every((area) => facts.every((fact) => shown(area, fact) === 0))) return null
  return (
    <Section title={say('monitoring.area.chart')}>
      <Columns count={2}>
        {facts.map((fact) => (
          <Stack key={fact} gap={12}>
            <b>{say(`monitoring.fact.${fact}`)}</b>
            {areas
              .toSorted((one, other) => shown(other, fact) - shown(one, fact))
              .slice(0, mostBars)
              .map((area) => (
                <Progress
                  key={area.placeId}
                  label={area.name}
                  value={shown(area, fact)}
                  max={max}
                  kind={fact === 'migration.abroad' ? 'pandan' : 'nila'}
                  words={figure(area.counts[fact])}
                />
              ))}
          </Stack>
        ))}
      </Columns>
    </Section>
  )
}
