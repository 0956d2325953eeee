import { useId } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { ageOn } from '#platform/shared/dates.ts'
import type { Journey } from '../contract/episode-file.ts'
import {
  journeyRows,
  type PersonLane,
  passportFrom,
  plannedPath,
  spellPath,
  startedCarers,
  type TimeScale,
  timeScale,
} from './journey-layout.ts'
import { useLabels } from './labels.ts'
import './journey.css'

interface JourneyPictureProps {
  readonly journey: Journey
  /** Drawn one unit to a pixel, so that letters keep their size: 920 or 330. */
  readonly width: number
}

/** Upper lane abroad, lower lane home, waves under a spell; children, carers and passports share the axis. */
export const JourneyPicture = ({ journey, width }: JourneyPictureProps) => {
  const { say } = useWords()
  const titleId = useId()
  const left = width > 600 ? 124 : 84
  const scale = timeScale(journey, width, left)
  const rows = journeyRows(journey)
  const names = rows.lanes.map((lane) => lane.name).join(', ')
  return (
    <svg
      className="journey"
      viewBox={`0 0 ${width} ${rows.height + 22}`}
      width="100%"
      role="img"
      aria-labelledby={titleId}
    >
      <title id={titleId}>{say('migration.journey.title', { names })}</title>
      <Waves id={titleId} />
      {scale.years.map(({ year, x }) => (
        <g key={year}>
          <path d={`M${x} 8V${rows.height}`} stroke="var(--garis)" />
          <text x={x} y={rows.height + 18} textAnchor={x > scale.right - 14 ? 'end' : 'middle'}>
            {year}
          </text>
        </g>
      ))}
      {rows.lanes.map((lane) => (
        <Lane
          key={lane.name}
          lane={lane}
          scale={scale}
          journey={journey}
          wavesId={titleId}
          many={rows.lanes.length > 1}
          height={rows.height}
        />
      ))}
      {journey.children.map((child, index) => (
        <Child
          key={`${child.name} ${child.bornOn}`}
          child={child}
          y={rows.childY(index)}
          scale={scale}
          journey={journey}
        />
      ))}
      <Bars journey={journey} scale={scale} carerY={rows.carerY} passportY={rows.passportY} />
      <path d={`M${scale.x(journey.today)} 8V${rows.height}`} stroke="var(--kunyit-tua)" strokeWidth="1.5" />
      <circle cx={scale.x(journey.today)} cy={rows.height} r="3" fill="var(--kunyit-tua)" />
    </svg>
  )
}

/** Centred in its spell; at the edge of a short one it leans inwards. */
const labelAt = (
  from: number,
  to: number,
  { left, right }: TimeScale,
): { x: number; textAnchor: 'start' | 'middle' | 'end' } => {
  const middle = (from + to) / 2
  if (middle > right - 40) return { x: Math.min(to, right), textAnchor: 'end' }
  return middle < left + 40 ? { x: Math.max(from, left), textAnchor: 'start' } : { x: middle, textAnchor: 'middle' }
}

const Waves = ({ id }: { readonly id: string }) => (
  <defs>
    <pattern id={`${id}-waves`} width="14" height="6" patternUnits="userSpaceOnUse">
      <path d="M0 3q3.5-4 7 0t7 0" fill="none" stroke="var(--nila)" strokeOpacity=".45" />
    </pattern>
  </defs>
)

interface LaneProps {
  readonly lane: PersonLane
  readonly scale: TimeScale
  readonly journey: Journey
  readonly wavesId: string
  readonly many: boolean
  readonly height: number
}

