import { sql } from 'kysely'
import { hiddenAmong } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { missing } from '#platform/shared/errors.ts'
import { repeatedFrom } from '../rules/recruiters.ts'
import { lockEpisode } from './episode-reads.ts'
import { namesById } from './neighbours.ts'
import { filesNaming, filesOfRecruiter, isNamed, openTold, standingRecruiters, type Told } from './recruiter-rows.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db, type RecruiterRow } from './tables.ts'

const keyOfWord = { name: 'name_key', phone: 'phone_key', account: 'account_key' } as const
export type LinkedBy = keyof typeof keyOfWord

export interface RecruiterLink {
  readonly by: LinkedBy
  /** The name, phone or account as it was told last. */
  readonly told: string
  readonly people: number
  /** Files that became a case or were handed to an office. */
  readonly cases: number
  readonly grades: readonly RecruiterRow['evidence_grade'][]
  readonly files: readonly { readonly episodeId: string; readonly personName: string; readonly recruiterId: string }[]
}

const recruitersOfVillage = (context: Context): Promise<RecruiterRow[]> =>
  db(context)
    .selectFrom('recruiters')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()

const standingOfVillage = async (context: Context): Promise<readonly RecruiterRow[]> =>
  standingRecruiters(await recruitersOfVillage(context))

/** A note with all that it put right and all that put it right or took it back, oldest first: what was taken back is still written. */
const chainOf = async (context: Context, recruiterId: string): Promise<readonly RecruiterRow[]> => {
  const rows = await recruitersOfVillage(context)
  const ids = new Set([recruiterId])
  for (const row of rows.toReversed()) if (row.replaces_id && ids.has(row.id)) ids.add(row.replaces_id)
  for (const row of rows) if (row.replaces_id && ids.has(row.replaces_id)) ids.add(row.id)
  return rows.filter(({ id }) => ids.has(id))
}

/** The same name, phone or account in the files of three people, or in one that became a case (R16). Whom the asker may not know is only counted. */
export const linkedRecruiters = async (context: Context): Promise<RecruiterLink[]> => {
  const rows = await standingOfVillage(context)
  const named = await filesNaming(context, rows)
  const personByEpisode = new Map(named.map((file) => [file.episodeId, file.personId]))
  const people = [...new Set(personByEpisode.values())]
  const [names, hidden] = await Promise.all([namesById(context, people), hiddenAmong(context, people)])
  const links = (Object.keys(keyOfWord) as LinkedBy[]).flatMap((by) => {
    const known = rows.filter((row) => row[keyOfWord[by]] !== null)
    const groups = Map.groupBy(known, (row) => Buffer.from(row[keyOfWord[by]] ?? []).toString('hex'))
    return [...groups.values()].map((group) => linkOf(by, group, { named, personByEpisode, names, hidden }))
  })
  return links
    .filter((link) => link.people >= repeatedFrom || (link.cases > 0 && link.people > 1))
    .toSorted((one, other) => other.people - one.people)
}

interface Known {
  readonly named: Awaited<ReturnType<typeof filesNaming>>
  readonly personByEpisode: ReadonlyMap<string, string>
  readonly names: ReadonlyMap<string, string>
  readonly hidden: ReadonlySet<string>
}

const linkOf = (by: LinkedBy, group: readonly RecruiterRow[], known: Known): RecruiterLink => {
  const episodes = new Set(group.map((row) => row.episode_id))
  const people = new Set([...episodes].map((id) => known.personByEpisode.get(id)))
  const inCase = known.named.filter((file) => file.inCase && episodes.has(file.episodeId)).map((file) => file.episodeId)
  const told: Told | undefined = group.length > 0 ? openTold(group.at(-1) as RecruiterRow) : undefined
  return {
    ...{ by, told: told?.[by] ?? '', people: people.size, cases: new Set(inCase).size },
    grades: [...new Set(group.map((row) => row.evidence_grade))].sort(),
    files: group.flatMap((row) => {
      const personId = known.personByEpisode.get(row.episode_id)
      if (!personId || known.hidden.has(personId)) return []
      return [{ episodeId: row.episode_id, personName: known.names.get(personId) ?? '', recruiterId: row.id }]
    }),
  }
}

/** What was told of a recruiter, for whoever decides with another whether it goes: when and by whom it was written, never what. */
export const findRecruiterNote = async (context: Context, recruiterId: string) => {
  const chain = await chainOf(context, recruiterId)
  const row = chain.find((one) => one.id === recruiterId)
  if (!row) return undefined
  return {
    ...{ episodeId: row.episode_id, recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
    /** The asker himself is the one told of: he has no say in it. */
    isAboutAsker: chain.some((one) => isNamed(context, one)),
  }
}

/** Takes what was told away for good. Two people have decided so before this is called; the files that named him are judged anew. */
export const eraseRecruiter = async (context: Context, recruiterId: string): Promise<void> => {
  const chain = await chainOf(context, recruiterId)
  const last = chain.at(-1)
  if (!last) throw missing('migration.recruiterMissing')
  const naming = await filesNaming(context, chain)
  const named = chain.flatMap((row) => filesOfRecruiter(row, naming))
  const episodes = [...new Set([last.episode_id, ...named.map((file) => file.episodeId)])].sort()
  for (const id of episodes) await lockEpisode(context, id)
  await sql`select erase_recruiter(${last.id}::uuid)`.execute(db(context))
  for (const id of episodes) await refreshEpisode(context, id)
}

/** In how many people's files each of these is named, by the same keyed digests; nothing is opened for it. */
export const namedInFiles = async (
  context: Context,
  asked: readonly Pick<RecruiterRow, 'name_key' | 'phone_key'>[],
): Promise<number[]> => {
  const keys = asked.map((one) => ({ ...one, account_key: null }))
  const files = await filesNaming(context, keys)
  return keys.map((one) => new Set(filesOfRecruiter(one, files).map((file) => file.personId)).size)
}
