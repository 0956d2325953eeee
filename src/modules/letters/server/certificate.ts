import {
  getMeetingPlan,
  listAttendees,
  lockMeetingPlan,
  type MeetingPlan,
  meetingKindOf,
} from '#modules/meetings/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask, isTaskOpen, openTask } from '#platform/server/tasks.ts'
import { missing, refuse } from '#platform/shared/errors.ts'
import { issueCertificates, listCertificates, requestCertificates } from '../contract/certificate.ts'
import { personTexts } from '../kinds/kind.ts'
import { type CertificateSource, certificateSource, type MeetingContent } from './certificate-source.ts'
import { certificateTemplate } from './certificate-template.ts'
import { type IssuedDocument, issueDocument } from './documents.ts'
import { type LetterInForce, listInForce } from './in-force.ts'
import { timesOf } from './meeting-words.ts'
import { loadPerson, signsToday } from './sources.ts'
import { db } from './tables.ts'
import { certificatesToIssue } from './task-kinds.ts'

type Attendees = Awaited<ReturnType<typeof listAttendees>>

/** Who is on the list, and of each the paper in force: one for a human, also where he stands there under two entries. */
export const certifiedAt = async (context: Context, meetingId: string) => {
  const people = await listAttendees(context, meetingId)
  const ids = people.map(({ id }) => id)
  const letters = await listInForce(context, certificateTemplate.kind, ids)
  const kept = await keptEntries(context, [...people, ...letters])
  const entryOf = ({ personId }: { readonly personId: string | null }) => personId && (kept.get(personId) ?? personId)
  return people.map((one) => {
    const entry = entryOf(one)
    const own = letters.find(({ sourceId }) => sourceId === one.id)
    return { ...one, entry, letter: own ?? letters.find((letter) => entry && entryOf(letter) === entry) }
  })
}

/** Under which entry people are kept whose entry was joined to another. */
const keptEntries = async (context: Context, of: readonly { readonly personId: string | null }[]) => {
  const ids = of.flatMap(({ personId }) => personId ?? [])
  if (ids.length === 0) return new Map<string, string>()
  const rows = await db(context)
    .selectFrom('person_names')
    .select(['id', 'merged_into_id'])
    .where('village_id', '=', context.villageId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.flatMap(({ id, merged_into_id: into }) => (into ? [[id, into] as const] : [])))
}

export const listCertificatesHandler = handle(listCertificates, async (context, { meetingId }) => {
  const source = certificateSource.given(await meetingKindOf(context, meetingId))
  if (!source) return { isOffered: false, isDescribed: false, people: [], isAsked: false, signs: false }
  const people = await certifiedAt(context, meetingId)
  return {
    isOffered: true,
    isDescribed: (await source.contentOf(context, meetingId)) !== undefined,
    people: people
      .filter(({ came, letter }) => came || letter)
      .map(({ id, name, status, came, letter }) => ({ attendeeId: id, name, status, came, letter: shown(letter) })),
    isAsked: await isTaskOpen(context, certificatesToIssue, meetingId),
    signs: await signsToday(context),
  }
})

const shown = (letter: LetterInForce | undefined) =>
  letter ? { letterId: letter.id, number: letter.number, issuedOn: letter.issuedOn } : null

/** The meeting gives certificates, and what it was about is written. */
const describedSource = async (context: Context, meetingId: string) => {
  const source = certificateSource.given(await meetingKindOf(context, meetingId))
  if (!source) return refuse('letters.certificateNotOffered')
  const content = await source.contentOf(context, meetingId)
  return content ? { source, content } : refuse('letters.certificateNotDescribed')
}

export const requestCertificatesHandler = handle(requestCertificates, async (context, { meetingId }) => {
  await describedSource(context, meetingId)
  const people = await certifiedAt(context, meetingId)
  if (!people.some(({ came, letter }) => came && !letter)) refuse('letters.certificateNobody')
  const { title } = await getMeetingPlan(context, meetingId)
  await openTask(context, certificatesToIssue, { subjectId: meetingId, values: { title } })
  context.note({ meeting: meetingId })
  return { asked: true as const }
})

export const issueCertificatesHandler = handle(issueCertificates, async (context, input) => {
  const { meetingId } = input
  const plan = await lockMeetingPlan(context, meetingId)
  const { source, content } = await describedSource(context, meetingId)
  if (!(await signsToday(context))) refuse('letters.headSigns')
  const people = await certifiedAt(context, meetingId)
  const letters: IssuedDocument[] = []
  const taken = new Set<string>()
  for (const { id, attendeeId } of input.certificates) {
    const one = people.find((person) => person.id === attendeeId)
    if (!one?.name) throw missing('letters.certificateNotOnList')
    if (!one.came) refuse('letters.certificateNotCame', { name: one.name })
    const human = one.entry ?? one.id
    if (one.letter || taken.has(human)) refuse('letters.certificateIssued', { name: one.name })
    taken.add(human)
    letters.push(await issueOne(context, id, { one, plan, source, content, result: input.result }))
  }
  await endTask(context, certificatesToIssue, meetingId, 'issued')
  context.note({ meeting: meetingId, letters: letters.length })
  return { letters }
})

interface Certified {
  readonly one: Attendees[number]
  readonly plan: MeetingPlan
  readonly source: CertificateSource
  readonly content: MeetingContent
  readonly result: string | null
}

const issueOne = async (context: Context, id: string, { one, plan, source, content, result }: Certified) => {
  const person = one.personId ? await loadPerson(context, one.personId) : undefined
  const name = person?.name ?? one.name ?? ''
  const texts = {
    ...{ 'who.name': name.toUpperCase(), 'who.from': one.from ?? '', ...personTexts('who', person) },
    ...{ subject: source.subject, title: plan.title, place: plan.place, ...timesOf(plan) },
    attendance: one.status === 'late' ? 'Hadir (datang terlambat)' : 'Hadir',
    ...{ material: content.material ?? '', result: result ?? '', ground: source.ground ?? '' },
  }
  return issueDocument(context, {
    ...{ id, kind: certificateTemplate.kind, subjectName: name, subjectPersonId: one.personId, sourceId: one.id },
    ...{ code: source.code, values: { texts, lists: { topics: content.topics.map((topic) => ({ topic })) } } },
  })
}
