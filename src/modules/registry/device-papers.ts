import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import type { DocumentStatus } from './contract/codes.ts'
import type { Consent } from './contract/consent.ts'
import type { RegistryDocument } from './contract/document.ts'
import type { getHousehold, HouseholdMember } from './contract/household.ts'
import type { getPerson } from './contract/sheet.ts'
import { textOf } from './device-rows.ts'
import { consentState } from './rules/consents.ts'
import { isEnding, statusToday } from './rules/documents.ts'
import { shownName } from './rules/names.ts'

const date = (row: DeviceRow, column: string) => textOf(row, column) as PlainDate | null

/** The newest first: an id made on a device begins with its moment. */
const newestFirst = (one: DeviceRow, other: DeviceRow): number => (one.id < other.id ? 1 : -1)

export const contactsOn = (rows: RowReader, personId: string): OutputOf<typeof getPerson>['contacts'] =>
  rows
    .where('person_contacts', 'person_id', personId)
    .toSorted(newestFirst)
    .map((row) => ({
      id: row.id,
      kind: textOf(row, 'kind') ?? '',
      value: textOf(row, 'value') ?? '',
      whose: textOf(row, 'whose') ?? '',
      note: textOf(row, 'note'),
      endedOn: date(row, 'ended_on'),
    }))

export const documentsOn = (rows: RowReader, personId: string, today: PlainDate): RegistryDocument[] =>
  rows
    .where('documents', 'person_id', personId)
    .toSorted(newestFirst)
    .toSorted((a, b) => ((textOf(a, 'kind') ?? '') < (textOf(b, 'kind') ?? '') ? -1 : 1))
    .map((row) => {
      const status = textOf(row, 'status') as DocumentStatus
      const expiresOn = date(row, 'expires_on')
      return {
        id: row.id,
        kind: textOf(row, 'kind') ?? '',
        numberMasked: textOf(row, 'number_masked'),
        issuer: textOf(row, 'issuer'),
        issuedOn: date(row, 'issued_on'),
        expiresOn,
        fileHash: textOf(row, 'file_hash'),
        heldBy: textOf(row, 'held_by') as RegistryDocument['heldBy'],
        status,
        statusToday: statusToday({ status, expiresOn }, today),
        verifiedLevel: textOf(row, 'verified_level') as RegistryDocument['verifiedLevel'],
        verifiedAt: textOf(row, 'verified_at'),
        verifiedBy: null,
        attributes: JSON.parse(textOf(row, 'attributes') ?? '{}') as Record<string, string>,
        recordedAt: textOf(row, 'recorded_at') ?? '',
      }
    })

/** Witness, proxy and who stopped the processing are not on the phone. */
export const consentsOn = (rows: RowReader, person: DeviceRow, today: PlainDate): Consent[] =>
  rows
    .where('consents', 'person_id', person.id)
    .map((row) => {
      const expiresOn = date(row, 'expires_on')
      const withdrawnAt = textOf(row, 'withdrawn_at')
      return {
        id: row.id,
        personId: person.id,
        personName: shownName(textOf(person, 'name') ?? ''),
        purpose: textOf(row, 'purpose') ?? '',
        basis: textOf(row, 'basis') as Consent['basis'],
        scope: textOf(row, 'scope'),
        channel: textOf(row, 'channel') as Consent['channel'],
        ...{ witnessName: null, proxyName: null, withdrawnReason: null },
        givenOn: date(row, 'given_on') as PlainDate,
        expiresOn,
        withdrawnAt,
        ...{ stopsBy: null, stoppedAt: null, stoppedBy: null },
        state: consentState({ expiresOn, withdrawnAt }, today),
      }
    })
    .toSorted((a, b) => (a.givenOn < b.givenOn ? 1 : -1))

export const expiringOn = (
  rows: RowReader,
  member: HouseholdMember,
  today: PlainDate,
): OutputOf<typeof getHousehold>['expiring'] =>
  documentsOn(rows, member.id, today).flatMap(({ id, kind, numberMasked, expiresOn, heldBy, status }) =>
    expiresOn !== null && (status === 'collected' || status === 'verified') && isEnding({ kind, expiresOn }, today)
      ? [{ id, personId: member.id, personName: member.name, kind, numberMasked, expiresOn, heldBy }]
      : [],
  )
