import { foldName } from '#modules/registry/contract.ts'
import { normalPhone } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { digest, openValue, sealValue } from '#platform/server/keys.ts'
import { dayIn } from '#platform/shared/dates.ts'
import { notReplaced } from '#platform/shared/not-replaced.ts'
import type { Recruiter } from '../contract/recruiters.ts'
import type { NamedIn } from '../rules/parts.ts'
import { pillarOffices } from '../rules/return.ts'
import { db, type RecruiterRow } from './tables.ts'

export interface Told {
  readonly name: string | null
  readonly phone: string | null
  readonly account: string | null
}

// Who is told of is called by how he is addressed; the register's names have no such words.
const addressed = /^\s*(bapak|pak|pa|ibu|bu|mas|mbak|kang|teh|bang|haji|hajah)\.?\s+/i

const keyOf = (kind: keyof Told, value: string | null): Buffer | null =>
  value ? digest(`recruiter:${kind}`, value) : null

/** Sealed words, and the keys by which the same one is found in another file. */
export const toldColumns = (told: Told) => ({
  told_sealed: sealValue(JSON.stringify(told)),
  name_key: keyOf('name', told.name && foldName(told.name.replace(addressed, ''))),
  phone_key: keyOf('phone', told.phone && phoneDigits(told.phone)),
  account_key: keyOf('account', told.account?.replace(/\D/g, '') ?? null),
})

/** +62, 62 and 0 before the same number are the same phone; half a number heard at the door counts as its digits. */
const phoneDigits = (phone: string): string | null => {
  try {
    return normalPhone(phone)
  } catch {
    return phone.replace(/\D/g, '') || null
  }
}

export const openTold = ({ told_sealed }: RecruiterRow): Told =>
  told_sealed ? (JSON.parse(openValue(told_sealed)) as Told) : { name: null, phone: null, account: null }

/** Whoever asks is himself the one told of, by the name of his account: he does not put it right, nor take it back (`domain.md` §6.10, rule 3). */
export const isNamed = ({ actor }: Pick<Context, 'actor'>, row: Pick<RecruiterRow, 'name_key'>): boolean => {
  const own = toldColumns({ name: actor.name, phone: null, account: null }).name_key
  return own !== null && row.name_key !== null && own.equals(row.name_key)
}

/** Neither put right nor taken back by a later row. */
export const standingRecruiters = (rows: readonly RecruiterRow[]): readonly RecruiterRow[] =>
  notReplaced(rows, (row) => row.replaces_id).filter((row) => row.told_sealed !== null)

const keyColumns = ['name_key', 'phone_key', 'account_key'] as const

type Keys = Pick<RecruiterRow, (typeof keyColumns)[number]>

const hexKeys = (row: Keys): string[] =>
  keyColumns.flatMap((column) => (row[column] ? [`${column}:${Buffer.from(row[column]).toString('hex')}`] : []))

/** Every file of the village that names one of these recruiters: by digests, so nothing is opened for it. */
export const filesNaming = async (context: Context, rows: readonly Keys[]): Promise<readonly NamedIn[]> => {
  if (rows.length === 0) return []
  const keysOf = (column: (typeof keyColumns)[number]) => rows.flatMap((row) => row[column] ?? [])
  const found = await db(context)
    .selectFrom('recruiters as r')
    .innerJoin('episodes as e', (join) =>
      join.onRef('e.id', '=', 'r.episode_id').on('e.village_id', '=', context.villageId),
    )
    .select(['r.episode_id', 'r.name_key', 'r.phone_key', 'r.account_key', 'r.recorded_at', 'e.person_id'])
    .select(({ exists, or, eb, selectFrom }) =>
      or([
        eb('e.current_stage', '=', 'in_case'),
        exists(
          selectFrom('referrals as f')
            .select('f.id')
            .where('f.village_id', '=', context.villageId)
            // a wish that went to a pillar of the village says nothing of a recruiter
            .where('f.office_kind', 'not in', pillarOffices)
            .whereRef('f.episode_id', '=', 'e.id'),
        ),
      ]).as('in_case'),
    )
    .where('r.village_id', '=', context.villageId)
    .where(({ or, eb }) =>
      or(
        keyColumns.flatMap((column) => {
          const keys = keysOf(column)
          return keys.length > 0 ? [eb(`r.${column}`, 'in', keys)] : []
        }),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('recruiters as later')
            .select('later.id')
            .where('later.village_id', '=', context.villageId)
            .whereRef('later.replaces_id', '=', 'r.id'),
        ),
      ),
    )
    .execute()
  return found.map((row) => ({
    episodeId: row.episode_id,
    personId: row.person_id,
    inCase: Boolean(row.in_case),
    recordedAt: row.recorded_at,
    recordedOn: dayIn(context.zone, new Date(row.recorded_at)),
    keys: hexKeys(row),
  }))
}

export const filesOfRecruiter = (row: Keys, named: readonly NamedIn[]): readonly NamedIn[] => {
  const own = new Set(hexKeys(row))
  return named.filter((file) => file.keys.some((key) => own.has(key)))
}

/** For the officer alone. */
export const viewRecruiters = (
  personId: string,
  rows: readonly RecruiterRow[],
  named: readonly NamedIn[],
): Recruiter[] =>
  rows.map((row) => ({
    id: row.id,
    ...openTold(row),
    relation: row.relation,
    localBroker: row.local_broker,
    storySource: row.story_source,
    evidenceGrade: row.evidence_grade,
    otherPeople: otherPeople(personId, filesOfRecruiter(row, named)),
    recordedAt: row.recorded_at,
    recordedByName: row.recorded_by_name,
  }))

export const otherPeople = (personId: string, files: readonly NamedIn[]): number =>
  new Set(files.map((file) => file.personId).filter((id) => id !== personId)).size
