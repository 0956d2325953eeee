import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { Figure } from '#platform/design/figure.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { StepCard } from '#platform/design/step-card.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listAreas, listVillages } from '../contract.ts'
import { AreaChart } from './area-chart.tsx'
import { NeedRows, needsOfAll, useNeedPath } from './need-rows.tsx'
import { useShownFigure } from './shown-figure.ts'

/** On Today, for who works above the village: what needs them first, then the figures of the area. */
export const AreaToday = () => {
  const { role, villageIds } = useSession()
  const ofRegency = role === 'coordinator' || role === 'responsible_officer' || villageIds.length > 0
  return ofRegency ? <RegencyToday /> : <NationToday />
}

const RegencyToday = () => {
  const query = useQuery(listVillages, { regencyId: null })
  return <Answer query={query}>{(listed) => <VillageNeeds listed={listed} />}</Answer>
}

const VillageNeeds = ({ listed }: { readonly listed: OutputOf<typeof listVillages> }) => {
  const { say, today } = useWords()
  const path = useNeedPath(listed.regencyId)
  const [first] = needsOfAll(listed.villages, today)
  return (
    <>
      {first ? (
        <StepCard
          eyebrow={say('monitoring.today.first')}
          title={say(`monitoring.need.${first.code}`)}
          reason={`${first.village.kindWord} ${first.village.name}, ${first.village.district}`}
          action={
            <LinkButton kind="turmeric" icon="arrow-right" href={path(first)}>
              {say('monitoring.act.village')}
            </LinkButton>
          }
        />
      ) : (
        <Message kind="good" title={say('monitoring.today.none')} />
      )}
      <AreaFigures total={listed.total} villages={listed.villages.length} />
      {first && (
        <NeedRows villages={listed.villages} title={say('monitoring.today.title')} regencyId={listed.regencyId} />
      )}
    </>
  )
}

const NationToday = () => {
  const query = useQuery(listAreas, { provinceId: null })
  return (
    <Answer query={query}>
      {({ areas, total }) => (
        <>
          <AreaNeeds areas={areas} />
          <AreaFigures total={total} villages={areas.reduce((sum, area) => sum + area.villages, 0)} />
          {areas.length > 1 && <AreaChart areas={areas} />}
        </>
      )}
    </Answer>
  )
}

type Area = OutputOf<typeof listAreas>['areas'][number]

const needsByCode: Readonly<Record<string, (area: Area) => number>> = {
  glassOpen: (area) => area.glassOpen,
  noHead: (area) => area.withoutHead,
  noOfficer: (area) => area.withoutOfficer,
  silent: (area) => area.silent,
  review: (area) => area.villages - area.reviewed,
}

/** What villages need, counted by area: the regency acts, the nation watches. */
const AreaNeeds = ({ areas }: { readonly areas: readonly Area[] }) => {
  const { say } = useWords()
  const needs = Object.entries(needsByCode).flatMap(([code, count]) => {
    const having = areas.filter((area) => count(area) > 0)
    return having.length === 0 ? [] : { code, having, sum: having.reduce((all, area) => all + count(area), 0) }
  })
  if (needs.length === 0) return <Message kind="good" title={say('monitoring.today.none')} />
  return (
    <Section title={say('monitoring.today.title')}>
      <RowList label={say('monitoring.today.title')}>
        {needs.map(({ code, having, sum }) => (
          <Row
            key={code}
            title={say(`monitoring.need.${code}`)}
            reason={having.map((area) => area.name).join(', ')}
            href="/pantauan"
            end={say('monitoring.today.villages', { count: sum })}
          />
        ))}
      </RowList>
    </Section>
  )
}

interface AreaFiguresProps {
  readonly total: OutputOf<typeof listAreas>['total']
  readonly villages: number
}

const AreaFigures = ({ total, villages }: AreaFiguresProps) => {
  const { say } = useWords()
  const figure = useShownFigure()
  const labels = {
    'migration.candidates': 'monitoring.fact.migration.candidates',
    'migration.abroad': 'monitoring.fact.migration.abroad',
    'letters.issued': 'monitoring.column.letters',
  } as const
  const facts = ['migration.candidates', 'migration.abroad', 'letters.issued'] as const
  return (
    <Section
      title={say('monitoring.today.figures')}
      action={
        <LinkButton compact href="/pantauan">
          {say('monitoring.today.more')}
        </LinkButton>
      }
    >
      <Columns count={4} phone={2}>
        <Figure value={String(villages)} label={say('monitoring.column.villages')} />
        {facts.map((fact) => (
          <Figure key={fact} value={figure(total[fact])} label={say(labels[fact])} />
        ))}
      </Columns>
    </Section>
  )
}