const Lane = ({ lane, scale, journey, wavesId, many, height }: LaneProps) => {
  const { say } = useWords()
  const { country, job } = useLabels()
  const planned = plannedPath(lane, scale, journey.today)
  return (
    <g>
      <text className="strong" x={0} y={lane.top + 4}>
        {many ? lane.name : say('migration.journey.abroad')}
      </text>
      <text className="strong" x={0} y={lane.bottom + 4}>
        {say('migration.journey.home')}
      </text>
      {lane.spells.map((spell) => {
        const [from, to] = [scale.x(spell.fromOn), scale.x(spell.untilOn ?? journey.today)]
        const middle = (from + to) / 2
        return (
          <g key={spell.episodeId}>
            <rect x={from} y={8} width={to - from} height={height - 8} fill="var(--nila)" opacity=".055" />
            <rect
              x={from}
              y={lane.top}
              width={to - from}
              height={lane.bottom - lane.top}
              fill={`url(#${wavesId}-waves)`}
              opacity=".5"
            />
            <text className="strong" {...labelAt(from, to, scale)} y={to - from > 60 ? lane.top + 24 : lane.top - 6}>
              {country(spell.country)}
            </text>
            {to - from > 90 && (
              <text className="fine" x={middle} y={lane.top + 39} textAnchor="middle">
                {job(spell.occupation, spell.occupationTold).toLowerCase()}
              </text>
            )}
          </g>
        )
      })}
      <path
        d={spellPath(lane, scale, journey.today)}
        fill="none"
        stroke="var(--nila)"
        strokeWidth="3"
        strokeLinecap="round"
      />
      {planned && (
        <path
          d={planned}
          fill="none"
          stroke="var(--nila)"
          strokeWidth="2.5"
          strokeDasharray="1 6"
          strokeLinecap="round"
        />
      )}
    </g>
  )
}

interface ChildProps {
  readonly child: Journey['children'][number]
  readonly y: number
  readonly scale: TimeScale
  readonly journey: Journey
}

/** A child's own line, with the age at each leaving and each coming home. */
const Child = ({ child, y, scale, journey }: ChildProps) => {
  const { say } = useWords()
  const days = journey.spells
    .flatMap((spell) => [spell.fromOn, ...(spell.untilOn ? [spell.untilOn] : [])])
    .filter((day) => day >= child.bornOn)
  return (
    <g>
      <text className="strong" x={0} y={y + 4}>
        {child.name.split(' ')[0]}
      </text>
      <text className="fine" x={0} y={y + 18}>
        {say('migration.journey.born', { year: child.bornOn.slice(0, 4) })}
      </text>
      <path
        d={`M${scale.x(child.bornOn)} ${y}H${scale.x(journey.today)}`}
        stroke="var(--pandan)"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <circle cx={scale.x(child.bornOn)} cy={y} r="4" fill="var(--kartu)" stroke="var(--pandan)" strokeWidth="2.5" />
      {days.map((day) => (
        <g key={day}>
          <circle cx={scale.x(day)} cy={y} r="3.5" fill="var(--pandan)" />
          <text className="fine" x={scale.x(day) + 5} y={y - 6}>
            {say('migration.journey.age', { age: ageOn(child.bornOn, day) })}
          </text>
        </g>
      ))}
    </g>
  )
}

interface BarsProps {
  readonly journey: Journey
  readonly scale: TimeScale
  readonly carerY: number | null
  readonly passportY: number | null
}

const Bars = ({ journey, scale, carerY, passportY }: BarsProps) => {
  const { say, formatDate } = useWords()
  const last = journey.passports.at(-1)
  return (
    <>
      {carerY !== null && (
        <g>
          <text className="strong" x={0} y={carerY + 4}>
            {say('migration.journey.carer')}
          </text>
          <text className="fine" x={0} y={carerY + 18}>
            {startedCarers(journey).at(-1)?.name}
          </text>
          {startedCarers(journey).map((carer) => (
            <Bar
              key={`${carer.name} ${carer.fromOn}`}
              from={scale.x(carer.fromOn)}
              to={scale.x(carer.untilOn ?? journey.today)}
              y={carerY}
              className="journey-carer"
            />
          ))}
        </g>
      )}
      {passportY !== null && last && (
        <g>
          <text className="strong" x={0} y={passportY + 4}>
            {say('migration.journey.passport')}
          </text>
          <text className="fine" x={0} y={passportY + 18}>
            {formatDate(last.expiresOn, 'digits')}
          </text>
          {journey.passports.map((passport) => (
            <Bar
              key={passport.expiresOn}
              from={scale.x(passportFrom(passport))}
              to={scale.x(passport.expiresOn)}
              y={passportY}
              className="journey-passport"
            />
          ))}
        </g>
      )}
    </>
  )
}

const Bar = ({
  from,
  to,
  y,
  className,
}: {
  readonly from: number
  readonly to: number
  readonly y: number
  readonly className: string
}) => <rect className={className} x={from} y={y - 5} width={Math.max(to - from, 3)} height={10} rx={5} />
