import type { Context } from '#platform/server/context.ts'
import type { Stage } from '../rules/stages.ts'
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
