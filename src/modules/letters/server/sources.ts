import { headInOffice } from '#modules/access/server/index.ts'
import { type CheckGrounds, episodeSnapshot, getCheckGrounds } from '#modules/migration/server/index.ts'
import { getVillage } from '#modules/places/server/index.ts'
import { shownName } from '#modules/registry/contract.ts'
import { getPersonSnapshot } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { dateParts, type PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import type { LetterKind, PersonSnapshot, VillageWords } from '../kinds/kind.ts'
import { addressWords } from '../rules/address-words.ts'
import { longDate } from '../rules/words.ts'
import { namablePeople } from './namable-people.ts'

/** The village as letters name it. */
export const loadVillage = (context: Context): Promise<VillageWords> => getVillage(context, context.villageId)

type Known = Awaited<ReturnType<typeof getPersonSnapshot>>

const birthWords = (person: Known): string | null => {
  if (!person.birthDate) return null
  const words = longDate(person.birthDate as PlainDate)
  if (person.birthPrecision === 'day') return words
  const year = String(dateParts(person.birthDate as PlainDate).year)
  if (person.birthPrecision === 'month') return words.split(' ').slice(1).join(' ')
  return person.birthPrecision === 'about' ? `sekitar ${year}` : year
}

const snapshotOf = (person: Known, village: VillageWords): PersonSnapshot => ({
  id: person.id,
  name: person.titledName,
  nik: person.nik,
  sex: person.sex,
  birthPlace: person.birthPlace && shownName(person.birthPlace),
  birthDate: person.birthDate as PlainDate | null,
  birthWords: birthWords(person),
  occupation: person.occupation,
  marital: person.marital,
  address: addressWords(person, village),
  phone: null,
})

/** One person as the register knows him today, numbers opened: only what a letter prints. */
export const loadPerson = async (context: Context, id: string): Promise<PersonSnapshot> => {
  try {
    return snapshotOf(await getPersonSnapshot(context, id), await loadVillage(context))
  } catch (fault) {
    if (fault instanceof Refusal && fault.kind === 'missing') throw missing('letters.personMissing')
    throw fault
  }
}

/** Only a name: what the reader may know of somebody outside his reach. */
const closed = (person: PersonSnapshot): PersonSnapshot => ({
  ...person,
  nik: hidden,
  birthPlace: null,
  birthDate: null,
  birthWords: hidden,
  occupation: null,
  marital: null,
  address: hidden,
  phone: null,
})
const hidden = '••••'

/** The others a letter names, by id. A draft is written anew at each reading, so reach is asked for at each reading. */
export const loadPeople = async (
  context: Context,
  ids: readonly string[],
): Promise<Readonly<Record<string, PersonSnapshot>>> => {
  const found: Record<string, PersonSnapshot> = {}
  const open = context.reach === 'own' || context.reach === 'hamlet' ? await namablePeople(context, ids) : new Set(ids)
  for (const id of new Set(ids)) {
    const person = await loadPerson(context, id)
    found[id] = open.has(id) ? person : closed(person)
  }
  return found
}

export interface Signer {
  readonly name: string
  /** As the decree calls the office; `null` where the village's own word does. */
  readonly title: string | null
  readonly termId: string | null
  /** Nobody is head today: the secretary signs in the head's name. */
  readonly acting: boolean
}

/** Who signs for the village on the day of the letter. */
export const loadSigner = (context: Context): Promise<Signer | undefined> =>
  headInOffice(context, context.villageId, context.today)

/** Who signs what is issued now: the head, or the secretary who issues it in the name of a head in office, and then under the secretary's own name. */
export const signerOfIssue = (context: Context, signer: Signer | undefined): Signer | undefined => {
  const { role, name, termId } = context.actor
  return signer && !signer.acting && role === 'secretary' ? { name, title: null, termId, acting: true } : signer
}

/** Who asks may issue a paper without a request: the head, and the secretary only while nobody is head. */
export const signsToday = async (context: Context): Promise<boolean> => {
  if (context.actor.role === 'head') return true
  return context.actor.role === 'secretary' && (await loadSigner(context))?.acting === true
}

export const loadEpisode = episodeSnapshot

const nothingSeen: CheckGrounds = { noSigns: false, agencyOnList: false, jobOrderSeen: false }

/** What was really seen of a journey; nothing for letters that say nothing of a check. */
export const groundsFor = async (
  context: Context,
  kind: Pick<LetterKind, 'needs'>,
  episodeId: string | null,
): Promise<CheckGrounds> => (kind.needs === 'check' && episodeId ? getCheckGrounds(context, episodeId) : nothingSeen)

/** The journey of this very person: one of somebody else is missing, as if it were not there. */
export const loadOwnEpisode = async (context: Context, episodeId: string, personId: string) => {
  const episode = await loadEpisode(context, episodeId)
  if (episode.personId !== personId) throw missing('letters.episodeMissing')
  return episode
}
