import { useId } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Card } from '#platform/design/card.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { Section } from '#platform/design/section.tsx'
import { daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import type { InsuranceCover } from '../contract/work-contract.ts'
import './cover.css'

/** The days of the contract as a bar, those insured filled, and what the rest would cost. */
export const CoverSection = ({ cover }: { readonly cover: InsuranceCover | null }) => {
  const { say } = useWords()
  return (
    <Section title={say('migration.cover.title')} note={cover ? say('migration.cover.note') : undefined}>
      {cover ? (
        <Card>
          <CoverPicture cover={cover} />
          <CoverFacts cover={cover} />
        </Card>
      ) : (
        <p className="small muted">{say('migration.cover.unknown')}</p>
      )}
    </Section>
  )
}

const width = 330
const barTop = 34

const CoverPicture = ({ cover }: { readonly cover: InsuranceCover }) => {
  const { say, formatDate } = useWords()
  const id = useId()
  const x = (day: PlainDate) => 1 + (daysBetween(cover.fromOn, day) / cover.days) * (width - 2)
  const bar = ({ fromOn, untilOn }: { readonly fromOn: PlainDate; readonly untilOn: PlainDate }) => ({
    x: x(fromOn),
    width: Math.max(3, x(untilOn) - x(fromOn)),
  })
  const sentence = say('migration.cover.sentence', { covered: cover.coveredDays, days: cover.days })
  return (
    <svg className="cover" viewBox={`0 0 ${width} 84`} width="100%" role="img" aria-labelledby={id}>
      <title id={id}>{sentence}</title>
      <text x={0} y={20} className="cover-strong">
        {sentence}
      </text>
      <rect x={1} y={barTop} width={width - 2} height={18} rx={4} className="cover-contract" />
      {cover.spans.map((span) => (
        <rect key={span.fromOn} {...bar(span)} y={barTop} height={18} rx={4} className="cover-insured" />
      ))}
      {cover.gaps.map((gap) => (
        <rect key={gap.fromOn} {...bar(gap)} y={barTop + 3} height={12} rx={3} className="cover-gap" />
      ))}
      <text x={0} y={74}>
        {formatDate(cover.fromOn, 'digits')}
      </text>
      <text x={width} y={74} textAnchor="end">
        {formatDate(cover.untilOn, 'digits')}
      </text>
    </svg>
  )
}

const CoverFacts = ({ cover }: { readonly cover: InsuranceCover }) => {
  const { say, formatDate, formatMoney } = useWords()
  const gaps = cover.gaps.map((gap) => ({
    label: say('migration.cover.gap', { days: gap.days }),
    value: say('migration.cover.span', { from: formatDate(gap.fromOn), until: formatDate(gap.untilOn) }),
  }))
  const { cost } = cover
  if (cover.gaps.length === 0) return <p className="small muted">{say('migration.cover.whole')}</p>
  const lines = (cost?.lines ?? []).map((line) => ({
    label: line.title,
    value: say('migration.cover.line', { count: line.count, amount: formatMoney(line.amountRupiah) }),
    note: [line.source, !line.confirmed && say('migration.contract.unconfirmed')].filter(Boolean).join(' · '),
  }))
  const total = cost
    ? [{ label: say('migration.cover.total'), value: <b className="number">{formatMoney(cost.totalRupiah)}</b> }]
    : []
  return <Facts stacked facts={[...gaps, ...lines, ...total]} />
}
