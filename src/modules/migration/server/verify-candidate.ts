import { handle } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { verifyCandidate } from '../contract/verification.ts'
import type { AgeAnswer } from '../rules/age.ts'
import { assess } from '../rules/assess.ts'
import { lacksOfCheck } from '../rules/verification.ts'
import { loadOneParts } from './episode-parts.ts'
import { assertOpen, lockEpisode } from './episode-reads.ts'
import { loadRulebook } from './neighbours.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { assertCanMove, lockRound, moveRound } from './verification-rounds.ts'

export const verifyCandidateHandler = handle(verifyCandidate, async (context, input) => {
  const round = await lockRound(context, input.verificationId)
  assertCanMove(round, 'checked')
  const episode = await lockEpisode(context, round.episode_id)
  assertOpen(episode)
  const parts = await loadOneParts(context, episode)
  const { age, readiness, redFlags, latestConsultation } = assess(parts, await loadRulebook(context), context.today)
  assertOldEnough(age)
  const permission = readiness.items.find((item) => item.code === 'IZIN_KELUARGA' && item.status === 'verified')
  const lacks = lacksOfCheck(input, {
    hasPermissionLetter: permission?.fact?.row?.letter_id != null,
    redFlagAdvice: redFlags.advice,
    pressureSeen: latestConsultation?.row.pressure_seen ?? false,
  })
  if (lacks.length > 0) {
    const fields = lacks.map((lack) => ({ field: lack, code: `migration.check.${lack}` }))
    throw new Refusal('rule', 'migration.checkIncomplete', { lacks: [...lacks] }, fields)
  }
  await moveRound(context, round, 'checked', {
    id: input.id,
    identity_seen: input.identitySeen,
    age_seen: input.ageSeen,
    no_duress: input.noDuress,
    red_flags_discussed: input.redFlagsDiscussed,
    letter_id: permission?.fact?.row?.letter_id ?? null,
    note: input.note,
  })
  await refreshEpisode(context, episode.id)
  return { state: 'checked' as const }
})

const assertOldEnough = ({ verdict, age, minimum }: AgeAnswer): void => {
  if (verdict === 'unknown') throw new Refusal('rule', 'migration.birthDateUnknown')
  if (verdict === 'too_young') throw new Refusal('rule', 'migration.tooYoung', { age, minimum })
}
