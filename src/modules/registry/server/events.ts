import { defineEvent } from '#platform/server/context.ts'

/** A person came into the register. */
export const personRecorded = defineEvent<{ personId: string }>('registry.personRecorded')

/** All that process for this purpose must stop within 72 hours (UU 27/2022 art. 40). */
export const consentWithdrawn = defineEvent<{ personId: string; consentId: string; purpose: string; stopsBy: string }>(
  'registry.consentWithdrawn',
)

/** Whoever names `mergedPersonId` names `keptPersonId` from now on, and remembers which rows it moved. */
export const peopleMerged = defineEvent<{ mergeId: string; keptPersonId: string; mergedPersonId: string }>(
  'registry.peopleMerged',
)

export const mergeReversed = defineEvent<{ mergeId: string; keptPersonId: string; mergedPersonId: string }>(
  'registry.mergeReversed',
)

/** Whether somebody is protected has changed: whoever speaks of the person asks again. */
export const protectionChanged = defineEvent<{ personId: string }>('registry.protectionChanged')

export const personDied = defineEvent<{ personId: string; occurredOn: string }>('registry.personDied')

/** `transferId`: another village was told, and takes over what is open once it accepts; without one nobody does. */
export const personMovedOut = defineEvent<{ personId: string; occurredOn: string; transferId: string | null }>(
  'registry.personMovedOut',
)

/** The village of arrival accepted: told in the village that was left, which hands over what is open. */
export const personHandedOver = defineEvent<{
  personId: string
  transferId: string
  toVillageId: number
  toPersonId: string
  occurredOn: string
}>('registry.personHandedOver')

/** A move that was recorded or sent did not happen: the person stands here as before. */
export const moveReversed = defineEvent<{ personId: string }>('registry.moveReversed')

/** Only `registry` hears it: digests are compared out of the asker's sight. */
export const inquiryAsked = defineEvent<{ inquiryId: string; personId: string }>('registry.inquiryAsked')

export const personErased = defineEvent<{ personId: string }>('registry.personErased')

/** A paper of a person was recorded, renewed or looked at. */
export const documentChanged = defineEvent<{ personId: string; documentId: string }>('registry.documentChanged')
