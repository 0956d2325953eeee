import { useWords } from '#platform/client/words.tsx'
import type { VacancyFile } from '../contract/vacancy.ts'
import { moneyWords, wageWords } from '../rules/wage.ts'
import { useLabels } from './labels.ts'

interface Fact {
  readonly label: string
  readonly value: string
}

const factsOf = (rows: readonly (readonly [label: string, value: string | null | undefined | false])[]): Fact[] =>
  rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))

/** What a vacancy says, as labels and words: what it offers, what it asks, who offers it. */
export const useVacancyFacts = ({ vacancy }: VacancyFile) => {
  const { say, formatDate, language } = useWords()
  const { placeOf } = useLabels()
  const label = (field: string) => say(`placement.field.${field}`)
  const months = (count: number | null) => count !== null && say('placement.months', { count })
  const wage = wageWords(vacancy, language)
  const paid = vacancy.workerPaysRupiah
  const offer = factsOf([
    [label('workPlace'), placeOf(vacancy)],
    [label('occupation'), vacancy.occupation && say(`references.occupation.${vacancy.occupation}`)],
    [label('places'), vacancy.places !== null && say('placement.placesCount', { count: vacancy.places })],
    [
      label('wage'),
      wage
        ? say('placement.wageTold', { wage, per: say(`placement.per.${vacancy.wagePer}`) })
        : say('placement.notTold'),
    ],
    [label('contractMonths'), months(vacancy.contractMonths)],
    [
      label('workerPaysRupiah'),
      paid === null ? say('placement.notTold') : paid === 0 ? say('placement.free') : moneyWords(paid, 'IDR', language),
    ],
    [label('costsNote'), vacancy.costsNote],
    [label('deadlineOn'), vacancy.deadlineOn ? formatDate(vacancy.deadlineOn) : say('placement.noDeadline')],
  ])
  const { ageMinimum: from, ageMaximum: to } = vacancy
  const age =
    from !== null && to !== null
      ? say('placement.ageBetween', { from, to })
      : from !== null
        ? say('placement.ageFrom', { from })
        : to !== null && say('placement.ageTo', { to })
  const asks = factsOf([
    [label('sex'), vacancy.sex && say(`placement.sex.${vacancy.sex}`)],
    [label('age'), age],
    [label('education'), vacancy.education && say(`placement.education.${vacancy.education}`)],
    [label('experienceMonths'), months(vacancy.experienceMonths)],
    [
      label('languages'),
      vacancy.languages
        .map(({ language: code, level }) => `${say(`placement.language.${code}`)} (${say(`placement.level.${level}`)})`)
        .join(', '),
    ],
    [label('certificates'), vacancy.certificates.join(', ')],
    [label('documents'), vacancy.documents.join(', ')],
  ])
  const who = factsOf([
    [label('agencyName'), vacancy.agencyName],
    [label('agencyLicence'), vacancy.agencyLicence],
    [label('employerName'), vacancy.employerName],
    [label('orderNumber'), vacancy.orderNumber],
    [
      label('sourceName'),
      say('placement.sourceFacts', { source: vacancy.sourceName, day: formatDate(vacancy.sourceOn) }),
    ],
  ])
  return { offer, asks, who }
}
