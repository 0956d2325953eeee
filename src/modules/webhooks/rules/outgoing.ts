/** What may be told to another system: the name of the event, and where its payload keeps the id and the kind of the thing. */
interface Outgoing {
  readonly event: string
  readonly id: string
  readonly kind: string | null
  /** A `case` is somebody's, if without a name: it goes no further than the regency, above which small numbers are hidden. */
  readonly about: 'case' | 'office'
}

/** Ids and kinds alone. Who a thing is about stays in the village: nothing here names a person, not even by id. */
export const outgoing = [
  { event: 'letters.requested', id: 'letterId', kind: 'kind', about: 'case' },
  { event: 'letters.issued', id: 'letterId', kind: 'kind', about: 'case' },
  { event: 'letters.revoked', id: 'letterId', kind: 'kind', about: 'case' },
  { event: 'migration.episodeOpened', id: 'episodeId', kind: null, about: 'case' },
  { event: 'migration.consultationRecorded', id: 'episodeId', kind: null, about: 'case' },
  { event: 'migration.villageVerified', id: 'episodeId', kind: null, about: 'case' },
  { event: 'migration.episodeClosed', id: 'episodeId', kind: null, about: 'case' },
  { event: 'registry.peopleImported', id: 'importId', kind: null, about: 'office' },
  { event: 'access.termAssigned', id: 'termId', kind: 'role', about: 'office' },
  { event: 'access.termClosed', id: 'termId', kind: 'role', about: 'office' },
  { event: 'access.glassBroken', id: 'grantId', kind: null, about: 'office' },
] as const satisfies readonly Outgoing[]

/** What a test sends; nobody publishes it. */
export const testEvent = 'webhooks.test'

/** The events that an office of this kind of place may have told. */
export const eventsFor = (placeKind: string): readonly string[] =>
  outgoing
    .filter(({ about }) => about === 'office' || placeKind === 'village' || placeKind === 'regency')
    .map(({ event }) => event)

export interface Happening {
  readonly event: string
  readonly occurredAt: string
  readonly villageCode: string | null
  readonly payload: Readonly<Record<string, unknown>>
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What leaves the house, as it is signed: the shape of the Standard Webhooks, with ids, kind, village and time. */
export const noticeBody = ({ event, occurredAt, villageCode, payload }: Happening): string => {
  const shape = outgoing.find((one) => one.event === event)
  const id = shape ? textOf(payload[shape.id]) : null
  const kind = shape?.kind ? textOf(payload[shape.kind]) : null
  return JSON.stringify({ type: event, timestamp: occurredAt, data: { id, kind, villageCode } })
}
