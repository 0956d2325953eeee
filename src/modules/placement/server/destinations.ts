import { ageFloor, minimumAgeFor } from '#modules/migration/contract.ts'
import { findVillageByCode, getVillage } from '#modules/places/server/index.ts'
import {
  agenciesOf,
  countries,
  findAgency,
  hotlinesFor,
  isHalted,
  listDay,
  type Reference,
  requiredDocumentsFor,
  type Scheme,
  searchAgencies,
} from '#modules/references/contract.ts'
import { rowsOf } from '#modules/references/server/index.ts'
import { handle } from '#platform/server/module.ts'
import * as open from '../contract/public.ts'
import { barredFor } from '../rules/barred.ts'
import { isPartly, policiesFor, policyFor, usable } from '../rules/policy.ts'
import { sourced } from '../rules/sourced.ts'
import { wageRanges } from '../rules/wage.ts'
import { db } from './tables.ts'

const titled = (row: Reference<'barred-cost' | 'country-policy' | 'worker-right'>) => ({
  ...{ title: row.title, titleEn: row.titleEn, ...sourced(row) },
})
const noted = (row: Reference<'country-policy' | 'worker-right'>) => ({
  ...{ ...titled(row), note: row.body.note, noteEn: row.body.noteEn },
})

export const listDestinationsHandler = handle(open.listDestinations, async (context) => {
  const policies = await rowsOf(context, 'country-policy', context.today)
  const named = policies.flatMap(({ body }) => (body.countries === '*' ? [] : body.countries))
  const all = [...new Set([...countries, ...named])]
  const said = all.map((country) => ({ country, word: policyFor(policies, { country, occupation: null }) }))
  return {
    destinations: said.flatMap(({ country, word }) =>
      word
        ? [
            {
              ...{ country, status: word.body.status, confirmed: word.confirmed },
              partly: isPartly(word, { occupation: null }),
            },
          ]
        : [],
    ),
    unknown: said.flatMap(({ country, word }) => (word ? [] : [country])),
  }
})

const about = (listed: '*' | readonly string[], value: string | null) =>
  listed === '*' || (value !== null && listed.includes(value))

/** The age that a rule of the country asks for, by the one rule that also judges a candidate; else that of the law. */
const minimumAgeOf = (rows: readonly Reference<'minimum-age'>[], way: Parameters<typeof minimumAgeFor>[1]) => {
  const rules = rows.map((row) => ({ ...row.body, ...sourced(row) }))
  const rule = minimumAgeFor(rules, way)
  if (!rule)
    return {
      ...{ years: ageFloor.minimum, source: ageFloor.source, sourceUrl: null },
      ...{ since: '2017-11-22', confirmed: ageFloor.confirmed },
    }
  const { minimum: years, source, sourceUrl, since, confirmed } = rule
  return { years, source, sourceUrl, since, confirmed }
}

/** The usual way there: of the row that says it is open; else through an agency. */
const schemeOf = (schemes: '*' | readonly Scheme[] | undefined): Scheme =>
  schemes === undefined || schemes === '*' || schemes.includes('P2P') ? 'P2P' : (schemes[0] ?? 'P2P')

export const getDestinationHandler = handle(open.getDestination, async (context, { country, occupation }) => {
  const on = context.today
  const policies = await rowsOf(context, 'country-policy', on)
  const isKnown =
    (countries as readonly string[]).includes(country) ||
    policies.some(({ body }) => body.countries !== '*' && body.countries.includes(country))
  if (!isKnown) return { destination: null }
  const [barred, documents, rights, hotlines, ages] = await Promise.all([
    rowsOf(context, 'barred-cost', on),
    rowsOf(context, 'required-document', on),
    rowsOf(context, 'worker-right', on),
    rowsOf(context, 'hotline', on),
    rowsOf(context, 'minimum-age', on),
  ])
  const word = policyFor(policies, { country, occupation })
  const policyRow = (row: Reference<'country-policy'>) => ({
    ...{ status: row.body.status, partly: isPartly(row, { occupation }), ...noted(row) },
  })
  const way = { scheme: schemeOf(word?.body.schemes), country, occupation }
  return {
    destination: {
      ...{ country, occupation, on, word: word && policyRow(word) },
      policies: policiesFor(policies, { country, occupation }).map(policyRow),
      barred: barredFor(barred, occupation).map(titled),
      documents: requiredDocumentsFor(documents, way, (condition) => condition === 'always').map((row) => ({
        ...{ code: row.body.document, mustShow: row.body.mustShow, mustShowEn: row.body.mustShowEn },
        ...{ issuedBy: row.body.issuedBy, ...sourced(row) },
      })),
      rights: rights
        .filter(({ body }) => about(body.countries, country) && about(body.occupations, occupation))
        .toSorted((one, other) => one.body.order - other.body.order)
        .map(noted),
      hotlines: hotlinesFor(hotlines, { country }).map((row) => ({
        ...{ title: row.title, phones: row.body.phones, website: row.body.website, serves: row.body.serves },
        ...{ servesEn: row.body.servesEn, ofMission: row.body.country === country, ...sourced(row) },
      })),
      minimumAge: minimumAgeOf(ages, way),
    },
  }
})

export const findWorkVillageHandler = handle(open.findWorkVillage, async (context, { code }) => {
  const village = await findVillageByCode(context, code)
  if (!village || village.openedOn === null) return { village: null }
  return { village: { id: village.id, name: `${village.kindWord} ${village.name}` } }
})

export const listOfferedWagesHandler = handle(open.listOfferedWages, async (context, { country, occupation }) => {
  const village = await getVillage(context, context.villageId)
  if (village.openedOn === null) return { ranges: [] }
  const word = policyFor(await rowsOf(context, 'country-policy', context.today), { country, occupation })
  // a wage beside a way that is closed or that nobody knows would lure
  if (!word || !usable.includes(word.body.status)) return { ranges: [] }
  let rows = db(context)
    .selectFrom('vacancies')
    .select(['wage_minimum as wageMinimum', 'wage_maximum as wageMaximum', 'wage_currency as wageCurrency'])
    .select(['wage_per as wagePer', 'source_on as sourceOn', 'agency_name as name', 'agency_licence as licence'])
    .where('village_id', '=', context.villageId)
    .where('country', '=', country)
    .where('withdrawn_on', 'is', null)
    .where('expires_on', '>=', context.today)
  if (occupation) rows = rows.where('occupation', '=', occupation)
  const agencies = await rowsOf(context, 'organisation', context.today)
  return { ranges: wageRanges((await rows.execute()).filter((row) => !isHalted(findAgency(agencies, row)))) }
})

export const checkAgencyHandler = handle(open.checkAgency, async (context, { text }) => {
  const rows = await rowsOf(context, 'organisation', context.today)
  const listed = agenciesOf(rows)
  return {
    ...{ agencies: searchAgencies(rows, text), listed: listed.length, listOn: listDay(listed) },
    source: listed[0]?.source ?? null,
  }
})
