import { defineEvent } from '#platform/server/context.ts'

export const letterRequested = defineEvent<{ letterId: string; kind: string }>('letters.requested')
export const letterIssued = defineEvent<{
  letterId: string
  kind: string
  number: string
  personId: string | null
  episodeId: string | null
}>('letters.issued')
export const letterRevoked = defineEvent<{ letterId: string; kind: string; personId: string | null }>('letters.revoked')
