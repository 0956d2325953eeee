import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Row } from '#platform/design/row.tsx'
import type { VacancyItem } from '../contract/vacancy.ts'
import { wageWords } from '../rules/wage.ts'
import { useLabels } from './labels.ts'
import { PolicyBadge } from './policy-badge.tsx'

/** One vacancy: what and where, for how much, until when. */
export const VacancyRow = ({ vacancy, end }: { readonly vacancy: VacancyItem; readonly end?: React.ReactNode }) => {
  const { say, formatDate, language } = useWords()
  const { placeOf } = useLabels()
  const wage = wageWords(vacancy, language)
  const offered = [
    wage && say('placement.wageTold', { wage, per: say(`placement.per.${vacancy.wagePer}`) }),
    vacancy.places !== null && say('placement.placesCount', { count: vacancy.places }),
    say('placement.until', { day: formatDate(vacancy.expiresOn, 'digits') }),
  ]
  return (
    <Row
      href={`/lowongan/${vacancy.id}`}
      tile={{ icon: vacancy.workPlace === 'home' ? 'home' : 'plane', pillar: 1 }}
      title={vacancy.title}
      reason={
        <>
          {[placeOf(vacancy), vacancy.agencyName ?? vacancy.employerName].filter(Boolean).join(' · ')}
          <br />
          {offered.filter(Boolean).join(' · ')}
        </>
      }
      end={end ?? <StateBadge vacancy={vacancy} />}
    />
  )
}

const StateBadge = ({ vacancy }: { readonly vacancy: VacancyItem }) => {
  const { say } = useWords()
  if (vacancy.state !== 'open') return <Badge icon={null}>{say(`placement.state.${vacancy.state}`)}</Badge>
  if (vacancy.workPlace === 'home')
    return (
      <Badge kind="info" icon={null}>
        {say('placement.workPlace.home')}
      </Badge>
    )
  return <PolicyBadge status={vacancy.policy} />
}
