import { barredPaymentsOn, type EpisodeOnPhone, episodeOn, permissionOn } from '#modules/migration/device-face.ts'
import { childrenOn, type NearOnPhone, nearOn, personFactOn } from '#modules/registry/device-face.ts'
import { answerTo } from '#platform/client/device/device-part.ts'
import type { RowReader } from '#platform/client/device/row-tables.ts'
import { ageOn, type PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { getLetterForm } from './contract/letter.ts'
import { letterItem, textOf } from './device-rows.ts'
import { findKind } from './kinds/index.ts'
import { claimsCosts, type LetterKind } from './kinds/kind.ts'
import { addressWords } from './rules/address-words.ts'
import { isOpenLetter, type LetterState } from './rules/letter-state.ts'
import {
  claimFields,
  episodeFields,
  giverAmong,
  giverRelation,
  type KnownEpisode,
  needsCarer,
  spouseFields,
  usualFields,
} from './rules/usual-fields.ts'

type Fields = Record<string, unknown>

interface Village {
  readonly kindWord: string
  readonly name: string
  readonly districtWord: string
  readonly district: string
}

const countryName = (code: string | null): string | null =>
  code ? (new Intl.DisplayNames(['id'], { type: 'region' }).of(code) ?? code) : null

const knownOf = (episode: EpisodeOnPhone): KnownEpisode => ({
  ...episode,
  countryName: countryName(episode.country),
  agencyOnList: episode.agencyChecks.includes('licence_list'),
  jobOrderSeen: episode.agencyChecks.includes('job_order'),
})

// By OpenSID's codes of marriage; 21 is married without a record.
const statusByCode: Readonly<Record<string, string>> = {
  1: 'never',
  2: 'registered',
  21: 'unregistered',
  3: 'divorced',
  4: 'widowed',
}

const giverFields = (rows: RowReader, people: ReturnType<typeof permissionOn>['people']): Fields => {
  const met = giverAmong(people)
  const giver = met && personFactOn(rows, met.personId)
  return giver ? { giverId: giver.id, giverRelation: giverRelation(giver.sex, met.relation) } : {}
}

/** Children under age, each with whom the phone knows to care. */
const childFields = (
  rows: RowReader,
  kind: LetterKind,
  personId: string,
  family: readonly NearOnPhone[],
  today: PlainDate,
): Fields => {
  const minors = family.filter(({ relation, birthDate }) =>
    needsCarer({ relation, age: birthDate === null ? null : ageOn(birthDate, today) }),
  )
  const carers = new Map(childrenOn(rows, personId).map(({ id, carer }) => [id, carer]))
  const care = minors.map(({ personId: childId }) => {
    const carer = carers.get(childId) ?? null
    const carerId = carer?.personId ?? null
    return { childId, carerId, name: carerId ? '' : (carer?.name ?? ''), address: '', relation: '' }
  })
  if (kind.documentCode !== 'PENGASUHAN_ANAK') return { childIds: care.map((one) => one.childId), care }
  const first = care.find((one) => one.carerId !== null)
  const theirs = first ? care.filter((one) => one.carerId === first.carerId) : care
  return { carerId: first?.carerId ?? null, carerRelation: '', childIds: theirs.map((one) => one.childId) }
}

const permissionNumber = (rows: RowReader, personId: string): string =>
  rows
    .where('letters', 'subject_person_id', personId)
    .filter(({ kind, state }) => kind === 'family_permission' && state === 'issued')
    .toSorted((a, b) => (String(a.issued_on) < String(b.issued_on) ? 1 : -1))
    .map((row) => textOf(row, 'number_text') ?? '')[0] ?? ''

const groundsOf = (rows: RowReader, kind: LetterKind, episode: EpisodeOnPhone | undefined, today: PlainDate) => {
  if (kind.needs === null) return { obstacle: null, people: [] }
  const needed = kind.needs === 'consultation' ? 'letters.consultationMissing' : 'letters.checkMissing'
  if (!episode) return { obstacle: needed, people: [] }
  if (kind.needs === 'check') return { obstacle: episode.verifiedOn ? null : needed, people: [] }
  return permissionOn(rows, episode.episodeId, today)
}

/** Where somebody lives, in the words of letters: of the card, or where the person lives now. */
const addressOn = (rows: RowReader, personId: string, householdId: string | null, village: Village | null) => {
  const card = householdId === null ? undefined : rows.find('households', householdId)
  const address = textOf(card, 'address') ?? textOf(rows.find('people', personId), 'current_address')
  const place = { address, hamlet: textOf(card, 'hamlet'), rt: textOf(card, 'rt'), rw: textOf(card, 'rw') }
  return village ? addressWords(place, village) : null
}

/** The form of one letter, filled from the rows of the phone as far as they say it; the rest is typed. */
export const letterFormAnswer = answerTo(getLetterForm, (rows, input, { today, village }) => {
  const kind = findKind(input.kind)
  const person = personFactOn(rows, input.personId)
  if (!kind || !person) throw missing('letters.personMissing')
  const row = rows.find('people', person.id)
  const episode = input.episodeId ? episodeOn(rows, input.episodeId) : undefined
  if (input.episodeId && episode?.personId !== person.id) throw missing('letters.episodeMissing')
  const { obstacle, people } = groundsOf(rows, kind, episode, today)
  const family = nearOn(rows, person.id)
  const spouse = family.find((one) => one.relation === 'spouse')
  const address = addressOn(rows, person.id, person.householdId, village)
  const fields: Fields = {
    ...usualFields(address, today),
    ...(episode ? episodeFields(knownOf(episode)) : {}),
    ...(claimsCosts(kind) && claimFields(episode ? barredPaymentsOn(rows, episode) : [], episode?.agencyName ?? null)),
    ...spouseFields(spouse, person.sex),
    status: statusByCode[person.maritalCode ?? ''] ?? '',
    ...giverFields(rows, people),
    ...childFields(rows, kind, person.id, family, today),
    permissionNumber: permissionNumber(rows, person.id),
  }
  const asked = new Set(kind.form.map((field) => field.name))
  const open = rows
    .where('letters', 'subject_person_id', person.id)
    .filter((letter) => letter.kind === input.kind && isOpenLetter(letter.state as LetterState))
    .toSorted((a, b) => (String(a.recorded_at) < String(b.recorded_at) ? 1 : -1))
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([name]) => asked.has(name))),
    missing: [...(address ? [] : ['subject.address']), ...(textOf(row, 'birth_date') ? [] : ['subject.birth'])],
    episodeId: input.episodeId,
    householdId: episode?.householdId ?? null,
    subjectName: textOf(row, 'name') ?? '',
    family: family.map(({ personId, name, relation, birthDate }) => ({
      ...{ personId, name, relation },
      age: birthDate ? ageOn(birthDate, today) : null,
    })),
    obstacle,
    existing: open.slice(0, 5).map((letter) => letterItem(rows, letter)),
  }
})
