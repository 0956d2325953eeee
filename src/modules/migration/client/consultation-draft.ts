import type { Form } from '#platform/client/use-form.ts'
import { isPlainDate } from '#platform/shared/dates.ts'
import type { InputOf, OutputOf } from '#platform/shared/operation.ts'
import type { recordConsultation } from '../contract/consultation.ts'
import type { EpisodeFile } from '../contract/episode-file.ts'

/** What is being written down; `''` is not asked yet. The private reason is not here: a draft is kept on the device. */
export interface Talk {
  readonly metOn: string
  readonly place: string
  readonly people: readonly PersonMet[]
  readonly apart: string
  readonly alone: string
  readonly pressure: string
  readonly agencyCheck: string
  readonly agencyCheckNote: string
  readonly risks: readonly string[]
  readonly carers: readonly NamedCarer[]
  readonly outcome: string
  readonly mediation: string
  readonly rightsTold: boolean
}

/** `personId` is `other` for somebody who is not on the card. */
export interface PersonMet {
  readonly personId: string
  readonly name: string
  readonly relation: string
}

export interface NamedCarer extends PersonMet {
  readonly childPersonId: string
}

export type TalkForm = Form<Talk, OutputOf<typeof recordConsultation>>

export const talkSteps = [
  'when',
  'who',
  'apart',
  'alone',
  'pressure',
  'agency',
  'risks',
  'carers',
  'outcome',
  'mediation',
  'check',
] as const
export type TalkStep = (typeof talkSteps)[number]

const withoutAgency = ['G2G', 'G2P', 'SELF']

export const emptyTalk = (today: string, file: EpisodeFile): Talk => ({
  metOn: today,
  place: 'home',
  people: [{ personId: '', name: '', relation: '' }],
  apart: '',
  alone: '',
  pressure: '',
  agencyCheck: withoutAgency.includes(file.episode.scheme) ? 'no_agency' : '',
  agencyCheckNote: '',
  risks: [],
  carers: file.children.map((child) => ({ childPersonId: child.personId, personId: '', name: '', relation: '' })),
  outcome: '',
  mediation: '',
  rightsTold: false,
})

/** Only what needs asking: no carers without children, no mediator when all agree. */
export const stepsOfTalk = (talk: Talk, file: EpisodeFile): readonly TalkStep[] =>
  talkSteps.filter((step) => {
    if (step === 'carers') return file.children.length > 0
    return step === 'mediation' ? talk.outcome === 'not_yet' || talk.outcome === 'refused' : true
  })

const named = (person: PersonMet) =>
  person.relation !== '' && (person.personId === 'other' ? person.name.trim() !== '' : person.personId !== '')

/** What keeps this question from being answered, a key of a text. */
export const talkFault = (talk: Talk, step: TalkStep, today: string): string | undefined => {
  if (step === 'when' && !isPlainDate(talk.metOn)) return 'platform.field.invalid_type'
  if (step === 'when' && talk.metOn > today) return 'migration.dayInFuture'
  if (step === 'who' && !talk.people.every(named)) return 'migration.metNameMissing'
  const answers: Partial<Record<TalkStep, string>> = {
    apart: talk.apart,
    alone: talk.alone,
    pressure: talk.pressure,
    agency: talk.agencyCheck,
    outcome: talk.outcome,
    mediation: talk.mediation,
  }
  return answers[step] === '' ? 'migration.talk.choose' : undefined
}

const yesNo = (said: unknown): string => (said === true ? 'yes' : said === false ? 'no' : '')

interface WrittenMet {
  readonly personId?: string | null | undefined
  readonly name?: string | null | undefined
  readonly relation?: string | undefined
}

const metOf = (met: WrittenMet) => ({
  personId: met.personId ?? 'other',
  name: met.name ?? '',
  relation: met.relation ?? '',
})

/** A talk as it was written down, to be put right on the form; what was said in confidence is told anew. */
export const talkOf = (input: Readonly<Record<string, unknown>>, usual: Talk): Talk => {
  const written = input as Partial<InputOf<typeof recordConsultation>>
  const carers = new Map((written.carers ?? []).map((carer) => [carer.childPersonId, carer]))
  return {
    ...{ metOn: written.metOn ?? usual.metOn, place: written.place ?? usual.place },
    people: (written.people ?? []).map(metOf),
    ...{ apart: yesNo(written.apartFromRecruiter), alone: yesNo(written.candidateAlone) },
    ...{ pressure: yesNo(written.pressureSeen), agencyCheck: written.agencyCheck ?? '' },
    ...{ agencyCheckNote: written.agencyCheckNote ?? '', risks: written.risks ?? [] },
    carers: usual.carers.map((one) => {
      const carer = carers.get(one.childPersonId)
      if (!carer) return one
      const { carerPersonId, carerName, relation } = carer
      return {
        ...metOf({ personId: carerPersonId ?? null, name: carerName ?? null, relation }),
        childPersonId: one.childPersonId,
      }
    }),
    ...{ outcome: written.outcome ?? '', mediation: written.mediation ?? '', rightsTold: written.rightsTold ?? false },
  }
}

const personOf = ({ personId, name }: PersonMet) => ({
  personId: personId === 'other' ? null : personId,
  name: personId === 'other' ? name.trim() : null,
})

export const inputOfTalk = (
  id: string,
  episodeId: string,
  talk: Talk,
  privateReason: string,
): InputOf<typeof recordConsultation> => {
  const agreed = talk.outcome === 'agree'
  const carers = talk.carers.filter(named).map(({ childPersonId, relation, ...person }) => {
    const { personId, name } = personOf({ ...person, relation })
    return { childPersonId, carerPersonId: personId, carerName: name, relation }
  })
  return {
    ...{ id, episodeId, metOn: talk.metOn, place: talk.place, risks: [...talk.risks], carers, outcome: talk.outcome },
    people: talk.people.map((met) => ({ ...personOf(met), relation: met.relation })),
    apartFromRecruiter: talk.apart === 'yes',
    candidateAlone: talk.alone === 'yes',
    pressureSeen: talk.pressure === 'yes',
    agencyCheck: talk.agencyCheck,
    agencyCheckNote: talk.agencyCheckNote.trim() || null,
    mediation: agreed ? 'not_offered' : talk.mediation,
    rightsTold: !agreed && talk.rightsTold,
    privateReason: agreed ? null : privateReason.trim() || null,
  } as InputOf<typeof recordConsultation>
}
