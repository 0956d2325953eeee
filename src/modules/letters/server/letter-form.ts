import { barredPayments, getPermissionBasis } from '#modules/migration/server/index.ts'
import { listFamily } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { ageOn, type PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { getLetterForm } from '../contract/letter.ts'
import { claimsCosts, type LetterKind, type PersonSnapshot } from '../kinds/kind.ts'
import { namedPeople } from '../kinds/named-people.ts'
import { caseFields } from '../rules/case-fields.ts'
import { isOpenLetter } from '../rules/letter-state.ts'
import {
  claimFields,
  episodeFields,
  giverAmong,
  giverRelation,
  type KnownEpisode,
  needsCarer,
  spouseFields,
  usualFields,
} from '../rules/usual-fields.ts'
import { careOfChildren, sharedCarer } from './care-fields.ts'
import { loadCase } from './case-source.ts'
import { getKind } from './draft-letter.ts'
import { toItems } from './letter-queries.ts'
import { namablePeople } from './namable-people.ts'
import { groundsFor, type loadEpisode, loadOwnEpisode, loadPerson } from './sources.ts'
import { db } from './tables.ts'

type Fields = Record<string, unknown>
type Basis = Awaited<ReturnType<typeof getPermissionBasis>>
type Episode = Awaited<ReturnType<typeof loadEpisode>>
type Grounds = Awaited<ReturnType<typeof groundsFor>>

interface FamilyMember {
  readonly personId: string
  readonly name: string
  readonly relation: string
  readonly age: number | null
}

export const getLetterFormHandler = handle(getLetterForm, async (context, input) => {
  if (context.reach === 'own' && input.personId !== context.actor.personId) throw missing('letters.personMissing')
  const kind = getKind(input.kind)
  const person = await loadPerson(context, input.personId)
  const family = await familyOf(context, input.personId)
  const episode = input.episodeId ? await loadOwnEpisode(context, input.episodeId, person.id) : undefined
  const { basis, obstacle } = await groundsOf(context, kind, episode)
  const fields: Fields = {
    ...usualFields(person.address, context.today),
    ...(episode ? episodeFields(knownOf(episode, await groundsFor(context, kind, episode.episodeId))) : {}),
    ...(await claimFieldsOf(context, kind, episode)),
    ...(await familyFields(context, person, family, basis)),
    ...(await childFields(context, kind, family)),
    ...(await fieldsOfCase(context, input, family)),
    permissionNumber: (await permissionNumberOf(context, person.id)) ?? '',
  }
  const asked = new Set(kind.form.map((field) => field.name))
  return {
    fields: await withoutOthers(
      context,
      Object.fromEntries(Object.entries(fields).filter(([name]) => asked.has(name))),
    ),
    missing: [...(person.address ? [] : ['subject.address']), ...(person.birthWords ? [] : ['subject.birth'])],
    episodeId: input.episodeId,
    householdId: episode?.householdId ?? null,
    subjectName: person.name,
    family: [...family],
    obstacle,
    existing: await existingLetters(context, kind.kind, input.personId),
  }
})

/** What was told when the case was opened stands before what is only planned or usual. */
const fieldsOfCase = async (
  context: Context,
  { caseId, personId }: { readonly caseId: string | null; readonly personId: string },
  family: readonly FamilyMember[],
): Promise<Fields> => {
  if (caseId === null) return {}
  const known = await loadCase(context, caseId, personId)
  const name = known.country ? new Intl.DisplayNames(['id'], { type: 'region' }).of(known.country) : null
  return caseFields(known, name ?? null, family)
}

/** Whom this actor may not name is not filled in for him either. */
const withoutOthers = async (context: Context, fields: Fields): Promise<Fields> => {
  const named = namedPeople(fields).map((one) => one.personId)
  const allowed = await namablePeople(context, named)
  const others = new Set(named.filter((id) => !allowed.has(id)))
  return JSON.parse(JSON.stringify(fields), (_, value) =>
    Array.isArray(value) ? value.filter((one) => one !== null) : others.has(value) ? null : value,
  ) as Fields
}

/** A refusal that would come at the end is said before the form is filled. */
const groundsOf = async (context: Context, kind: LetterKind, episode: Episode | undefined) => {
  if (kind.needs === null) return { basis: undefined, obstacle: null }
  if (!episode)
    return {
      basis: undefined,
      obstacle: kind.needs === 'consultation' ? 'letters.consultationMissing' : 'letters.checkMissing',
    }
  if (kind.needs === 'check') return { basis: undefined, obstacle: episode.verifiedOn ? null : 'letters.checkMissing' }
  try {
    return { basis: await getPermissionBasis(context, episode.episodeId), obstacle: null }
  } catch (fault) {
    // What the family said apart from the candidate stays with the officer.
    if (fault instanceof Refusal && context.reach === 'own')
      return { basis: undefined, obstacle: 'letters.consultationMissing' }
    if (fault instanceof Refusal) return { basis: undefined, obstacle: fault.code }
    throw fault
  }
}

const familyOf = async (context: Context, personId: string): Promise<readonly FamilyMember[]> => {
  const members = await listFamily(context, personId)
  const allowed = await namablePeople(
    context,
    members.map((one) => one.personId),
  )
  const near = members.filter((one) => allowed.has(one.personId))
  return near.map(({ personId: id, name, relation, birthDate }) => ({
    personId: id,
    name,
    relation,
    age: birthDate ? ageOn(birthDate as PlainDate, context.today) : null,
  }))
}

const knownOf = (episode: Episode, { agencyOnList, jobOrderSeen }: Grounds): KnownEpisode => ({
  ...{ ...episode, agencyOnList, jobOrderSeen },
  countryName: episode.countryNameId,
  job: episode.jobId,
})

/** Children under age, each with whom the talk with the family left it to. */
const childFields = async (context: Context, kind: LetterKind, family: readonly FamilyMember[]): Promise<Fields> => {
  const children = family.filter(needsCarer)
  const care = await careOfChildren(
    context,
    children.map((child) => child.personId),
  )
  if (kind.documentCode === 'PENGASUHAN_ANAK') return sharedCarer(care)
  return { childIds: care.map((one) => one.childId), care }
}

const claimFieldsOf = async (context: Context, kind: LetterKind, episode: Episode | undefined): Promise<Fields> => {
  if (!claimsCosts(kind)) return {}
  const payments = episode ? await barredPayments(context, episode.episodeId) : []
  return claimFields(payments, episode?.agencyName ?? null)
}

/** The number of the family's own permission letter that is in force. */
const permissionNumberOf = async (context: Context, personId: string): Promise<string | null> => {
  const letter = await db(context)
    .selectFrom('letters')
    .select('number_text')
    .where('village_id', '=', context.villageId)
    .where('subject_person_id', '=', personId)
    .where('kind', '=', 'family_permission')
    .where('state', '=', 'issued')
    .orderBy('issued_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return letter?.number_text ?? null
}

const familyFields = async (
  context: Context,
  person: PersonSnapshot,
  family: readonly FamilyMember[],
  basis: Basis | undefined,
): Promise<Fields> => {
  const met = giverAmong(basis?.people ?? [])
  const giver = met && (await loadPerson(context, met.personId))
  const spouse = family.find((one) => one.relation === 'spouse')
  return {
    ...spouseFields(spouse, person.sex),
    status: statusOf(person),
    ...(giver ? { giverId: giver.id, giverRelation: giverRelation(giver.sex, met.relation) } : {}),
  }
}

const statusOf = ({ marital }: PersonSnapshot): string => {
  const words = (marital ?? '').toLowerCase()
  if (words.includes('belum kawin')) return 'never'
  if (words.includes('belum tercatat')) return 'unregistered'
  if (words.includes('cerai hidup')) return 'divorced'
  if (words.includes('cerai mati')) return 'widowed'
  return words.includes('kawin') ? 'registered' : ''
}

const existingLetters = async (context: Context, kind: string, personId: string) => {
  const rows = await db(context)
    .selectFrom('letters')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('subject_person_id', '=', personId)
    .where('kind', '=', kind)
    .orderBy('recorded_at', 'desc')
    .limit(5)
    .execute()
  return toItems(
    context,
    rows.filter((row) => isOpenLetter(row.state)),
  )
}
