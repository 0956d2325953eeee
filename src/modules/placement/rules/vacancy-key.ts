import { foldText } from '#modules/references/contract.ts'
import type { Vacancy } from './vacancy-shape.ts'

/**
 * By what a vacancy is known when a file comes again: the number of its order; without one, who offers which work where until when.
 * Two villages or two offices may number alike, so who offers it is always part of it.
 */
export const keyOf = (vacancy: Vacancy): string => {
  const who = foldText(vacancy.agencyName ?? vacancy.employerName ?? '')
  const number = foldText(vacancy.orderNumber ?? '')
  if (number !== '') return `n ${who} ${number}`
  const { workPlace, country, title, region, deadlineOn } = vacancy
  return ['v', workPlace, country, who, foldText(title), foldText(region ?? ''), deadlineOn].join(' ')
}

/** What is searched: what it is, who offers it, and where. */
export const searchTextOf = (vacancy: Vacancy): string =>
  foldText([vacancy.title, vacancy.agencyName, vacancy.employerName, vacancy.region, vacancy.orderNumber].join(' '))
