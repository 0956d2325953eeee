import type { Context } from '#platform/server/context.ts'
import { phaseOf, type Stage } from '../rules/stages.ts'
import { listRows } from './list-episodes.ts'

/** From the first question to the village's yes: who may still be told of work. Later an agency has them. */
const lookingForWork: readonly Stage[] = ['interest', 'profile_ready', 'village_verified']

const everybody = { text: '', group: null, country: null, agency: null, hamlet: null, waitingFor: null, closed: false }
const mostCandidates = 1000

/** Candidates of the village who plan to go and are not yet with an agency; whom the asker may not know is not among them. */
export const listCandidates = async (context: Context) => {
  const rows = await listRows(context, everybody, { order: 'name', offset: 0, limit: mostCandidates })
  return rows
    .filter((row) => lookingForWork.includes(row.current_stage))
    .map((row) => ({
      ...{ episodeId: row.id, personId: row.person_id, name: row.name, hamlet: row.hamlet },
      ...{ country: row.destination_country, occupation: row.occupation, stage: row.current_stage },
    }))
}

/** Who came back and is of the village again, each once; closed files too, for the journey may be long over. */
export const listReturned = async (context: Context) => {
  const page = { order: 'recent', offset: 0, limit: mostCandidates } as const
  const [open, closed] = [
    await listRows(context, everybody, page),
    await listRows(context, { ...everybody, closed: true }, page),
  ]
  const abroadAgain = new Set(
    open.filter(({ current_stage: at }) => phaseOf(at) === 'abroad').map((row) => row.person_id),
  )
  const back = [...open, ...closed].filter(
    (row) => phaseOf(row.current_stage) === 'home' && !abroadAgain.has(row.person_id),
  )
  return [...new Map(back.map((row) => [row.person_id, row])).values()].map((row) => ({
    ...{ personId: row.person_id, hamlet: row.hamlet },
  }))
}
