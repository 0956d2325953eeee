import { getVillage } from '#modules/places/server/index.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { type CounterPack, getCounterPack } from '../contract/counter-pack.ts'
import { assess } from '../rules/assess.ts'
import { readinessView } from '../rules/readiness-view.ts'
import { loadOneParts } from './episode-parts.ts'
import { getEpisodeRow } from './episode-reads.ts'
import { loadRulebook, personDetails } from './neighbours.ts'

/** The set for the counter and nothing else: no signs, no reasons, nothing about how somebody went. */
export const getCounterPackHandler = handle(getCounterPack, async (context, input): Promise<CounterPack> => {
  const parts = await loadOneParts(context, await getEpisodeRow(context, input.episodeId))
  const { readiness } = assess(parts, await loadRulebook(context), context.today)
  const { episode, stages } = parts
  const [village, candidate] = await Promise.all([
    getVillage(context, context.villageId),
    personDetails(context, episode.person_id),
  ])
  const set = readinessView(readiness, parts).items.filter((item) => item.siapkerjaSet)
  return {
    format: 'desmigratif-counter-pack/2',
    episodeId: episode.id,
    madeOn: context.today,
    village: { id: context.villageId, name: village.name, code: village.code },
    candidate,
    plan: {
      destinationCountry: episode.destination_country,
      occupation: episode.occupation,
      occupationTold: episode.occupation_told,
      scheme: episode.scheme,
      agencyName: episode.agency_name,
      agencyLicence: episode.agency_licence,
      employerName: episode.employer_name,
    },
    verifiedOn: (stages.find((row) => row.stage === 'village_verified')?.occurred_on ?? null) as PlainDate | null,
    papers: set.map(({ code, status, issuedBy, mustShow, numberShown, issuedOn, validUntil, scans, letterId }) => ({
      ...{ code, status, issuedBy, mustShow, numberShown, issuedOn, validUntil, letterId },
      pages: scans.map((scan) => scan.fileHash),
    })),
    missing: set.filter((item) => item.need === 'must' && item.status !== 'verified').map((item) => item.code),
    charge: 'gratis',
  }
})
