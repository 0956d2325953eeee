import { defineEvent } from '#platform/server/context.ts'
import type { ConsultationOutcome } from '../rules/consultation.ts'
import type { CloseReason, Stage } from '../rules/stages.ts'

interface OfEpisode {
  readonly episodeId: string
  readonly personId: string
}

export const episodeOpened = defineEvent<OfEpisode & { readonly stage: Stage }>('migration.episodeOpened')
export const stageRecorded = defineEvent<OfEpisode & { readonly stage: Stage; readonly occurredOn: string }>(
  'migration.stageRecorded',
)
export const homecomingRecorded = defineEvent<OfEpisode & { readonly returnId: string }>('migration.homecomingRecorded')
export const consultationRecorded = defineEvent<
  OfEpisode & { readonly consultationId: string; readonly outcome: ConsultationOutcome }
>('migration.consultationRecorded')
export const villageVerified = defineEvent<OfEpisode & { readonly verificationId: string; readonly onBehalf: boolean }>(
  'migration.villageVerified',
)
export const episodeReopened = defineEvent<OfEpisode & { readonly stage: Stage }>('migration.episodeReopened')
export const episodeClosed = defineEvent<OfEpisode & { readonly reason: CloseReason; readonly closedOn: string }>(
  'migration.episodeClosed',
)
