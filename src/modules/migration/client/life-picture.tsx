import { useId } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Details } from '#platform/design/details.tsx'
import { Timeline, type TimelineItem } from '#platform/design/timeline.tsx'
import type { Life, LifeSpell } from '../contract/life.ts'
import { useLabels } from './labels.ts'
import { awayX, homeX, type LifeLine, lifeLines, railsOf, textX } from './life-layout.ts'
import './life.css'

/** A life from top to bottom: the line leaves home, lives abroad and comes back, spell after spell. */
export const LifePicture = ({ life }: { readonly life: Life }) => {
  const { say } = useWords()
  const id = useId()
  const sentence = useLifeSentence()
  const { lines, height } = lifeLines(life)
  return (
    <>
      <svg
        className="life"
        viewBox={`0 0 330 ${height}`}
        width="100%"
        role="img"
        aria-labelledby={`${id}-title ${id}-text`}
      >
        <title id={`${id}-title`}>{say('migration.life.picture')}</title>
        <desc id={`${id}-text`}>{life.spells.map(sentence).join(' ')}</desc>
        {railsOf(lines).map(({ path, away, dotted }) => (
          <path key={path} d={path} className={`life-rail ${away ? 'life-away' : ''} ${dotted ? 'life-dotted' : ''}`} />
        ))}
        {lines.map((line) => (
          <Line key={`${line.kind} ${line.y}`} line={line} />
        ))}
      </svg>
      <Details summary={say('migration.life.asList')}>
        <LifeList life={life} />
      </Details>
    </>
  )
}

const Line = ({ line }: { readonly line: LifeLine }) => {
  const { say, formatDate } = useWords()
  const { country, job } = useLabels()
  const { y } = line
  if (line.kind === 'spell')
    return (
      <Words
        y={y}
        strong={country(line.spell.country)}
        fine={job(line.spell.occupation, line.spell.occupationTold)}
        heading
      />
    )
  if (line.kind === 'untold') return <Dot x={homeX} y={y} hollow fine={say('migration.life.untold')} />
  if (line.kind === 'preparing')
    return (
      <Dot
        x={homeX}
        y={y}
        strong={say('migration.life.preparing', { count: line.count })}
        fine={`${formatDate(line.on, 'digits')} – ${formatDate(line.until, 'digits')}`}
      />
    )
  if (line.kind === 'planned')
    return <Dot x={awayX} y={y} hollow strong={say('migration.life.planned')} fine={formatDate(line.on, 'digits')} />
  if (line.kind === 'today')
    return (
      <>
        <circle cx={line.away ? awayX : homeX} cy={y} r="6" className="life-today" />
        <Words y={y} strong={say('migration.life.today')} fine={formatDate(line.on, 'digits')} />
      </>
    )
  const { event } = line
  const told = event.confidence === 'sure' ? '' : ` · ${say('migration.life.told')}`
  return (
    <Dot
      x={line.away ? awayX : homeX}
      y={y}
      away={line.away}
      hollow={event.confidence !== 'sure'}
      strong={say(`migration.stage.${event.stage}`)}
      fine={`${formatDate(event.occurredOn, 'digits')}${told}`}
    />
  )
}

interface DotProps {
  readonly x: number
  readonly y: number
  readonly away?: boolean
  /** Not certain, or not yet. */
  readonly hollow?: boolean
  readonly strong?: string
  readonly fine: string
}

const Dot = ({ x, y, away, hollow, strong, fine }: DotProps) => (
  <>
    <circle cx={x} cy={y} r="5" className={`life-dot ${away ? 'life-away' : ''} ${hollow ? 'life-hollow' : ''}`} />
    <Words y={y} {...(strong !== undefined && { strong })} fine={fine} />
  </>
)

interface WordsProps {
  readonly y: number
  readonly strong?: string
  readonly fine: string
  readonly heading?: boolean
}

const Words = ({ y, strong, fine, heading }: WordsProps) => (
  <>
    {strong && (
      <text x={textX} y={y} className={heading ? 'life-heading' : 'life-strong'}>
        {strong}
      </text>
    )}
    <text x={textX} y={strong ? y + 16 : y + 4} className="life-fine">
      {fine}
    </text>
  </>
)

/** "Hong Kong, perawat lansia: 2019 sampai 2021." */
const useLifeSentence = () => {
  const { say, formatDate } = useWords()
  const { country, job } = useLabels()
  return ({ stretches, ...spell }: LifeSpell): string => {
    const words = {
      country: country(spell.country),
      job: job(spell.occupation, spell.occupationTold).toLowerCase(),
    }
    const [first, last] = [stretches[0], stretches.at(-1)]
    if (!first || !last) return say('migration.life.spellPlanned', words)
    const from = formatDate(first.fromOn)
    return last.untilOn
      ? say('migration.life.spell', { ...words, from, until: formatDate(last.untilOn) })
      : say('migration.life.spellOpen', { ...words, from })
  }
}

const LifeList = ({ life }: { readonly life: Life }) => {
  const { say, formatDate } = useWords()
  const { country } = useLabels()
  const items = life.spells.flatMap((spell): TimelineItem[] => [
    ...(spell.preparation
      ? [
          {
            id: `${spell.episodeId} preparing`,
            when: formatDate(spell.preparation.fromOn, 'digits'),
            title: say('migration.life.preparing', { count: spell.preparation.count }),
            note: country(spell.country),
          },
        ]
      : []),
    ...spell.events.map((event) => ({
      id: event.id,
      when: formatDate(event.occurredOn, 'digits'),
      title: say(`migration.stage.${event.stage}`),
      note: country(spell.country),
    })),
  ])
  return <Timeline items={items} />
}
